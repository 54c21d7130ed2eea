"""Near-duplicates are compared word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import WIDE, Seat, seated
from hostile_desk import dangers, make_desk, moment, offences
from on_desk import events_of, stored
from test_context_screen import around, campaign, open_context

from qa_tui.domain.likeness import differences
from qa_tui.store.messages.threads import read_message
from qa_tui.tui.screens.desk.compare import CompareScreen
from qa_tui.tui.words.context_words import DIFFERS
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from textual.content import Content

    from qa_tui.store.desk import Desk


def spans(shown: Content) -> list[str]:
    """The words that are coloured as different."""
    return [shown.plain[span.start : span.end] for span in shown.spans if span.style == DIFFERS]


async def test_comparing_colours_the_words_that_differ(sample_desk: Desk, size) -> None:
    message = campaign(sample_desk)
    async with seated(sample_desk, size) as seat:
        screen = await open_context(seat, message)
        other = screen.rows[1].line
        await seat.press("j", "enter")
        await seat.at(CompareScreen)
        with sample_desk.reading() as connection:
            texts = [read_message(connection, one) for one in (message, other.message)]
        mine, theirs = differences(*(f"{one.text}\n\n{one.background}" for one in texts))
        for place, runs in (("#mine", mine), ("#other", theirs)):
            shown = seat.screen.query_one(place).render()
            assert spans(shown) == [run.text for run in runs if run.differs]
        left = seat.screen.query_one("#mine").region
        right = seat.screen.query_one("#other").region
        if size == WIDE:
            assert left.y == right.y
            assert left.right <= right.x
        else:
            assert left.bottom <= right.y


async def test_hostile_texts_can_be_compared(tmp_path: Path, size) -> None:
    desk = make_desk(tmp_path / "desk.db", HOSTILE, moment)
    alike = [
        line.message
        for line in stored(desk, "is:question")
        if around(desk, line.message).hints.similar
    ][:6]
    before = events_of(desk)
    async with seated(desk, size) as seat:
        await seat.press("8")
        for message in alike:
            if message not in {line.message for line in seat.items}:
                continue
            await open_context(seat, message)
            check(seat)
            await seat.press("enter")
            check(seat)
            await seat.press("escape", "escape")
    assert events_of(desk) == before


def check(seat: Seat) -> None:
    for strip in seat.strips:
        assert not offences(strip.text), ascii(strip.text)
        assert not dangers(strip.text), ascii(strip.text)
