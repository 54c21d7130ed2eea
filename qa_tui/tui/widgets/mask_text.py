"""A text in which words are chosen to be masked, and the same text as the public will see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qa_tui.tui.widgets.key_line import page_down, page_up
from qa_tui.tui.words.mask_rows import (
    Row,
    RowPiece,
    Unit,
    chosen_finds,
    original_rows,
    public_rows,
    row_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import RenderResult

    from qa_tui.domain.privacy.masking import Find, Part

_WHEEL = 3
"""Rows by which a turn of the wheel moves both texts."""


class MaskText(Widget, can_focus=True):
    """Words one beside the other; the cursor stands on one, which can be chosen.

    Args:
        texts: The texts of the message, in the order in which they are read.
        units: Their words and recognised passages; the recognised ones are chosen at first.
        id: Id of the widget.

    Attributes:
        chosen: The units that are to be masked.
        cursor: The unit under the cursor.
        top: The first row in sight.
    """

    BINDINGS: ClassVar = [
        Binding("right,l", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("down,j", "rows(1)", show=False),
        Binding("up,k", "rows(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,g", "step(-1000000)", show=False),
        Binding("end,G", "step(1000000)", show=False),
    ]
    auto_links = False
    cursor: reactive[int] = reactive(0, init=False)
    top: reactive[int] = reactive(0, init=False)

    class Chosen(Message):
        """Other words are chosen, or the cursor stands elsewhere."""

    class Scrolled(Message):
        """Other rows are in sight."""

    def __init__(
        self,
        texts: Mapping[Part, str],
        units: Sequence[Unit],
        *,
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.texts = texts
        self.units = units
        self.chosen = {place for place, unit in enumerate(units) if unit.recognised}
        self.set_reactive(MaskText.cursor, min(self.chosen, default=0))
        self._laid: tuple[int, list[Row]] = (0, [])
        self._from: int | None = None
        self._adding = True

    def choose(self, finds: Sequence[Find]) -> None:
        """Choose what lies in some passages, and nothing else."""
        spans = [(find.part, find.start, find.end) for find in finds]
        self.chosen = {
            place
            for place, unit in enumerate(self.units)
            for part, start, end in spans
            if part is unit.find.part and start < unit.find.end and unit.find.start < end
        }

    @property
    def finds(self) -> tuple[Find, ...]:
        """The passages that are to be masked."""
        return chosen_finds(self.units, self.chosen)

    def rows(self) -> list[Row]:
        """The text in rows of the present width."""
        width = max(self.content_size.width, 8)
        if self._laid[0] != width:
            self._laid = (width, original_rows(self.units, self.texts, width))
        return self._laid[1]

    def row_of(self, place: int) -> int:
        """The row in which a unit begins."""
        for number, row in enumerate(self.rows()):
            if any(piece.unit == place for piece in row):
                return number
        return 0

    def render(self) -> RenderResult:
        """The rows in sight."""
        height = self.content_size.height
        shown = self.rows()[self.top : self.top + height]
        return Content("\n").join(row_words(row, self._style) for row in shown)

    def _style(self, piece: RowPiece) -> str:
        chosen, here = piece.unit in self.chosen, piece.unit == self.cursor and self.has_focus
        if chosen:
            return "bold underline reverse $accent" if here else "reverse $accent"
        suggested = "underline $accent" if self.units[piece.unit].recognised else ""
        return f"bold {suggested} on $cursor" if here else suggested

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def _follow(self) -> None:
        height, row = max(self.content_size.height, 1), self.row_of(self.cursor)
        last = max(len(self.rows()) - height, 0)
        if not self.top <= row < self.top + height:
            self.top = max(0, min(row - height // 3, last))
        self.refresh()

    def watch_top(self) -> None:
        """Let the other text follow."""
        self.post_message(self.Scrolled())

    def pages(self) -> list[str]:
        """The keys that show rows which are not in sight, as they are written."""
        below = self.top + max(self.content_size.height, 1) < len(self.rows())
        return [page_up()] * bool(self.top) + [page_down()] * below

    def place_in_sight(self) -> tuple[int, int]:
        """A unit in sight and how many rows below the first one it stands.

        The one under the cursor, else the first in sight.
        """
        below = self.row_of(self.cursor) - self.top
        if 0 <= below < max(self.content_size.height, 1):
            return self.cursor, below
        shown = enumerate(self.rows()[self.top :])
        return next(((row[0].unit, below) for below, row in shown if row), (self.cursor, 0))

    def scroll_rows(self, number: int) -> None:
        """Show rows further down or up; the cursor stays."""
        last = max(len(self.rows()) - self.content_size.height, 0)
        self.top = max(0, min(self.top + number, last))

    def _go(self, place: int) -> None:
        self.cursor = max(0, min(place, len(self.units) - 1))
        self._follow()
        self.post_message(self.Chosen())

    def action_step(self, units: int) -> None:
        """Go to another word."""
        self._go(self.cursor + units)

    def action_rows(self, number: int) -> None:
        """Go to the word nearest in another row."""
        rows, row = self.rows(), self.row_of(self.cursor)
        start = next((p.start for p in rows[row] if p.unit == self.cursor), 0)
        wanted = row + number
        while 0 <= wanted < len(rows) and not rows[wanted]:
            wanted += 1 if number > 0 else -1
        wanted = max(0, min(wanted, len(rows) - 1))
        if rows and rows[wanted]:
            self._go(min(rows[wanted], key=lambda p: abs(p.start - start)).unit)

    def action_page(self, pages: int) -> None:
        """Go a screen on or back."""
        self.action_rows(pages * max(self.content_size.height - 1, 1))

    def action_choose_word(self) -> None:
        """Choose the word under the cursor, or let it be."""
        if self.units:
            self.chosen ^= {self.cursor}
            self._go(self.cursor)

    def action_extend(self) -> None:
        """Choose this word and the next."""
        self._extend(1)

    def action_extend_back(self) -> None:
        """Choose this word and the previous one."""
        self._extend(-1)

    def _extend(self, units: int) -> None:
        if self.units:
            self.chosen.add(self.cursor)
            self._go(self.cursor + units)
            self.chosen.add(self.cursor)
            self.refresh()

    def action_next_suggestion(self) -> None:
        """Go to the next suggestion."""
        self._to_suggestion(1)

    def action_previous_suggestion(self) -> None:
        """Go to the suggestion before."""
        self._to_suggestion(-1)

    def _to_suggestion(self, direction: int) -> None:
        places = [place for place, unit in enumerate(self.units) if unit.recognised]
        further = [p for p in places if (p - self.cursor) * direction > 0]
        if further:
            self._go(min(further, key=lambda place: abs(place - self.cursor)))

    def _unit_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        rows = self.rows()
        number = self.top + offset.y if offset is not None else -1
        if offset is None or not 0 <= number < len(rows):
            return None
        before = [piece for piece in rows[number] if piece.start <= offset.x]
        return before[-1].unit if before else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose a word, and those over which the mouse is drawn from here."""
        place = self._unit_at(event)
        if place is not None:
            self._from, self._adding = place, place not in self.chosen
            self.capture_mouse()
            self._draw_to(place)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose the words between."""
        place = self._unit_at(event) if self._from is not None else None
        if place is not None:
            self._draw_to(place)

    def on_mouse_up(self) -> None:
        """What was chosen stays so."""
        self._from = None
        self.release_mouse()

    def _draw_to(self, place: int) -> None:
        assert self._from is not None  # noqa: S101 - set when the button went down
        between = range(min(self._from, place), max(self._from, place) + 1)
        self.chosen = self.chosen | set(between) if self._adding else self.chosen - set(between)
        self._go(place)

    def on_mouse_scroll_down(self) -> None:
        """Show what stands below."""
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Show what stands above."""
        self.scroll_rows(-_WHEEL)


class PublicText(Widget):
    """The text as the public will see it, at the place where words are chosen."""

    auto_links = False

    def __init__(self, source: MaskText, language: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source = source
        self.language = language

    def render(self) -> RenderResult:
        """The rows that stand beside those in sight of the other text."""
        width, height = max(self.content_size.width, 8), self.content_size.height
        source = self.source
        rows = public_rows(source.units, source.texts, source.chosen, self.language, width)
        unit, below = source.place_in_sight()
        before = [n for n, row in enumerate(rows) if row and row[0].unit <= unit]
        top = max(0, min(before[-1] - below if before else 0, len(rows) - height))
        return Content("\n").join(row_words(row, _public_style) for row in rows[top : top + height])

    def on_mouse_scroll_down(self) -> None:
        """Show what stands below, in both texts."""
        self.source.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Show what stands above, in both texts."""
        self.source.scroll_rows(-_WHEEL)


def _public_style(piece: RowPiece) -> str:
    return "$accent" if piece.masked else ""
