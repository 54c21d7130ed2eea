"""The outbox: groups, calling back, waiting again, and handing over."""

from __future__ import annotations

import mailbox
from contextlib import closing
from typing import TYPE_CHECKING

from driving import rows_of, seated
from on_desk import events_of

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.export.mail_places import suggested_name
from qa_tui.store.letters.outbox import count_letters, letter_ids
from qa_tui.store.letters.steps import call_back
from qa_tui.tui.lists.letter_list import LetterList
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.hand_over import HandOverScreen
from qa_tui.tui.screens.letters.outbox import OutboxScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from conftest import Clock
    from driving import Seat

    from qa_tui.domain.records import Notice
    from qa_tui.store.desk import Desk

W, R, C, H = LetterState


def listed(seat: Seat) -> LetterList:
    return seat.screen.query_one(LetterList)


def letter(seat: Seat) -> Notice:
    found = listed(seat).current
    assert found is not None
    return found


def counts(desk: Desk) -> dict[LetterState, int]:
    with desk.reading() as connection:
        return count_letters(connection, desk.clock())


def ids(desk: Desk, group: LetterState) -> list[int]:
    with desk.reading() as connection:
        return list(letter_ids(connection, group, desk.clock()))


def shown(seat: Seat) -> list[int]:
    return [row.id for row in rows_of(listed(seat))]


async def open_outbox(seat: Seat, *keys: str) -> None:
    await seat.press(*keys, "O")
    await seat.at(OutboxScreen)


async def test_four_groups_with_exact_counts(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await open_outbox(seat, "a")
        for group in LetterState:
            assert seat.screen.group is group
            assert shown(seat) == ids(sample_desk, group)
            number = counts(sample_desk)[group]
            assert f"{number}" in seat.shown("#groups")
            assert len(shown(seat)) == number
            await seat.press("right")
        assert seat.screen.group is W
        await seat.press("left")
        assert seat.screen.group is H
        assert "Nothing has left yet" in seat.words


async def test_the_letter_stands_beside_the_list(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await open_outbox(seat, "a")
        for _ in range(2):
            found = letter(seat)
            assert found.subject in seat.shown("#letter")
            assert found.to in seat.shown("#letter")
            assert "10 min" in seat.text
            await seat.press("j")


async def test_a_letter_is_called_back_and_that_is_taken_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        before, found = counts(sample_desk), letter(seat).id
        await seat.press("x")
        assert "1 letter called back" in seat.said
        assert found in ids(sample_desk, C)
        assert found not in shown(seat)
        assert events_of(sample_desk)[-1].verb == "recall"
        await seat.press("u")
        assert "letter called back" in seat.said
        assert counts(sample_desk) == before
        assert found in shown(seat)


async def test_a_letter_called_back_waits_again(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        found = letter(seat).id
        await seat.press("x", "right", "right")
        assert letter(seat).id == found
        await seat.press("o")
        assert found in ids(sample_desk, W)
        assert events_of(sample_desk)[-1].verb == "wait-again"


async def test_a_letter_goes_without_waiting(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        found = letter(seat).id
        await seat.press("s")
        assert found in ids(sample_desk, R)
        await seat.press("right")
        assert letter(seat).id == found


async def test_marked_letters_are_called_back_in_one_step(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "right")
        await seat.press("O")
        first = shown(seat)[:3]
        await seat.press("space", "space", "space", "x")
        assert "3 letters called back" in seat.said
        assert set(first) <= set(ids(sample_desk, C))
        assert not listed(seat).marks
        await seat.press("u")
        assert not set(first) & set(ids(sample_desk, C))


async def test_what_does_not_apply_says_why(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        before = events_of(sample_desk)
        await seat.press("o")
        assert "letters under: Called back" in seat.said
        await seat.press("right", "s")
        assert "letters under: Waiting" in seat.said
        await seat.press("right", "right", "x")
        assert seat.said
        assert events_of(sample_desk) == before


async def test_keys_that_do_not_apply_are_grey(sample_desk: Desk) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        await open_outbox(seat, "a")
        for offered in ("x s", "x", "o", ""):
            await seat.pilot.pause()
            bold = {
                segment.text.strip()
                for segment in seat.strips[-1]
                if segment.style and segment.style.bold
            }
            assert bold & {"x", "o", "s"} == set(offered.split())
            await seat.press("right")


async def test_somebody_elses_step_is_told(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        found = letter(seat).id
        with sample_desk.writing("bob") as writer:
            call_back(writer, [found])
        await seat.press("x")
        assert f"Letter {found}: Called back" in seat.said
        assert found not in shown(seat)


async def test_letters_become_ready_by_themselves(sample_desk: Desk, clock: Clock, size) -> None:
    async with seated(sample_desk, size) as seat:
        await open_outbox(seat, "a")
        waiting = shown(seat)
        clock.advance(minutes=4, seconds=30)
        seat.screen.look_at_clock()
        await seat.settled()
        assert "6 min" in seat.text
        clock.advance(minutes=6)
        seat.screen.look_at_clock()
        await seat.settled()
        assert shown(seat) == []
        assert "No letter waits" in seat.words
        await seat.press("right")
        assert shown(seat)[: len(waiting)] == waiting


async def test_enter_opens_the_thread_and_q_comes_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat, "a")
        found = letter(seat)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert (seat.screen.thread_id, seat.screen.chosen) == (found.thread, found.message)
        await seat.press("O")
        await seat.at(OutboxScreen)
        await seat.press("q", "q")
        await seat.at(OutboxScreen)
        assert letter(seat).id == found.id
        await seat.press("q")
        await seat.at(QueueScreen)


async def test_a_desk_without_letters_teaches(archive_desk: Desk, size) -> None:
    async with seated(archive_desk, size) as seat:
        await open_outbox(seat)
        for _ in LetterState:
            assert seat.shown("#empty")
            assert seat.shown("#empty") in seat.words
            await seat.press("right")


async def test_ready_letters_are_handed_over(sample_desk: Desk, tmp_path: Path, size) -> None:
    async with seated(sample_desk, size) as seat:
        await open_outbox(seat)
        ready = counts(sample_desk)[R]
        await seat.press("e")
        await seat.at(HandOverScreen)
        await seat.type("Musterpult <desk@example.org>")
        await seat.press("shift+tab", "end", "ctrl+u")
        await seat.type(str(tmp_path / "out.mbox"))
        await seat.press("enter")
        await seat.see("handed over to", "no address for representatives is given")
        await seat.press("enter")
        await seat.at(OutboxScreen)
        left = counts(sample_desk)[H]
        assert counts(sample_desk)[R] == ready - left
        with closing(mailbox.mbox(tmp_path / "out.mbox", create=False)) as box:
            assert len(box) == left > 50
        assert f"Handed over {left}" in seat.shown("#groups")
        assert events_of(sample_desk)[-1].verb == "hand-over"


async def test_handing_over_ends_with_the_program(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await open_outbox(seat)
        await seat.press("e")
        await seat.at(HandOverScreen)
        screen = seat.screen
        assert not screen.stopping.is_set()
    assert screen.stopping.is_set()


async def test_a_file_that_is_there_is_added_to_at_the_second_enter(
    sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_TUI_FROM", "desk@example.org")
    monkeypatch.setenv("QA_TUI_REPRESENTATIVES", "office@example.org")
    file = tmp_path / "out.mbox"
    file.write_bytes(b"")
    async with seated(sample_desk) as seat:
        await open_outbox(seat)
        await seat.press("e", "end", "ctrl+u")
        await seat.type(str(file))
        await seat.press("enter")
        await seat.see("exists already", "Enter again adds to it")
        assert counts(sample_desk)[H] == 0
        await seat.press("enter")
        await seat.see("handed over to")
        assert counts(sample_desk)[R] == 0


async def test_what_is_missing_or_wrong_is_said_in_place(
    sample_desk: Desk, tmp_path: Path, size
) -> None:
    async with seated(sample_desk, size) as seat:
        await open_outbox(seat)
        await seat.press("e", "enter")
        await seat.see("The sender is missing.", f"~/{suggested_name(sample_desk.today)}")
        await seat.type("desk@example.org")
        await seat.press("shift+tab", "end", "ctrl+u", "enter")
        await seat.see("place for the letters is missing")
        await seat.type(str(tmp_path / "missing" / "out.mbox"))
        await seat.press("enter")
        await seat.see("cannot be written")
        await seat.press("escape")
        await seat.at(OutboxScreen)
        assert counts(sample_desk)[H] == 0


async def test_readers_have_no_outbox(reader_desk: Desk) -> None:
    async with seated(reader_desk) as seat:
        await seat.press("O")
        await seat.at(QueueScreen)
