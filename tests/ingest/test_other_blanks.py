"""Pages that lost blank lines, have one under each line, or blanks that do not break."""

from __future__ import annotations

import pytest

from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.pages.title_people import slug_name

ASKED = "Frage von Bernd C. • 01.02.2013\n"
ANSWERED = "Antwort von Anna Beispiel SPD • 02.02.2013\nIm Mai.\n"


def test_label_under_a_picture_stands_over_an_answer_that_begins_small() -> None:
    thread = read_page_text(
        f"Portrait von Anna Beispiel\nAnna Beispiel\nSPD\n{ASKED}Wann kommt der Radweg?\n"
        "Portrait von Anna Beispiel\nAntwort von\nSPD\nvielen Dank für Ihre Frage. Im Mai.\n"
    )

    assert thread.messages[1].text == "vielen Dank für Ihre Frage. Im Mai."


def test_date_of_an_answer_may_stand_below_a_blank_line() -> None:
    page = f"{ASKED}\nWarum?\n\n{ANSWERED}".replace(" • 02", "\n\n• 02")

    assert [message.date for message in read_page_text(page).messages] == [
        "2013-02-01",
        "2013-02-02",
    ]


def test_statement_behind_a_question_ends_it() -> None:
    title = "Wann kommt der Radweg? Der Bericht liegt vor."

    thread = read_page_text(f"{ASKED}{title}\nWie lange noch?\n{ANSWERED}")

    assert (thread.title, thread.messages[0].background) == (title, "Wie lange noch?")


def test_lines_over_a_hidden_answer_may_be_parted_by_blank_lines() -> None:
    page = (
        "Frage an Anna Beispiel von Oevggn Zrlre bezüglich Umwelt\n3. Mai 2019 - 10:00\nWarum?\n"
        "Frage von Oevggn Zrlre\nAntwort von\nAnna Beispiel\n3. Mai 2019 - 12:00\n"
        "Zeit bis zur Antwort:\n2 Stunden\nDarum.\n"
    )

    parted = read_page_text(page.replace("\n", "\n\n"))

    assert parted.messages == read_page_text(page).messages
    assert parted.messages[1].text == "Darum."


@pytest.mark.parametrize(
    ("hidden", "clear"),
    [
        ("Ich bin Oevggn\xa0Zrlre.", "Ich bin Britta Meyer."),
        ("Frau\xa0Zrlre fragt.", "Frau Meyer fragt."),
        ("Um 8\xa0Uhr.", "Um 8\xa0Uhr."),
    ],
)
def test_blanks_that_do_not_break_hide_no_name(hidden: str, clear: str) -> None:
    thread = read_page_text(
        "Frage an Anna Beispiel von Oevggn Zrlre bezüglich Umwelt\n3. Mai 2019 - 10:00\n"
        f"{hidden}\nFrage von Oevggn Zrlre\n"
    )

    assert thread.messages[0].text == clear


def test_salutation_with_blanks_that_do_not_break_shows_a_letter() -> None:
    letters = "Sehr geehrte Frau Beispiel,\nwarum?\nBernd C.\nSehr geehrter Herr C.,\ndarum.\n"
    page = f"Frage an Anna Beispiel von Bernd C. bezüglich Umwelt\n{letters}".replace(" ", "\xa0")

    assert len(read_page_text(page).messages) == 2


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("xenia-von-rabenau", "Xenia von Rabenau"),
        ("von-hagen", "Von Hagen"),
        ("jan-zu-eck", "Jan zu Eck"),
    ],
)
def test_address_tells_which_words_of_a_name_are_small(slug: str, name: str) -> None:
    assert slug_name(f"https://www.abgeordnetenwatch.de/profile/{slug}/fragen-antworten/1") == name
