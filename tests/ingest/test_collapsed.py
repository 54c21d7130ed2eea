"""Pages that lost all line ends are read as far as their frame tells, and are guesses."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.decoding import decode
from qa_tui.ingest.limits import Limits
from qa_tui.ingest.pages.collapsed import with_lines
from qa_tui.ingest.pages.lines import Lines
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.reading import read_bytes
from tests.ingest.measuring import UNSURE, Page, measure, pages
from tests.ingest.spelled import in_one_line

OLD = (
    "Frage an Anna Beispiel bezüglich Soziale Sicherung Portrait von Anna Beispiel Anna Beispiel"
    " SPD 67 % 4 / 6 Fragen beantwortet Frage von Bo C. • Frage an Anna Beispiel von Bo C."
    " bezüglich Soziale Sicherung Guten Tag, warum? Bo Portrait von Anna Beispiel Antwort von SPD"
    " Hallo Bo, darum. Was möchten Sie wissen von: Anna Beispiel SPD Frage stellen"
)
NEW = (
    "Frage von Bo C. • 01.02.2022 Wofür? Und wie? Antwort von Anna Beispiel SPD • 03.02.2022"
    " Hallo Bo, dafür. Teilen Facebook Impressum"
)


BARE = (
    "Frage an Anna Beispiel von Bo C. bezüglich Umwelt Sehr geehrte Frau Beispiel, warum? Bo Conrad"
    " Darum, und nicht anders. Viele Grüße Anna Beispiel Teilen Facebook"
)
HIDDEN = (
    "Frage an Anna Beispiel von Oevggn Zrlre bezüglich Umwelt 24. September 2019 - 21:52 Warum?"
    " Frage von Oevggn Zrlre Antwort von Anna Beispiel 29. Oktober 2019 - 10:11 Zeit bis zur"
    " Antwort: 1 Monat Liebe Frau Zrlre, darum. Was möchten Sie wissen von: Anna Beispiel"
)


def test_most_pages_in_one_line_are_right_in_every_field() -> None:
    tally = measure(in_one_line("F1", "F2"))

    assert tally.pages > 150
    assert tally.whole >= 0.75 * tally.pages
    assert sum(tally.right.values()) >= 0.93 * sum(tally.true.values())


def test_most_pages_without_separators_are_right_in_one_line_and_the_others_doubted() -> None:
    tally = measure(in_one_line("F3", "F4"))

    assert tally.pages > 300
    assert tally.whole >= 0.75 * tally.pages
    assert tally.border_right() >= 0.85
    assert tally.border_flagged() == 1.0


def test_page_without_separators_is_parted_by_its_letters() -> None:
    thread = read_page_text(BARE)

    assert (thread.title, thread.page_form) == (BARE[: BARE.index(" Sehr")], "F3")
    assert [one.text for one in thread.messages] == [
        "Sehr geehrte Frau Beispiel, warum? Bo Conrad",
        "Darum, und nicht anders. Viele Grüße Anna Beispiel",
    ]


def test_title_in_a_line_of_its_own_stays_whole() -> None:
    title = "Frage an Anna Beispiel von Bo C. bezüglich Umwelt Und Wald"

    thread = read_page_text(f"{title}\n\n{BARE[BARE.index(' Sehr') :]}")

    assert (thread.title, len(thread.messages)) == (title, 2)


def test_page_with_hidden_names_is_parted_by_its_moments() -> None:
    thread = read_page_text(HIDDEN)

    assert (thread.page_form, thread.topic) == ("F4", "Umwelt")
    assert [(one.author, one.date, one.text) for one in thread.messages] == [
        ("Britta Meyer", "2019-09-24", "Warum?"),
        ("Anna Beispiel", "2019-10-29", "Liebe Frau Meyer, darum."),
    ]


def test_no_page_in_one_line_is_sure() -> None:
    for page in in_one_line("F1", "F2", "F3", "F4"):
        try:
            thread = read_bytes(page.raw, Limits(), page.truth["url"])[1]
        except Unreadable:
            continue
        assert thread.sureness < UNSURE
        assert "border" in thread.guesses


def test_page_of_the_old_form_is_parted_by_what_stands_there_twice() -> None:
    thread = read_page_text(OLD)

    assert (thread.to, thread.party, thread.topic) == ("Anna Beispiel", "SPD", "Soziale Sicherung")
    assert thread.title == "Frage an Anna Beispiel von Bo C. bezüglich Soziale Sicherung"
    assert [one.text for one in thread.messages] == ["Guten Tag, warum? Bo", "Hallo Bo, darum."]


def test_page_of_the_new_form_is_parted_at_the_first_question_mark() -> None:
    thread = read_page_text(NEW)

    asked, answer = thread.messages
    assert (thread.title, asked.background, asked.date) == ("Wofür?", "Und wie?", "2022-02-01")
    assert (answer.text, answer.author, answer.party, answer.date) == (
        *("Hallo Bo, dafür.", "Anna Beispiel", "SPD"),
        "2022-02-03",
    )


def test_names_may_hold_any_sign() -> None:
    thread = read_page_text(OLD.replace("Anna Beispiel", r"Anna \\g<1> (B.*"))

    assert thread.party == "SPD"


@pytest.mark.parametrize(
    "page", ["Frage von Bo • 01.02.2022\nWarum?", "Frage von Bo •\nWarum?", "Wer? Frage von mir."]
)
def test_short_page_that_has_its_lines_is_left_alone(page: str) -> None:
    assert with_lines(Lines.of(page)) is None


@pytest.mark.parametrize(
    "page", [*pages("open", "f6"), *pages("open", "f7")], ids=lambda page: page.name
)
def test_page_without_a_thread_is_refused_in_one_line_too(page: Page) -> None:
    with pytest.raises(Unreadable):
        read_page_text(" ".join(decode(page.raw).text.split()), page.truth["url"])


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "Was möchten Sie wissen von: ",
            "Antwort von ",
            "Portrait von A ",
            "Frage an ",
            "Teilen ",
        ),
        *("Sehr geehrte Frau A, ", "MfG Bo ", "Frage an A B von C D bezüglich ", "? ", "1 Tag "),
    ],
)
def test_lines_are_found_in_time_by_length_only(unit: str) -> None:
    start = time.process_time()
    for page in (OLD, BARE, HIDDEN):
        many = unit * (190_000 // len(unit))
        for text in (page + many, many + page):
            with suppress(Unreadable):
                read_page_text(text)

    assert time.process_time() - start < 5
