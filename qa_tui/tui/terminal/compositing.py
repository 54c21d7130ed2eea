"""Draws of each widget only the lines that may have changed, and nothing that others cover.

Textual draws all visible lines of every widget under a change, the containers behind them too,
and throws away what is not needed. That is most of what a frame costs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from textual._compositor import ChopsUpdate, Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import Console
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget


def paint(screen: Screen[Any], *widgets: Widget) -> None:
    """Draw widgets that have changed at once: the next frame may be two sixtieths away.

    Args:
        screen: The screen they are on; nothing is drawn while another covers it.
        widgets: What was refreshed and has not told the screen yet.
    """
    screen._dirty_widgets |= set(widgets)
    screen._on_timer_update()


def forget_left() -> None:
    """Forget what was drawn of widgets that are gone.

    Textual remembers the styles of borders together with the widget's whole cache of lines, for
    the last thousand widgets: a fifth of a gigabyte after a hundred threads.
    """
    StylesCache.get_inner_outer.cache_clear()


class LinesUpdate(ChopsUpdate):
    """What has changed on the screen; Textual makes three objects for each place it goes to."""

    def render_segments(self, console: Console) -> str:
        """What is sent to the terminal.

        Args:
            console: Knows the terminal's colours.
        """
        sent = []
        for y, left, right in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                if strip is None or x > right or end <= left:
                    continue
                whole = left <= x < right and end <= right
                shown = strip if whole else strip.crop(0, min(end, right) - x)
                sent.append(f"\x1b[{y + 1};{x + 1}H{shown.render(console)}")
        return "".join(sent)


class LineCompositor(Compositor):
    """Textual's compositor, in which the foremost widget is drawn first."""

    def render_partial_update(self) -> LinesUpdate | None:
        """What has changed; None when nothing has."""
        update = super().render_partial_update()
        if update is None:
            return None
        return LinesUpdate(update.chops, update.spans, update.chop_ends)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """Draw what stands within a part of the screen.

        Args:
            crop: The part.
            is_rendered_line: Whether a line is asked for.

        Returns:
            For each line its pieces, by the column at which they begin.
        """
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        bare = {
            y: {x for x, end in pairwise(self.cuts[y]) if x < crop.right and end > crop.x}
            for y in crop.line_range
            if is_rendered_line(y)
        }
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen.overlaps(crop):
                continue
            lines = [
                y
                for y in seen.line_range
                if (free := bare.get(y)) and any(seen.x <= x < seen.right for x in free)
            ]
            if not lines:
                continue
            asked = Region(seen.x, lines[0], seen.width, lines[-1] + 1 - lines[0])
            rendered = widget.render_lines(asked.translate(-region.offset))
            strips = dict(zip(asked.line_range, rendered, strict=False))
            for y in filter(strips.__contains__, lines):  # a widget being resized may have fewer
                ends = [x for x in self.cuts[y] if seen.x <= x <= seen.right]
                pieces = strips[y].divide([end - seen.x for end in ends[1:]])
                drawn = {x: one for x, one in zip(ends, pieces, strict=False) if x in bare[y]}
                chops[y] |= drawn
                bare[y].difference_update(drawn)
        return cast("Sequence[Mapping[int, Strip]]", chops)
