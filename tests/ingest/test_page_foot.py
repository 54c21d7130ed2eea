"""What stands below the texts belongs to none: buttons, ways to share, other questions."""

from __future__ import annotations

import pytest

from qa_tui.ingest.pages.page import read_page_text

ASKED = "Frage von Bernd C. • 01.02.2023\n\nWarum?\n\nBitte erklären Sie das.\n\n"
ANSWERED = ASKED + "Antwort von Anna Beispiel SPD • 03.02.2023\n\nDarum.\n\nAnna Beispiel\n\n"
OTHERS = (
    "Frage von Dora E. • 02.01.2023\nWozu?\n"
    "Antwort von Anna Beispiel SPD • 05.02.2023\nDazu.\n"
    "Impressum"
)


@pytest.mark.parametrize(
    "below",
    [
        "Teilen\nFacebook\nTwitter",
        "Teilen:\nFacebook\nX\u00adING\nE-Mail\nDrucken",
        "Twittern\nKommentare\nKommentieren nicht mehr möglich",
        "Newsletter abonnieren\nImpressum",
        "Zurück zur Übersicht\nNach oben",
        "Stand: 12.04.2018 | Artikel drucken",
        "Impressum | Datenschutz",
        "Lesen Sie auch:\nNeues aus dem Parlament\nNewsletter",
        "Über uns\nJobs & Praktika\nImpressum\nPolitiker:innen",
        "Diese Seite teilen\nFacebook",
    ],
)
def test_ways_to_share_under_an_answer_are_no_part_of_it(below: str) -> None:
    assert read_page_text(ANSWERED + below).messages[1].text == "Darum.\n\nAnna Beispiel"


def test_topics_right_under_an_answer_are_no_part_of_it() -> None:
    page = ANSWERED.replace("\n\n", "\n") + "Themen\nWahlen\nArbeit & Soziales\nTeilen"

    assert read_page_text(page).messages[1].text == "Darum.\nAnna Beispiel"


@pytest.mark.parametrize("row", ["Stand: 12.04.2018", "Ja | Nein", "Drucken | Lesen | Handeln"])
def test_row_of_which_a_part_is_no_button_belongs_to_the_answer(row: str) -> None:
    assert read_page_text(ANSWERED + row).messages[1].text.endswith(row)


def test_ways_to_share_without_a_button_over_them_may_be_a_signature() -> None:
    answer = read_page_text(ANSWERED + "Facebook\nInstagram").messages[1]

    assert answer.text.endswith("Facebook\nInstagram")


@pytest.mark.parametrize("signed", ["Anna B", "Liebe Grüße", "Team Beispiel", "Dora", "A. B."])
def test_signature_right_above_a_button_is_no_link(signed: str) -> None:
    answer = read_page_text(f"{ANSWERED}{signed}\nImpressum").messages[1]

    assert answer.text.endswith(f"\n\n{signed}")


def test_line_that_an_answer_is_owed_may_have_buttons_under_it() -> None:
    thread = read_page_text(
        ASKED + "Antwort ausstehend von Anna Beispiel SPD\n\n"
        "Benachrichtigt werden, wenn eine Antwort eintrifft\nTeilen\nWhatsApp"
    )

    assert (thread.to, thread.party, len(thread.messages)) == ("Anna Beispiel", "SPD", 1)
    assert thread.messages[0].background == "Bitte erklären Sie das."


@pytest.mark.parametrize("label", ["", "\nSPD"])
def test_answer_that_is_owed_may_have_its_name_in_a_line_of_its_own(label: str) -> None:
    page = "Portrait von Anna Muster\nAnna Muster\nSPD\nFrage von Bernd C. •\n\nWarum?\n\n"

    thread = read_page_text(f"{page}Antwort ausstehend von\nAnna Muster{label}")

    assert (thread.page_form, thread.to, thread.party) == ("F1", "Anna Muster", "SPD")
    assert (thread.messages[0].background, thread.sureness) == ("", 1.0)


def test_nothing_below_the_line_that_an_answer_is_owed_belongs_to_the_question() -> None:
    page = ASKED + "Antwort ausstehend von Anna Beispiel SPD"

    known, unknown = map(read_page_text, (page, f"{page}\n\nAls Erste davon erfahren\nNein danke"))

    assert unknown.messages == known.messages
    assert (unknown.to, unknown.party) == ("Anna Beispiel", "SPD")
    assert unknown.sureness < known.sureness


@pytest.mark.parametrize("below", ["so steht es da seit Mai.", "Mit Gruß\nBernd", "Bernd C."])
def test_who_quotes_that_an_answer_is_owed_goes_on_below(below: str) -> None:
    words = f"Antwort ausstehend von Anna Beispiel SPD\n\n{below}"

    thread = read_page_text(f"{ASKED}{words}\n\nAntwort ausstehend von Anna Beispiel SPD")

    assert thread.messages[0].background.endswith(words)


@pytest.mark.parametrize("heading", ["Weitere Fragen an Anna Beispiel", "Ähnliche Fragen"])
@pytest.mark.parametrize("thread", [ASKED, ANSWERED], ids=["waiting", "answered"])
def test_other_questions_under_a_thread_are_left_out(heading: str, thread: str) -> None:
    if thread == ASKED:
        thread += "Antwort ausstehend von Anna Beispiel SPD\n\n"

    read = read_page_text(f"{thread}{heading}\n{OTHERS}")

    assert read.messages == read_page_text(thread).messages


@pytest.mark.parametrize("heading", ["Weitere Fragen", "Weitere Fragen an Anna Beispiel:"])
def test_letter_may_go_on_with_further_questions(heading: str) -> None:
    letter = (
        f"Sehr geehrte Frau Beispiel,\n\nwozu?\n\n{heading}\nWer?\nWo?\n\nViele Grüße\nBernd C."
    )

    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2013\n\nFrage an Anna Beispiel von Bernd C. bezüglich Recht\n\n"
        + letter
    )

    assert thread.messages[0].text == letter


def test_footer_that_lost_its_name_and_the_blank_line_above_it_is_no_part_of_the_answer() -> None:
    page = (
        "Portrait von Anna Beispiel\nAnna Beispiel\nSPD\nFrage von Bo C. •\n"
        "Frage an Anna Beispiel von Bo C. bezüglich Umwelt\nWarum?\n"
        "Portrait von Anna Beispiel\nAntwort von\nSPD\n"
        "Hallo Bo,\n\ndarum.\nWas möchten Sie wissen von:\n"
    )

    for below in ("", "\nTeilen\nFacebook"):
        assert read_page_text(page + below).messages[1].text == "Hallo Bo,\n\ndarum."


@pytest.mark.parametrize(
    "below", ["Diese Frage teilen\nFacebook", "Was möchten Sie wissen von:\nX Y"]
)
def test_blank_line_over_the_foot_alone_parts_no_letters(below: str) -> None:
    page = (
        "Anna Beispiel\nSPD\nFrage von Bo C. •\nFrage an Anna Beispiel von Bo C. bezüglich Umwelt\n"
        "Warum?\nBo\nAntwort von\nSPD\nDarum.\nAnna\nAntwort von\nSPD\nUnd darum."
    )

    answers = read_page_text(f"{page}\n\n{below}".replace("X Y", "Anna Beispiel")).messages[1:]

    assert [one.text for one in answers] == ["Darum.\nAnna", "Und darum."]
