"""What is drawn of some lines of the screen is what all of it shows there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, seated
from textual.geometry import Region

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

SCREENS = ([], ["j", "j"], ["end"], ["slash", "v"], ["enter"], ["enter", "pagedown"], ["m"], ["d"])
"""Keys that lead from the queue to different screens."""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
@pytest.mark.parametrize("keys", SCREENS, ids="-".join)
async def test_lines_are_drawn_alone_as_among_all_others(
    sample_desk: Desk, keys: list[str], size: tuple[int, int]
) -> None:
    width, height = size
    async with seated(sample_desk, size) as seat:
        await seat.press(*keys)
        compositor = seat.app.screen._compositor
        whole = compositor._render_chops(Region(0, 0, width, height), lambda _: True)
        crops = [Region(0, y, width, lines) for lines in (1, 2, 7) for y in range(height - lines)]
        crops += [Region(x, 3, 9, 9) for x in range(0, width - 9, 5)]
        for crop in crops:
            chops = compositor._render_chops(crop, crop.line_range.__contains__)
            for y in crop.line_range:
                for cut, strip in whole[y].items():
                    if crop.x <= cut < crop.right:
                        assert list(chops[y][cut]) == list(strip)
