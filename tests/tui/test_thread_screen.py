"""One thread: its messages, its letters, its copy, and decisions on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from driving import seated
from on_desk import events_of, letters_of, line_of, stored, thread_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import Verb
from qa_tui.export.markdown import thread_markdown
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import answer
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.letters import LettersScreen
from qa_tui.tui.widgets.message_block import MessageBlock

if TYPE_CHECKING:
    from driving import Seat

    from qa_tui.store.desk import Desk


def marked(seat: Seat) -> list[int]:
    """The messages that are marked as chosen."""
    return [
        block.message.id for block in seat.screen.query(MessageBlock) if "chosen" in block.classes
    ]


def cursor_in(seat: Seat) -> int:
    assert isinstance(seat.screen, ThreadScreen)
    target = seat.screen.target()
    assert target is not None
    return target.message


async def open_row(seat: Seat, message: int) -> None:
    """Go to a row of the list and open it."""
    place = [line.message for line in seat.items].index(message)
    seat.rows.go_to(place)
    await seat.press("enter")
    await seat.at(ThreadScreen)


async def test_shows_the_whole_thread(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("6", "enter")
        await seat.at(ThreadScreen)
        thread = thread_of(sample_desk, seat.screen.thread_id)
        assert thread.title[:40] in seat.words
        shown = [
            " ".join(block.query_one(".body").render().plain.split())
            for block in seat.screen.query(MessageBlock)
        ]
        for message, words in zip(thread.messages, shown, strict=True):
            assert " ".join(message.background.split()) in words
            if message.kind is Kind.ANSWER:
                assert " ".join(message.text.split()) in words


async def test_the_end_of_a_long_thread_can_be_read(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        lengths = {
            line.id: sum(len(m.text) for m in thread_of(sample_desk, line.id).messages)
            for line in stored(sample_desk, "is:answered")
        }
        longest = max(lengths, key=lengths.__getitem__)
        await seat.press("6")
        await open_row(seat, thread_of(sample_desk, longest).messages[0].id)
        last = thread_of(sample_desk, longest).messages[-1].text.split()[-1]
        for _ in range(12):
            if last in seat.words:
                break
            await seat.press("pagedown")
        assert last in seat.words
        await seat.press("home")
        assert thread_of(sample_desk, longest).title.split()[0] in seat.words


async def test_tab_chooses_the_next_message(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("6", "enter")
        await seat.at(ThreadScreen)
        ids = [message.id for message in thread_of(sample_desk, seat.screen.thread_id).messages]
        assert len(ids) > 1
        for message in (*ids, ids[0]):
            assert cursor_in(seat) == message
            assert marked(seat) == [message]
            await seat.press("tab")


async def test_begins_with_the_message_that_was_opened(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("2")
        row = seat.row
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert cursor_in(seat) == row.message


async def test_a_decision_leads_to_the_next_row_that_waits(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        first, second, third = seat.items[:3]
        counts = dict(seat.screen.views.counts)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("r", "i", "enter")
        await seat.at(ThreadScreen)
        assert events_of(sample_desk)[-1].clause == "insult"
        assert cursor_in(seat) == second.message
        assert second.title.split()[0] in seat.words
        assert "refused" in seat.said
        await seat.press("a")
        assert line_of(sample_desk, second.message).state is State.PUBLISHED
        assert cursor_in(seat) == third.message
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.row.message == third.message
        assert not {first.message, second.message} & {line.message for line in seat.items}
        assert seat.screen.views.counts["questions"] == counts["questions"] - 2
        assert seat.screen.views.counts["not-published"] == counts["not-published"] + 1


async def test_an_undo_goes_back_to_the_thread_that_was_left(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first = seat.row
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a", "u")
        assert cursor_in(seat) == first.message
        assert line_of(sample_desk, first.message).state is State.PENDING
        await seat.press("q")
        await seat.at(QueueScreen)
        assert seat.row.message == first.message


async def test_going_back_to_a_thread_that_is_gone_leads_to_the_list(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        gone = replace(seat.row, id=99_999)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        seat.screen.call_next(seat.screen.along.show, gone)
        await seat.at(QueueScreen)
        assert "99999" in seat.said


async def test_what_is_open_in_the_same_thread_comes_first(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("2")
        row = seat.row
        with sample_desk.writing("bo") as writer:
            supplement = answer(writer, row.id, "Ab dem ersten Mai.", standard=False)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a")
        assert seat.screen.thread_id == row.id
        assert cursor_in(seat) == supplement.message
        assert marked(seat) == [supplement.message]


async def test_after_the_last_one_that_waits_the_list_is_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        row = seat.row
        await seat.filter(f'is:pending is:question from:"{row.author}" to:"{row.to}"')
        assert len(seat.items) == 1
        await seat.press("enter")
        await seat.at(ThreadScreen)
        await seat.press("a")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, row.message).state is State.PUBLISHED
        assert "published" in seat.said
        await seat.press("u")
        assert line_of(sample_desk, row.message).state is State.PENDING


async def test_open_rows_are_walked_through_in_the_thread(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        first, second = seat.items[:2]
        count = len(seat.items)
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert seat.lines[0].endswith(f"xenia · 1 of {count}")
        await seat.press("right_square_bracket")
        assert cursor_in(seat) == second.message
        assert seat.lines[0].endswith(f"2 of {count}")
        await seat.press("left_square_bracket")
        assert cursor_in(seat) == first.message
        assert seat.lines[0].endswith(f"1 of {count}")
        await seat.press("left_square_bracket")
        assert "Nothing further up" in seat.said


async def test_a_thread_from_the_archive_stays_after_a_decision(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("6")
        row = seat.row
        await seat.press("enter")
        await seat.at(ThreadScreen)
        assert seat.lines[0].endswith("xenia")
        await seat.press("x", "i", "enter")
        await seat.at(ThreadScreen)
        assert seat.screen.thread_id == row.id
        await seat.press("right_square_bracket")
        assert "not opened from a list" in seat.said


async def test_the_letter_of_a_refusal_can_be_read(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await seat.press("r", "i", "enter", "k", "L")
        await seat.at(LettersScreen)
        letters = letters_of(sample_desk, row.id)
        newest = next(letter for letter in letters if letter.to != row.to)
        shown = seat.shown("#letters")
        assert " ".join(newest.subject.split()) in shown
        assert " ".join(newest.text.split()) in shown
        for _ in range(6):
            if newest.subject[:20] in seat.words:
                break
            await seat.press("pagedown")
        assert newest.subject[:20] in seat.words
        for letter in letters:
            assert " ".join(letter.text.split()) in shown
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_letters_open_from_the_thread_too(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("enter", "L")
        await seat.at(LettersScreen)
        assert seat.shown("#letters")
        await seat.press("q")
        await seat.at(ThreadScreen)


async def test_a_thread_without_letters_says_so(archive_desk: Desk) -> None:
    async with seated(archive_desk) as seat:
        await seat.press("L")
        await seat.at(LettersScreen)
        assert len(seat.shown("#letters")) > 10


async def test_copy_puts_markdown_on_the_clipboard(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("6")
        wanted = thread_markdown(thread_of(sample_desk, seat.row.id))
        await seat.press("y")
        assert seat.app.clipboard == wanted
        assert seat.shown("#rule").strip("─ ")
        await seat.press("down", "enter")
        await seat.at(ThreadScreen)
        await seat.press("y")
        second = thread_of(sample_desk, seat.screen.thread_id)
        assert seat.app.clipboard == thread_markdown(second) != wanted


async def test_history_and_letters_stand_beside_or_below(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        row = seat.row
        await seat.press("8")
        await open_row(seat, row.message)
        await seat.press("h", "t", "enter")
        await seat.at(ThreadScreen)
        part = "#beside" if size[0] >= 140 else "#below"
        assert "xenia" in seat.shown(part)
        assert "Ask the team" in seat.shown(part)
        await seat.press("end")
        assert "xenia" in seat.words


async def test_refresh_shows_what_others_did(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        message = seat.row.message
        await seat.press("enter")
        await seat.at(ThreadScreen)
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(message, Verb.PUBLISH))
        await seat.press("R", "h")
        assert "not possible" in seat.said
