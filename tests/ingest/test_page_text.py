"""Pages of every form become threads, word for word."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.records import Form, Kind
from qa_tui.ingest.decoding import decode, read_page
from qa_tui.ingest.pages.page import read_page_text

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_b539a2bbc25127aa.txt"

OLD = """Frage an Anna Beispiel bezüglich Umwelt
Anna Beispiel
{party}
Frage von Bernd C. •

Frage an Anna Beispiel von Bernd C. bezüglich Umwelt

Sehr geehrte Frau Beispiel,

wie steht es um den Moorschutz?

{after}
"""


def old_page(after: str, party: str = "SPD") -> SourceThread:
    return read_page_text(OLD.format(after=after, party=party))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_becomes_its_golden_thread(path: Path) -> None:
    thread = read_page_text(decode(read_page(path)).text, url=f"https://example.org/{path.stem}")

    golden = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    shown = json.loads(json.dumps(asdict(thread)))
    assert {name: shown[name] for name in golden if name != "messages"} == {
        name: golden[name] for name in golden if name != "messages"
    }
    assert [
        {name: message[name] for name in wanted}
        for message, wanted in zip(shown["messages"], golden["messages"], strict=True)
    ] == golden["messages"]


def test_there_are_golden_pages_of_both_forms() -> None:
    names = [path.stem for path in PAGES]

    assert len(names) >= 14
    assert {name[:6] for name in names} >= {"f1_old", "f1_new", "f2_old", "f2_new"}


@pytest.fixture
def seed() -> SourceThread:
    if not SEED.exists():
        pytest.skip(f"the real page {SEED} is not there")  # -ra in pyproject prints it
    return read_page_text(decode(read_page(SEED)).text)


def test_real_page_has_every_field(seed: SourceThread) -> None:
    question, answer = seed.messages

    assert (seed.to, seed.party, seed.topic) == ("Angelika Bester", "SPD", "Soziale Sicherung")
    assert (seed.form, seed.page_form, seed.sureness) == (Form.OLD, "F1", 1.0)
    assert seed.title == "Frage an Angelika Bester von Andreas S. bezüglich Soziale Sicherung"
    assert seed.asking_note == (
        "Die Frage-Funktion ist deaktiviert, weil Angelika Bester zur Zeit keine aktive"
        " Kandidatur hat."
    )
    assert (question.kind, question.author, question.party) == (Kind.QUESTION, "Andreas S.", None)
    assert (answer.kind, answer.author, answer.party) == (Kind.ANSWER, "Angelika Bester", "SPD")
    assert question.date is None
    assert answer.date is None


def test_real_page_keeps_the_words_and_drops_the_frame(seed: SourceThread) -> None:
    question, answer = seed.messages

    assert question.text.startswith("Sehr geehrte Frau Bester,\n\nIn unserem politischen Bezirk")
    assert question.text.endswith("Mit freundlichen Grüßen,\n\nIhr\n\nAndreas Schmidt")
    assert answer.text.startswith("Sehr geehrter Herr Schmidt,\n\ndas Fachamt")
    assert answer.text.endswith("\n\nBeste Grüße\nAngelika Bester")
    for chrome in ("Zum Profil", "Frage stellen", "Frage-Funktion", "Antwort von", "SPD", "•"):
        assert chrome not in question.text
        assert chrome not in answer.text
    assert "\n\n\n" not in question.text + answer.text


@pytest.mark.parametrize(
    "words",
    [
        "Ich warte auf eine\nAntwort von\nSPD und Grünen.",
        "Antwort von Frau Beispiel gab es keine.",
        "Antwort von der SPD",
        "SPD",
        "Zum Profil\n\nFrage stellen\n\n87 %\n\n3 / 4 Fragen beantwortet",
        "Portrait von Anna Beispiel\n\nDas Bild hängt schief.",
        "Was möchten Sie wissen von mir?",
        "Antwort ausstehend von Anna Beispiel SPD\n\nso steht es da seit Mai.",
        "Frage von Bernd C.",
    ],
)
def test_words_that_resemble_the_frame_stay_in_the_text(words: str) -> None:
    thread = old_page(f"{words}\n\nBernd C.")

    assert len(thread.messages) == 1
    assert thread.messages[0].text.endswith(f"Moorschutz?\n\n{words}\n\nBernd C.")


def test_frame_like_words_in_an_answer_stay_in_the_answer() -> None:
    words = "SPD\n\nAntwort von Frau Beispiel.\n\nWas möchten Sie wissen von uns?"

    thread = old_page(f"Antwort von\nSPD\n\n{words}\n\nWas möchten Sie wissen von:\nAnna Beispiel")

    assert [message.text for message in thread.messages[1:]] == [words]


def test_bare_answer_line_taken_for_text_makes_less_sure() -> None:
    thread = old_page("Antwort von\n\nfreundlichen Menschen wünsche ich mir.")

    assert len(thread.messages) == 1
    assert thread.sureness == 0.7


def test_answer_without_text_is_left_out_and_makes_less_sure() -> None:
    thread = old_page("Antwort von\nSPD")

    assert len(thread.messages) == 1
    assert thread.messages[0].text.endswith("Moorschutz?")
    assert thread.sureness == 0.7


def test_answer_older_than_its_question_is_a_quotation() -> None:
    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2022\n\nUnd heute?\n\nDamals hieß es:\n\n"
        "Antwort von Anna Beispiel SPD • 03.02.2020\n\nNein.\n\n"
        "Antwort von Anna Beispiel SPD • 05.02.2022\n\nJa."
    )

    assert [message.text for message in thread.messages] == ["Und heute?", "Ja."]
    assert "03.02.2020\n\nNein." in thread.messages[0].background
    assert thread.sureness == 0.6


def test_picture_over_the_footer_belongs_to_neither_text() -> None:
    thread = old_page("Portrait von Anna Beispiel\nWas möchten Sie wissen von:\nAnna Beispiel")

    assert thread.messages[0].text.endswith("Moorschutz?")


def test_another_name_in_title_and_frame_makes_less_sure() -> None:
    thread = read_page_text(
        "Portrait von Anna Neu\nAnna Neu\nSPD\nFrage von Bernd C. •\n\n"
        "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt\n\nWarum?"
    )

    assert thread.to == "Anna Neu"
    assert thread.title == "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt"
    assert thread.sureness == 0.7


def test_lost_asker_is_taken_from_the_title() -> None:
    thread = read_page_text(
        "Anna Beispiel\nSPD\nFrage von •\n\n"
        "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt\n\nWarum?"
    )

    assert thread.messages[0].author == "Bernd C."


def test_question_of_the_new_form_may_be_long_or_broken_in_two() -> None:
    page = (
        "Frage von Bernd C. • 01.02.2022\n\n{}\n\nGrund.\n\nAntwort ausstehend von Anna Muster SPD"
    )
    long = f"Warum {'sehr ' * 60}lang?"

    assert read_page_text(page.format(long)).title == long
    assert read_page_text(page.format("Warum ist\ndas so?")).title == "Warum ist das so?"
    unsigned = read_page_text(page.format("Bitte nennen Sie die Gründe"))
    assert (unsigned.title, unsigned.sureness) == ("Bitte nennen Sie die Gründe", 0.9)


def test_answer_that_is_owed_may_stand_between_picture_and_label() -> None:
    asked = "Wird die Brücke saniert?"
    thread = read_page_text(
        f"{asked}\nPortrait von Anna Beispiel\nAnna Beispiel\nSPD\n"
        "Frage von Bernd C. • 01.02.2022\n\n"
        f"{asked}\n\nGrund.\n\nPortrait von Anna Beispiel\n"
        "Antwort ausstehend von Anna Beispiel\nSPD\n\nWas möchten Sie wissen von:\nAnna Beispiel"
    )

    (question,) = thread.messages
    assert (thread.page_form, thread.party, question.background) == ("F1", "SPD", "Grund.")


def test_question_lost_under_the_name_is_taken_from_above() -> None:
    thread = read_page_text(
        "Wird die Brücke saniert?\nPortrait von Anna Beispiel\nAnna Beispiel\nSPD\n"
        "Frage von Bernd C. •\n\nSie ist seit Mai gesperrt.\n\nMan fährt Umwege."
    )

    assert (thread.title, thread.form) == ("Wird die Brücke saniert?", Form.NEW)
    assert thread.messages[0].background == "Sie ist seit Mai gesperrt.\n\nMan fährt Umwege."
    assert thread.sureness == 0.9


def test_address_of_the_page_is_kept() -> None:
    url = "https://www.example.org/profile/anna-beispiel/question/2017-09-09/287452"

    assert read_page_text(OLD.format(after="", party="SPD"), url).url == url


@pytest.mark.parametrize(
    ("given", "lost"),
    [
        ("Frage von Bernd C. •", "Frage von Bernd C.\n•"),
        ("von Bernd C. bezüglich Umwelt\n", "von Bernd C. bezüglich\nUmwelt\n"),
        ("\nAnna Beispiel\n", "\nPortrait von\nAnna Beispiel\n"),
        ("\nAntwort von\n", "\nPortrait von\nAntwort von\n"),
        ("\nAntwort von\n", "\n\u00a0\nAntwort von\n"),
        ("gut.", "gut.\n\nAntwort ausstehend von Anna Beispiel SPD"),
        ("gut.", "gut.\n\nPortrait von Anna Beispiel\nWas möchten Sie wissen von:\nAnna Beispiel"),
    ],
)
def test_lost_and_repeated_pieces_of_the_frame_change_nothing(given: str, lost: str) -> None:
    whole = OLD.format(after="Antwort von\nSPD\n\nSehr geehrter Herr C.,\n\ngut.", party="SPD")
    assert given in whole

    assert read_page_text(whole.replace(given, lost)) == read_page_text(whole)


def test_academic_title_makes_no_other_person() -> None:
    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2022\n\n"
        "Frage an Dr. Anna Beispiel von Bernd C. bezüglich Umwelt\n\nWarum?\n\n"
        "Antwort von Anna Beispiel MdB CDU • 03.02.2022\n\nDarum."
    )

    assert (thread.to, thread.party, thread.sureness) == ("Dr. Anna Beispiel", "CDU", 1.0)
