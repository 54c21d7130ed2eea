"""The readers keep their promises on the open half of the corpus, and the corpus keeps its own."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Any

import pytest

from qa_tui.ingest.decoding import decode
from tests.ingest.measuring import HTML, NO_THREADS, THREADS, Page, Tally, measure, pages, words

AT_LEAST = {"f1": 40, "f2": 40, "f3": 40, "f4": 40, "f5": 40, "f6": 20, "f7": 20, "html": 20}
ASIDE = {"f1": 10, "f2": 10, "f3": 10, "f4": 10, "f5": 10, "f6": 5, "f7": 5, "html": 10}
EVERY_PAGE = [
    page
    for half in ("open", "aside")
    for form in (*THREADS, *NO_THREADS)
    for page in pages(half, form)
]
THREAD_PAGES = [page for page in EVERY_PAGE if page.form in THREADS]


def differing(tally: Tally) -> str:
    return "\n".join(
        f"{name} {field}: {true!r} != {read!r}" for name, field, true, read in tally.wrong
    )


@pytest.mark.parametrize(
    "form",
    ["f1", "f2", "f4", "f5", HTML],
)
def test_every_field_of_pages_with_a_frame_is_right(form: str) -> None:
    tally = measure(pages("open", form))

    assert tally.pages >= AT_LEAST[form] - ASIDE[form]
    assert not tally.wrong, differing(tally)


def test_border_of_pages_without_separators_is_right_or_doubted() -> None:
    tally = measure(pages("open", "f3"))

    assert tally.border_right() >= 0.97, tally.borders
    assert tally.border_flagged() >= 0.8, tally.borders


@pytest.mark.parametrize("name", ["page_form", "form", "to", "topic", "title", "asker"])
def test_title_of_pages_without_separators_is_right(name: str) -> None:
    tally = measure(pages("open", "f3"))

    assert tally.precision(name) == 1.0
    assert tally.recall(name) == 1.0


@pytest.mark.parametrize("form", NO_THREADS)
def test_pages_that_are_no_thread_are_refused_with_their_reason(form: str) -> None:
    tally = measure(pages("open", form))

    assert not tally.wrong, differing(tally)


@pytest.mark.parametrize("form", AT_LEAST)
def test_corpus_holds_enough_pages_of_each_form_and_some_aside(form: str) -> None:
    aside = pages("aside", form)

    assert len(aside) >= ASIDE[form]
    assert len(aside) + len(pages("open", form)) >= AT_LEAST[form]


def test_no_two_pages_of_the_corpus_are_alike() -> None:
    texts = Counter(words(decode(page.raw).text) for page in EVERY_PAGE)

    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("form", THREADS)
def test_corpus_is_varied_and_largely_written_as_wholes(form: str) -> None:
    of_form = [page for page in THREAD_PAGES if page.form == form]

    assert sum(page.truth["made"] == "hand" for page in of_form) >= 12
    assert len({oddity for page in of_form for oddity in page.truth["oddities"]}) >= 12


@pytest.mark.parametrize("page", THREAD_PAGES, ids=lambda page: page.name)
def test_words_of_the_truth_stand_in_the_page_in_their_order(page: Page) -> None:
    """Names may stand there in ROT13: so the letters are compared, not which half they are of."""
    shown = _letters(decode(page.raw).text)
    place = 0
    for message in page.truth["messages"]:
        for text in (message["text"], message["background"]):
            found = shown.find(_letters(text), place)
            assert found >= place, text
            place = found + len(_letters(text))


SHORT = (
    "Frage von Bo • 01.02.2022\n\nWarum?\n\nAntwort von Anna Beispiel SPD • 03.02.2022\n\nDarum."
)
MEANT: dict[str, Any] = {
    "to": "Anna Beispiel",
    "party": "SPD",
    "topic": None,
    "form": "new",
    "title": "Warum?",
    "asking_note": None,
    "url": None,
    "page_form": "F2",
    "messages": [
        {
            "author": "Bo",
            "party": None,
            "date": "2022-02-01",
            "text": "Warum?",
            "background": "",
            "standard_reply": False,
            "annotation": None,
        },
        {
            "author": "Anna Beispiel",
            "party": "SPD",
            "date": "2022-02-03",
            "text": "Darum.",
            "background": "",
            "standard_reply": False,
            "annotation": None,
        },
    ],
}


def test_a_page_read_as_it_is_meant_counts_as_wholly_right() -> None:
    tally = measure([Page("short", "f2", SHORT.encode(), MEANT)])

    assert (tally.pages, tally.whole, tally.wrong) == (1, 1, [])


@pytest.mark.parametrize(
    ("name", "meant", "precision", "recall"),
    [("party", "FDP", 0.0, 0.0), ("party", None, 0.0, 1.0), ("topic", "Umwelt", 1.0, 0.0)],
)
def test_wrong_invented_and_missing_values_are_counted(
    name: str, meant: str | None, precision: float, recall: float
) -> None:
    tally = measure([Page("short", "f2", SHORT.encode(), {**MEANT, name: meant})])

    assert (tally.precision(name), tally.recall(name)) == (precision, recall)
    assert tally.whole == 0
    assert [wrong[:3] for wrong in tally.wrong] == [("short", name, meant)]


def test_a_border_elsewhere_counts_as_wrong_and_sure() -> None:
    question, answer = MEANT["messages"]
    elsewhere = {**answer, "text": f"Nun ja.\n{answer['text']}"}
    truth = {**MEANT, "page_form": "F3", "messages": [question, elsewhere]}

    tally = measure([Page("short", "f3", SHORT.encode(), truth)])

    assert tally.borders == {"sure": 1}
    assert (tally.border_right(), tally.border_flagged()) == (0.0, 0.0)


def test_a_refused_page_has_no_border_and_misses_every_field() -> None:
    tally = measure([Page("short", "f3", b"Bitte warten.", {**MEANT, "page_form": "F3"})])

    assert tally.borders == {"refused": 1}
    assert [wrong[:2] for wrong in tally.wrong] == [("short", "refused")]
    assert tally.recall("title") == 0.0
    assert tally.border_flagged() == 1.0


def _letters(text: str) -> str:
    """A text without blanks, in which each letter and its ROT13 twin are the same."""
    bare = re.sub(r"[\s\u200b\ufeff]+", "", text)
    return "".join(min(letter, codecs.encode(letter, "rot13")) for letter in bare)
