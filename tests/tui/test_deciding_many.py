"""One decision on many marked messages: the keys it takes, what is shown, what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import done_in, seated
from on_desk import events_of, letters_of, line_of, total

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.views import VIEWS
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import claim, read_claims
from qa_tui.store.decisions import decide
from qa_tui.tui.screens.deciding.decide_many import DecideManyScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.queue import QueueScreen

if TYPE_CHECKING:
    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.store.desk import Desk

QUESTIONS = VIEWS[0].query


def claims(desk: Desk) -> tuple[Claim, ...]:
    with desk.reading() as connection:
        return read_claims(connection, desk.clock())


def states(desk: Desk, messages: list[int]) -> list[State]:
    return [line_of(desk, message).state for message in messages]


async def test_publishing_three_takes_five_keys(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:4]
        marked = [row.message for row in rows[:3]]
        before = total(sample_desk, QUESTIONS)
        await seat.press("space", "space", "space", "a")
        await seat.at(DecideManyScreen)
        assert "3 will be published" in seat.words
        assert "6 letters" in seat.words
        assert states(sample_desk, marked) == [row.state for row in rows[:3]]
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert states(sample_desk, marked) == [State.PUBLISHED] * 3
        assert done_in(seat) == set(marked)
        assert seat.rows.marked_count == 0
        assert seat.row.message == rows[3].message
        assert "3 messages · 6 letters wait" in seat.shown("#rule")
        assert seat.screen.views.counts["questions"] == before - 3 == total(sample_desk, QUESTIONS)
        assert len({event.batch for event in events_of(sample_desk)[-3:]}) == 1


async def test_all_that_is_marked_is_claimed_and_let_go_of(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        marked = {row.message for row in seat.items[:3]}
        with sample_desk.writing("bo") as writer:
            claim(writer, seat.items[1].message)
        await seat.press("space", "space", "space", "c")
        assert "2 claimed · 1 is checked by others" in seat.said
        assert {one.message for one in claims(sample_desk)} == marked
        await seat.press("c")
        assert "free for others again" in seat.said
        assert [one.name for one in claims(sample_desk)] == ["bo"]


async def test_one_undo_takes_all_of_it_back(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        rows = seat.items[:3]
        marked = [row.message for row in rows]
        await seat.press("space", "space", "space", "a", "enter", "u")
        assert states(sample_desk, marked) == [row.state for row in rows]
        assert "3 messages" in seat.shown("#rule")
        await seat.press("ctrl+r")
        assert states(sample_desk, marked) == [State.PUBLISHED] * 3


async def test_one_clause_and_a_letter_for_each(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:3]
        await seat.press("V", "j", "j", "r")
        await seat.at(ReasonScreen)
        assert "3 marked messages" in seat.words
        await seat.press("o", "enter")
        await seat.at(DecideManyScreen)
        heads, letters = [], []
        for _ in range(6):
            heads.append(seat.shown("#head"))
            letters.append(seat.shown("#letter"))
            await seat.press("right")
        assert [head.split(" to ")[0] for head in heads] == [
            f"Letter {n} of 6" for n in range(1, 7)
        ]
        assert len(set(letters)) == 6
        await seat.press("left", "home", "enter")
        await seat.at(QueueScreen)
        for row in rows:
            assert line_of(sample_desk, row.message).state is State.REFUSED
        sent = [
            " ".join(letter.text.split())
            for row in rows
            for letter in letters_of(sample_desk, row.id)
        ]
        for shown in letters:
            assert any(letter in shown for letter in sent)


@pytest.mark.parametrize(("key", "state"), [("r", State.PENDING), ("x", State.PUBLISHED)])
async def test_what_is_shown_for_all_is_the_first_that_it_is_possible_for(
    sample_desk: Desk, size, key: str, state: State
) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.filter("is:question (is:refused OR is:published OR is:pending)")
        if key == "r":
            await seat.press("s")
        first = next(row for row in seat.items if row.state is state)
        assert seat.items[0].state is not state
        await seat.press("asterisk", key, "o")
        await seat.at(ReasonScreen)
        assert first.gist[:12] in seat.shown("#about")
        assert "Guten Tag" in seat.shown("#letter")
        await seat.press("enter")
        await seat.at(DecideManyScreen)
        assert "letters" in seat.words


async def test_all_rows_of_a_filter_are_marked_by_one_key(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        every = len(seat.items)
        await seat.press("asterisk")
        assert f"{every} rows marked" in seat.shown("#rule")
        await seat.press("h", "t", "enter")
        await seat.at(DecideManyScreen)
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert total(sample_desk, "is:held") >= every
        await seat.press("asterisk", "asterisk")
        assert seat.rows.marked_count == 0


async def test_who_is_passed_over_and_why(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        rows = [row for row in seat.items if row.state is State.PENDING][:3]
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(rows[1].message, Verb.REFUSE, "insult"))
        await seat.press("asterisk", "b", "o", "enter")
        await seat.at(DecideManyScreen)
        assert "1 passed over: changed by somebody since you saw it" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, rows[1].message).state is State.REFUSED
        assert line_of(sample_desk, rows[0].message).state is State.RETURNED


async def test_escape_leaves_everything_as_it_was(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        before = events_of(sample_desk)
        for keys in ("a", "ro", "bo", "ht", "o"):
            await seat.press("asterisk", *keys)
            if not isinstance(seat.screen, DecideManyScreen):
                await seat.press("enter")
            await seat.at(DecideManyScreen)
            await seat.press("escape")
            await seat.at(QueueScreen)
            assert seat.rows.marked_count == len(seat.items)
            await seat.press("asterisk")
        assert events_of(sample_desk) == before


@pytest.mark.parametrize("keys", ["ro", "bo", "hs"], ids=["refuse", "return", "hold"])
async def test_escape_from_the_preview_goes_back_to_what_was_typed(
    sample_desk: Desk, keys: str
) -> None:
    async with seated(sample_desk) as seat:
        marked = [row.message for row in seat.items if row.state is State.PENDING][:2]
        before = events_of(sample_desk)
        await seat.press("asterisk", *keys, "tab")
        menu = type(seat.screen)
        about = seat.shown("#about")
        await seat.type("Alle fragen dasselbe.")
        await seat.press("enter")
        await seat.at(DecideManyScreen)
        await seat.press("escape")
        await seat.at(menu)
        assert seat.field("words") == "Alle fragen dasselbe."
        assert seat.shown("#about") == about
        assert events_of(sample_desk) == before
        await seat.press("enter")
        await seat.at(DecideManyScreen)
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert State.PENDING not in states(sample_desk, marked)
        await seat.press("asterisk", "o")
        await seat.at(DecideManyScreen)
        await seat.press("escape")
        await seat.at(QueueScreen)


async def test_somebody_faster_is_told_and_it_can_be_looked_at_again(
    sample_desk: Desk, size
) -> None:
    async with seated(sample_desk, size) as seat:
        rows = seat.items[:2]
        await seat.press("space", "space", "a")
        await seat.at(DecideManyScreen)
        with sample_desk.writing("bob") as writer:
            decide(writer, Decision(rows[1].message, Verb.REFUSE, "insult"))
        before = events_of(sample_desk)
        await seat.press("enter")
        assert "bob" in seat.shown("#problem")
        assert events_of(sample_desk) == before
        await seat.press("enter")
        assert "1 will be published" in seat.words
        assert "1 passed over: refused" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert line_of(sample_desk, rows[0].message).state is State.PUBLISHED


async def test_each_state_is_brought_back_in_its_way(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.filter("(is:held OR is:refused OR is:removed) is:question")
        rows = [row for row in seat.items if row.state is not State.PENDING]
        assert {row.state for row in rows} == {State.HELD, State.REFUSED, State.REMOVED}
        await seat.press("asterisk", "o")
        await seat.at(DecideManyScreen)
        await seat.press("enter")
        await seat.at(QueueScreen)
        after = {State.HELD: State.PENDING, State.REFUSED: State.PENDING}
        assert states(sample_desk, [row.message for row in rows]) == [
            after.get(row.state, State.PUBLISHED) for row in rows
        ]


async def test_nothing_to_decide_is_said(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        before = events_of(sample_desk)
        await seat.press("space", "x", "o", "enter")
        await seat.at(DecideManyScreen)
        assert "Nothing of what is marked can be decided in this way." in seat.words
        await seat.press("enter", "right", "escape")
        assert events_of(sample_desk) == before


async def test_marked_threads_are_copied(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        rows = seat.items[:2]
        await seat.press("space", "space", "y")
        assert "2 threads are on the clipboard" in seat.shown("#rule")
        assert seat.rows.marked_count == 0
        for row in rows:
            assert row.to in seat.app.clipboard
        await seat.press("k", "k", "y")
        assert rows[1].to not in seat.app.clipboard or rows[0].to == rows[1].to


async def test_readers_mark_and_copy_but_decide_nothing(reader_desk: Desk) -> None:
    async with seated(reader_desk) as seat:
        await seat.press("space", "space", "a", "r")
        assert isinstance(seat.screen, QueueScreen)
        await seat.press("y")
        assert "2 threads" in seat.shown("#rule")


async def test_five_hundred_at_once(big_desk: Desk, size) -> None:
    async with seated(big_desk, size) as seat:
        await seat.filter("is:waiting")
        await seat.press("asterisk", "x", "p", "enter")
        await seat.at(DecideManyScreen)
        assert "500 will be removed" in seat.words
        await seat.press("enter")
        await seat.at(QueueScreen)
        assert total(big_desk, "is:removed") == 500
        await seat.press("u")
        assert total(big_desk, "is:removed") == 0
        assert len(seat.items) == 500


async def test_what_is_possible_instead_is_told_in_the_words_of_the_screens(
    sample_desk: Desk, german: None
) -> None:
    async with seated(sample_desk, (160, 48)) as seat:
        await seat.press("6", "asterisk", "r", "o")
        await seat.see("Jetzt möglich: Entfernen.")
        assert "remove" not in seat.words
