"""Titles of saved pages that are broken, or without their topic."""

from __future__ import annotations

import pytest
from test_frame_oddities import ASKED, HEAD, TITLE

from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.pages.titles import read_broken_title


@pytest.mark.parametrize(
    "broken",
    [
        TITLE.replace("bezüglich ", "bezüglich\n"),
        TITLE.replace("von Frauen", "von\nFrauen"),
        TITLE.replace("und Männern", "und\nMännern"),
        TITLE.replace("von Bernd", "von\nBernd"),
        TITLE.replace("Frauen ", "Frauen\n"),
    ],
)
def test_title_that_is_broken_is_one_where_the_head_tells_its_topic(broken: str) -> None:
    head = HEAD.format(topic="Gleichstellung von Frauen und Männern") + "SPD\n"

    thread = read_page_text(head + ASKED.format(title=broken))

    assert thread.title == TITLE
    assert thread.topic == "Gleichstellung von Frauen und Männern"
    assert thread.messages[0].text == "Warum?"


def test_title_goes_on_where_its_last_word_asks_for_more() -> None:
    rows = ["Frage an Anna von Bernd C. bezüglich Inneres und", "Justiz", "Warum?"]

    title, count = read_broken_title(rows, "Bernd C.", (), None)

    assert title is not None
    assert (title.topic, count) == ("Inneres und Justiz", 2)


def test_title_without_its_topic_is_shown_as_it_is() -> None:
    title = "Frage an Anna Beispiel von Bernd C. bezüglich"

    thread = read_page_text(HEAD.format(topic="").strip(" ") + "SPD\n" + ASKED.format(title=title))

    assert (thread.title, thread.topic) == (title, None)


def test_salutation_under_a_title_without_a_topic_is_no_topic() -> None:
    title = "Frage an Anna Beispiel von Bernd C. bezüglich"

    thread = read_page_text(
        f"Frage von Bernd C. • 01.02.2013\n{title}\nLiebe Frau Beispiel,\nwarum?"
    )

    assert (thread.title, thread.topic) == (title, None)
    assert thread.messages[0].text == "Liebe Frau Beispiel,\nwarum?"


def test_title_without_a_topic_may_stand_under_the_way_to_the_page() -> None:
    title = "Frage an Anna Beispiel von Bernd C. bezüglich"

    thread = read_page_text(
        f"Inhalt\nStart\nBundestag\nLandtage\nBlog\nSpenden\n{title}\n2. Mai 2019 - 10:00\nWarum?\n"
        "Frage von Bernd C.\nAntwort von Anna Beispiel\n3. Mai 2019 - 9:00\nDarum."
    )

    assert (thread.title, thread.page_form, len(thread.messages)) == (title, "F4", 2)


def test_line_under_a_title_without_a_topic_is_no_topic_where_it_is_a_moment() -> None:
    thread = read_page_text(
        "Frage an Anna Beispiel von Bernd C. bezüglich\n2. Mai 2019 - 10:00\nWarum?\n"
        "Frage von Bernd C.\nAntwort von Anna Beispiel\n3. Mai 2019 - 9:00\n"
        "Zeit bis zur Antwort: 23 Stunden\nDarum."
    )

    assert (thread.topic, thread.messages[0].date) == (None, "2019-05-02")
