"""What the preview hints at: near-duplicates and earlier questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driving import WIDE, seated
from on_desk import line_of
from test_context_screen import alone, asked_again, campaign, go_to

from qa_tui.tui.safe import outside
from qa_tui.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


async def test_the_preview_hints_at_near_duplicates(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        await go_to(seat, campaign(sample_desk))
        await seat.see("⚑ almost the same as 4 questions to others (90 %) d shows")
        await go_to(seat, alone(sample_desk))
        await seat.until(lambda: "almost the same" not in seat.words)


async def test_the_preview_hints_at_earlier_questions(sample_desk: Desk) -> None:
    message = asked_again(sample_desk)
    async with seated(sample_desk, WIDE) as seat:
        await go_to(seat, message)
        author = line_of(sample_desk, message).author
        await seat.see(f"Earlier questions by {author}: 1, 1 of them published")


async def test_hints_stay_in_sight_under_a_long_text(sample_desk: Desk) -> None:
    message = campaign(sample_desk)
    async with seated(sample_desk, (110, 40)) as seat:
        await go_to(seat, message)
        await seat.see("⚑ almost the same")
        await seat.press("J", "J", "J")
        assert "⚑ almost the same" in seat.words


async def test_a_hint_that_comes_too_late_is_dropped(sample_desk: Desk) -> None:
    message = campaign(sample_desk)
    async with seated(sample_desk, WIDE) as seat:
        await go_to(seat, alone(sample_desk))
        preview = seat.screen.query_one(Preview)
        preview.hint(message, "similar", outside("too late"))
        await seat.settled()
        assert "too late" not in seat.words


async def test_without_a_preview_nothing_is_read_for_it(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await go_to(seat, campaign(sample_desk))
        assert not seat.screen.query_one(Preview).hints
