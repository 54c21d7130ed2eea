"""Storing a page costs the same, however many threads and captures there are."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from captured import ASKED, GIVEN, SENTENCE, numbered

from qa_tui.store.imports.pages import PageOutcome, start_run, store_pages
from qa_tui.store.imports.read_page import PageFile, ReadPage
from qa_tui.store.imports.readings import NOTE_AGAIN
from tests.stored_page import store_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.sqlite import Connection


def test_a_thread_is_found_by_its_address_through_an_index(desk) -> None:
    with desk.reading() as connection:
        plan = connection.execute(
            "explain query plan select thread from capture where thread_key = 'x'"
        ).fetchall()
    assert any("capture_by_key" in row["detail"] for row in plan)


def test_a_further_capture_costs_the_same_however_many_there_are(desk, shot) -> None:
    def steps(since: int, until: int) -> int:
        with desk.writing("ann") as writer, counted(writer.connection) as taken:
            run = start_run(writer)
            for number in range(since, until):
                answer = replace(GIVEN, text=f"{SENTENCE} Nachtrag {number}.")
                file = PageFile("x", str(number), "utf-8", f"2011-01-01T00:{number // 60:02}:00Z")
                assert (
                    store_page(writer, run, shot(ASKED, answer), file) is not PageOutcome.CAPTURED
                )
        return len(taken)

    steps(0, 50)
    early = steps(50, 60)
    steps(60, 400)
    assert steps(400, 410) < 1.3 * early


def test_a_new_thread_costs_the_same_however_many_there_are(desk) -> None:
    def steps(since: int, until: int) -> int:
        read = [
            ReadPage.of(numbered(number, 1), PageFile("p", str(number), "utf-8"))
            for number in range(since, until)
        ]
        with desk.writing("ann") as writer:
            run = start_run(writer)
            with counted(writer.connection) as taken:
                assert store_pages(writer, run, read) == [PageOutcome.ADDED] * len(read)
        return len(taken)

    steps(0, 50)
    early = steps(50, 60)
    steps(60, 1_000)
    assert steps(1_000, 1_010) < 1.3 * early


@contextmanager
def counted(connection: Connection) -> Iterator[list[None]]:
    """Grows by one with every ten steps of SQLite's machine."""
    taken: list[None] = []
    connection.set_progress_handler(lambda: taken.append(None), 10)
    yield taken
    connection.set_progress_handler(None, 0)


def test_what_a_run_notes_again_is_found_by_message_not_by_run(desk) -> None:
    with desk.reading() as connection:
        plan = connection.execute(f"explain query plan {NOTE_AGAIN}", (1, 2, 3)).fetchall()
    assert "change_of_reading" in plan[0]["detail"]
