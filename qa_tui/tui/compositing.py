"""Draws of each widget only the lines that may have changed.

Textual draws all visible lines of every widget under a change, containers too, and throws away
what is not needed. In a list of 44 lines, of which a key changes four, that is most of a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.strip import Strip


class LineCompositor(Compositor):
    """Textual's compositor, which is told of no line outside the ones that are asked for."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Draw what stands within some lines of the screen.

        Args:
            crop: What is asked for; None for the whole screen.

        Yields:
            Of each widget its region, what of it is drawn, and the strips of that.
        """
        asked = self.size.region if crop is None else crop
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen or not asked.overlaps(seen):
                continue
            top, bottom = max(seen.y, asked.y), min(seen.bottom, asked.bottom)
            drawn = Region(seen.x, top, seen.width, bottom - top)
            yield region, drawn, widget.render_lines(drawn.translate(-region.offset))
