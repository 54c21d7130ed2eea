"""Pages without separators: the border is inferred, and what was inferred is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.pages.page import read_page_text

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread

TITLE = "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt"
ASKED = "Sehr geehrte Frau Beispiel,\n\nwie steht es um den Moorschutz?"
SURE = 0.7


def page(question: str, answer: str = "", title: str = TITLE) -> SourceThread:
    return read_page_text(f"{title}\n\n{question}\n\n{answer}")


@pytest.mark.parametrize(
    "sign_off",
    [
        "Mit freundlichen Grüßen\nBernd C.",
        "MfG\nB. C.",
        "Bernd Clausen",
        "Viele Grüße aus Tannwerder,\n\nIhr\n\nBernd Clausen\nTannwerder",
        "Danke im Voraus!",
        "Hochachtungsvoll\nB. Clausen\nPS: Ich war früher Förster.",
        "MfG Bernd",
        "Gruß\nBernd C.\n\nP.S.: Ich schrieb Ihnen am 3. März schon einmal.\nDas ist ein Jahr her.",
    ],
)
@pytest.mark.parametrize(
    "salutation",
    [
        "Sehr geehrter Herr C.,",
        "Sehr geehrter Herr Clausen,",
        "Lieber Bernd,",
        "Guten Tag,",
        "Guten Tag Herr Clausen! Danke für Ihre Frage.",
        "vielen Dank für Ihre Nachricht.",
    ],
)
def test_answer_begins_where_one_letter_ends_and_another_begins(
    sign_off: str, salutation: str
) -> None:
    thread = page(f"{ASKED}\n\n{sign_off}", f"{salutation}\n\ngut steht es.\n\nAnna Beispiel")

    question, answer = thread.messages
    assert question.text == f"{ASKED}\n\n{sign_off}"
    assert answer.text.startswith(salutation)
    assert thread.sureness >= SURE
    assert thread.guesses == ("border",)


def test_salutation_alone_shows_the_border() -> None:
    thread = page(ASKED, "Sehr geehrter Herr C.,\n\ngut steht es.")

    assert [message.text for message in thread.messages] == [
        ASKED,
        "Sehr geehrter Herr C.,\n\ngut steht es.",
    ]


def test_signature_alone_shows_the_border() -> None:
    thread = page(f"{ASKED}\n\nMfG\nBernd C.", "Gut steht es, die Gräben sind zu.")

    assert thread.messages[1].text == "Gut steht es, die Gräben sind zu."


def test_page_that_simply_ends_waits() -> None:
    thread = page(f"{ASKED}\n\nMit freundlichen Grüßen\nBernd C.")

    assert len(thread.messages) == 1
    assert thread.sureness >= SURE


def test_answer_signed_by_the_representative_without_any_salutation_is_a_doubtful_guess() -> None:
    thread = page("Wie steht es um den Moorschutz?", "Gut steht es.\n\nAnna Beispiel")

    assert thread.messages[1].text == "Gut steht es.\n\nAnna Beispiel"
    assert thread.sureness < SURE


def test_letter_quoted_in_the_question_belongs_to_it() -> None:
    quoted = (
        "Das Amt schrieb mir:\n\n„Sehr geehrter Herr Clausen,\n\nnein.\n\nMit freundlichen Grüßen“"
    )
    thread = page(f"{ASKED}\n\n{quoted}\n\nBernd C.", "Sehr geehrter Herr C.,\n\ndoch.")

    assert thread.messages[0].text.endswith("“\n\nBernd C.")
    assert thread.messages[1].text == "Sehr geehrter Herr C.,\n\ndoch."


def test_second_answer_of_the_same_person_is_one_of_its_own() -> None:
    first = "Sehr geehrter Herr C.,\n\nbald.\n\nBeste Grüße\nAnna Beispiel"
    second = "Sehr geehrter Herr C.,\n\njetzt.\n\nBeste Grüße\nAnna Beispiel"

    thread = page(f"{ASKED}\n\nMfG\nBernd C.", f"{first}\n\n{second}")

    assert [message.text for message in thread.messages[1:]] == [first, second]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "Hallo Frau Beispiel,\n\nwarum?\n\nMfG\nBernd C.",
            "Sehr geehrter Herr C.,\n\nSie schrieben: „warum?\n\nMfG\nBernd C.“\n\nDarum.",
        ),
        (
            "Hallo Frau Beispiel,\n\ndas Amt schrieb:\n\nSehr geehrter Herr Clausen,\nnein.\n"
            "Mit freundlichen Grüßen\nX\n\nWarum?\n\nViele Grüße\nBernd C.",
            "Hallo Herr C.,\n\ndarum.\n\nAnna Beispiel",
        ),
        (
            "Hallo Frau Beispiel,\n\nherzliche Grüße aus Tannwerder! Warum?\n\nBernd C.",
            "im Auftrag von Frau Beispiel antworte ich: darum.\n\nTeam Büro Beispiel",
        ),
        ("Sind Sie dafür?\n\nBernd C.", "Ja"),
        ("Dear Mrs Beispiel,\n\nwhy?\n\nBernd C.", "Dear Mr C.,\n\nbecause."),
        (
            "Sehr geehrte Frau Beispiel, warum? Mit freundlichen Grüßen, Bernd Clausen",
            "Sehr geehrter Herr Clausen, darum. Mit freundlichen Grüßen, Anna Beispiel",
        ),
    ],
)
def test_letters_that_quote_or_leave_out_are_parted(question: str, answer: str) -> None:
    assert [message.text for message in page(question, answer).messages] == [question, answer]


ANSWER = "Sehr geehrter Herr C.,\n\ngut steht es.\n\nAnna Beispiel"
SIGNED = f"{ASKED}\n\nMfG\nBernd C."


@pytest.mark.parametrize("day", ["Tannwerder, den 3. April", "17.06.2008", "Berlin, 14. Mai 2008"])
def test_place_and_day_above_a_salutation_belong_to_the_answer(day: str) -> None:
    thread = page(SIGNED, f"{day}\n\n{ANSWER}")

    assert thread.messages[0].text == SIGNED
    assert thread.messages[1].text.startswith(day)
    assert thread.sureness >= SURE


def test_place_and_day_right_under_a_signature_are_a_doubtful_guess() -> None:
    letter = page(f"{SIGNED}\nBerlin, den 3. April", ANSWER)
    address = page(f"{SIGNED}\n24937 Flensborn\nFlensborn, den 3. April", ANSWER)

    assert letter.messages[1].text.startswith("Berlin, den 3. April")
    assert address.messages[0].text.endswith("Flensborn, den 3. April")
    assert max(letter.sureness, address.sureness) < SURE


def test_mail_quoted_above_an_answer_belongs_to_it() -> None:
    quoted = "\n".join(f"> {row}".strip() for row in SIGNED.split("\n"))

    thread = page(SIGNED, f"{quoted}\n\n{ANSWER}")

    assert [message.text for message in thread.messages] == [SIGNED, f"{quoted}\n\n{ANSWER}"]


def test_letter_of_an_office_with_its_own_signature_does_not_end_the_question() -> None:
    office = "Das Amt schreibt:\n\nSehr geehrter Herr C.,\nnein.\nIm Auftrag\ngez. Klamm"
    question = f"{ASKED}\n\n{office}\n\nWarum nicht?\n\nB. C."

    thread = page(question, "Erlaubt ist es, mit 50 cm Abstand.\n\nAnna Beispiel")

    assert thread.messages[0].text == question
    assert thread.messages[1].text.startswith("Erlaubt")


@pytest.mark.parametrize(
    "words",
    [
        "Ich bitte um eine Antwort, die ich meinen Schülern vorlesen kann.",
        "Für eine Antwort wäre ich Ihnen sehr dankbar.",
        "Auf Ihre Antwort bin ich gespannt.",
    ],
)
def test_who_asks_for_an_answer_below_the_signature_still_asks(words: str) -> None:
    assert len(page(f"{SIGNED}\n\n{words}").messages) == 1


def test_answer_that_nobody_signs_and_that_greets_nobody_is_a_doubtful_guess() -> None:
    thread = page(SIGNED, "Gut steht es, die Gräben sind zu.")

    assert thread.messages[1].text == "Gut steht es, die Gräben sind zu."
    assert thread.sureness < SURE


def test_two_letters_of_one_line_are_parted_as_a_doubtful_guess() -> None:
    thread = page("Wie hoch ist der Zaun?", "Zwei Meter.")

    assert [message.text for message in thread.messages] == [
        "Wie hoch ist der Zaun?",
        "Zwei Meter.",
    ]
    assert thread.sureness < SURE


def test_answer_of_staff_before_the_one_of_the_representative_is_one_of_its_own() -> None:
    first = "Sehr geehrter Herr C.,\n\nbald.\n\nTeam Büro Beispiel"

    assert [message.text for message in page(SIGNED, f"{first}\n\n{ANSWER}").messages[1:]] == [
        first,
        ANSWER,
    ]


def test_title_without_a_question_mark_is_known_by_the_address() -> None:
    url = (
        "https://www.example.org/profile/anna-beispiel/fragen-antworten/bitte-nennen-sie-die-namen"
    )

    thread = read_page_text("Bitte nennen Sie die Namen!\n\nSie sind geschwärzt.", url)

    assert thread.title == "Bitte nennen Sie die Namen!"


def test_title_that_the_address_tells_is_found_under_the_way_to_the_page() -> None:
    url = "https://www.example.org/profile/anna-beispiel/fragen-antworten/wie-steht-es-darum"
    page = "Wie steht es darum?\n\nIch hoffe.\n\nGuten Tag,\n\ngut.\n\nGruß\nAnna Beispiel"

    below = read_page_text(f"Inhalt\nStart\nBundestag\nImpressum\n{page}", url)

    assert below == read_page_text(page, url)


@pytest.mark.parametrize("foot", ["Teilen\nFacebook", "Impressum\nDatenschutz\nKontakt"])
def test_buttons_under_letters_without_separators_belong_to_none(foot: str) -> None:
    title = "Frage an Anna Beispiel von Bernd C. bezüglich Moor"

    assert read_page_text(f"{title}\n\nWarum?\n\nDarum.\n\n{foot}").messages == (
        read_page_text(f"{title}\n\nWarum?\n\nDarum.").messages
    )


WORDS = st.sampled_from(
    ["Die Gräben sind zu.", "Ich frage mich das seit Jahren.", "Wer zahlt?", "Nein.", "So ist es."]
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_whole_letters_are_parted_whatever_they_say(asked: list[str], said: list[str]) -> None:
    question = "\n\n".join(["Hallo Frau Beispiel,", *asked, "Mit freundlichem Gruß\nBernd C."])
    answer = "\n\n".join(["Sehr geehrter Herr C.,", *said, "Anna Beispiel"])

    assert [message.text for message in page(question, answer).messages] == [question, answer]


@pytest.mark.parametrize(
    "unit", ["Sehr geehrter Herr C.,\n", "MfG\nBernd C.\n", "vielen Dank für ", "Ihr ", "PS\n\n"]
)
def test_page_of_many_megabytes_is_read_in_bounded_time(unit: str) -> None:
    """A square of its length would be hours; the time limit of the suite would tell."""
    thread = page(f"{ASKED}\n\n{unit * (5_000_000 // len(unit))}")

    assert thread.page_form == "F3"


def test_day_behind_the_askers_name_heads_no_answer() -> None:
    signed = f"{ASKED}\n\nBernd Claasen, 2. März 2011"

    thread = page(signed, "Lieber Herr Claasen,\n\ngut.\n\nAnna Beispiel")

    assert thread.messages[0].text == signed


def test_page_that_is_one_question_is_read_as_the_least_sure_guess() -> None:
    thread = read_page_text("Welche Termine hatten Sie im Jahr 2023?")

    assert (thread.title, thread.to) == ("Welche Termine hatten Sie im Jahr 2023?", "N. N.")
    assert thread.sureness == 0.1
    assert {"to", "asker", "title"} <= {*thread.guesses}


@pytest.mark.parametrize(
    "page",
    [
        "Warum?",
        "Was ist das hier eigentlich für eine Sache?",
        "Haben Sie Ihr Passwort vergessen?",
        "Haben Sie schon unseren Newsletter abonniert?",
        "sind Sie dafür oder dagegen?",
        f"{'Wollen Sie das? ' * 15}Oder nicht?",
    ],
)
def test_line_that_asks_nobody_or_as_sites_do_is_no_thread(page: str) -> None:
    with pytest.raises(Unreadable):
        read_page_text(page)
