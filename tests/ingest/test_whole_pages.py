"""Whole pages in archives of plain text: the window's title, then all menus, then the page."""

from __future__ import annotations

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.pages.page import read_page_text

WINDOW = "{title} | abgeordnetenwatch.de\n"
MENUS = "Bundestag\nFragen & Antworten\nFrage stellen\nAbstimmungen\n" * 70
OLD = "Frage an Anna Beispiel von Bernd C. bezüglich Umwelt"
HIDDEN = "Frage an Anna Beispiel von Oevggn Zrlre bezüglich Umwelt"
NEW = "Wann kommt der Radweg?"
ASKED = "Frage von Bernd C. • 01.02.2013\n{title}\n"
ANSWERED = "Antwort von Anna Beispiel SPD • 03.02.2013\nIm Mai.\n"
LETTERS = "Sehr geehrte Frau Beispiel,\nwarum?\nMfG\nBernd C.\nSehr geehrter Herr C.,\ndarum.\n"
MOMENTS = "3. Mai 2019 - 10:00\nWarum?\nFrage von Oevggn Zrlre\nAntwort von Anna Beispiel\n"


@pytest.mark.parametrize(
    ("title", "page", "form"),
    [
        (OLD, f"{ASKED.format(title=OLD)}Warum?\n{ANSWERED}", "F2"),
        (NEW, f"{ASKED.format(title=NEW)}{ANSWERED}", "F2"),
        (OLD, f"{OLD}\n{LETTERS}", "F3"),
        (HIDDEN, f"{HIDDEN}\n{MOMENTS}3. Mai 2019 - 12:00\nDarum.\n", "F4"),
    ],
)
def test_menus_and_the_title_of_the_window_change_nothing(title: str, page: str, form: str) -> None:
    alone, whole = (
        read_page_text(text) for text in (page, WINDOW.format(title=title) + MENUS + page)
    )

    assert (whole.page_form, whole.to, whole.title) == (form, "Anna Beispiel", alone.title)
    assert whole.messages == alone.messages


def test_title_of_the_window_tells_which_line_is_a_question_without_a_name() -> None:
    page = (
        f"{MENUS}{NEW}\nIm Ort ist er gesperrt.\nSehr geehrter Herr C.,\nim Mai.\nAnna Beispiel\n"
    )

    with pytest.raises(Unreadable):
        read_page_text(page)
    thread = read_page_text(WINDOW.format(title=NEW) + page)

    assert (thread.title, thread.messages[0].background) == (NEW, "Im Ort ist er gesperrt.")


def test_letter_that_repeats_the_title_is_not_cut_off() -> None:
    again = LETTERS.replace("darum.", f"zu\n{OLD}\nsage ich: darum.")

    thread = read_page_text(f"{WINDOW.format(title=OLD)}{MENUS}{OLD}\n{again}")

    assert [message.text.count("\n") for message in thread.messages] == [3, 3]


def test_menu_above_a_button_names_nobody() -> None:
    menu = "Über das Portal\nAbgeordnete finden\nFrage stellen\nAbstimmungen\n"

    thread = read_page_text(f"{menu}{ASKED.format(title=NEW)}{ANSWERED}")

    assert (thread.to, thread.messages[1].author) == ("Anna Beispiel", "Anna Beispiel")


def test_known_label_shows_the_name_above_it_whatever_buttons_stand_in_the_menus() -> None:
    head = "Kuno Wiesenhütter\nFREIE WÄHLER\n"

    thread = read_page_text(
        f"{MENUS}{NEW}\n{head}{ASKED.format(title=NEW)}Antwort von\nFREIE WÄHLER\nIm Mai.\n"
    )

    assert (thread.to, thread.party) == ("Kuno Wiesenhütter", "FREIE WÄHLER")


@pytest.mark.parametrize(
    ("above", "name"), [("Jörg Öhler\n", "Jörg Öhler"), ("Abgeordnete finden\n", "Jörg Oehler")]
)
def test_name_above_a_button_counts_where_the_address_tells_the_same(above: str, name: str) -> None:
    answered = "Antwort von Team Öhler SPD • 03.02.2013\nNein."
    page = f"{above}Frage stellen\n{ASKED.format(title=NEW)}{answered}"
    url = "https://www.abgeordnetenwatch.de/profile/joerg-oehler/fragen-antworten/1"

    assert read_page_text(page, url).to == name
