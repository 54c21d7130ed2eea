"""A list of any length: it opens with its first rows and reads others as they come into sight."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from textual.style import Style

from qa_tui.domain.phrase import N_
from qa_tui.domain.text import clean
from qa_tui.i18n import drawn, say
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.row_strips import MARGIN, STYLES, Piece, RowLook, StripKey, Strips
from qa_tui.tui.lists.row_view import RowView
from qa_tui.tui.lists.window import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.style import Style as RichStyle
    from textual.geometry import Region
    from textual.strip import Strip

    from qa_tui.domain.errors import QaTuiError

T = TypeVar("T")


class WindowList(RowView[T]):
    """Rows of two terminal lines, with a cursor and marks. Subclasses say what a row looks like.

    Args:
        ascii_only: Draw signs with ASCII characters.
        id: Id of the widget.
    """

    DEFAULT_CSS = """
    WindowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
    }
    """
    BINDINGS: ClassVar = [
        Binding("space", "mark", show=False),
        Binding("V", "mark_range", show=False),
        Binding("escape", "unmark", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another row, or its row has changed."""

        def __init__(self, listed: WindowList[Any]) -> None:
            super().__init__()
            self.listed = listed

        @property
        def control(self) -> WindowList[Any]:
            """The list, for handlers that choose by selector."""
            return self.listed

        def can_replace(self, message: Message) -> bool:
            """A later one of the same kind says as much: handlers ask the list as it is then."""
            return type(message) is type(self) and message.control is self.listed

    class Opened(Highlighted):
        """A row was opened with the mouse."""

        def can_replace(self, message: Message) -> bool:  # noqa: ARG002 - each one counts
            """Nothing takes its place."""
            return False

    class Counted(Highlighted):
        """The number of rows known of has changed, or whether all ids are known."""

    class Marked(Highlighted):
        """Other rows are marked."""

    class Failed(Highlighted):
        """Something could not be read.

        Attributes:
            error: Why.
        """

        def __init__(self, listed: WindowList[Any], error: QaTuiError) -> None:
            super().__init__(listed)
            self.error = error

        def can_replace(self, message: Message) -> bool:  # noqa: ARG002 - each one counts
            """Nothing takes its place."""
            return False

    def __init__(self, *, ascii_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.ascii_only = ascii_only
        self.strips = Strips(_style, ascii_only=ascii_only)

    @abstractmethod
    def draw(self, row: T, part: int, width: int, look: RowLook) -> Iterable[Piece]:
        """What stands in one terminal line of a row.

        Args:
            row: The row.
            part: 0 for its first line, 1 for its second.
            width: Cells there are.
            look: Whether it is chosen, marked, decided.

        Returns:
            Runs of cleaned text.
        """

    def redraw(self) -> None:
        """Draw all rows again, where more has changed than the rows: the time, for one."""
        self.strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        super().notify_style_update()
        self.strips.clear()

    @property
    def total(self) -> int:
        """The number of rows known of."""
        return self.window.total

    @property
    def complete(self) -> bool:
        """Whether all ids are known."""
        return self.window.complete

    # Marks

    @property
    def marked_count(self) -> int:
        """How many rows are marked."""
        return self.marks.count(self.cursor)

    def marked_ids(self) -> list[int] | None:
        """The marked rows in the list's order; a range that follows the cursor ends here.

        Returns:
            Their ids; None while the ids inside a range are still being read.
        """
        if self.marks.start is not None and not self.marks.end(self.cursor):
            return None
        return self.marks.in_order()

    def unmark(self) -> None:
        """Mark nothing."""
        self.marks.clear()
        self.marks_changed()

    def mark_all(self) -> bool:
        """Mark all rows; where all are marked already, none.

        Returns:
            Whether the list was read to its end; else nothing is marked.
        """
        if not self.window.complete:
            return False
        others = set(self.window.head) - self.marks.marked
        self.marks.clear()
        self.marks.marked |= set(self.window.head) if others else set()
        self.marks_changed()
        return True

    def action_mark(self) -> None:
        """Mark the row and go on to the next, or take its mark away; end a range."""
        if self.marks.start is not None:
            self.marks.end(self.cursor)
        elif self.current is not None and self.current_id is not None:
            self.marks.toggle(self.current_id)
            self.go_to(self.cursor + 1)
        self.marks_changed()

    def action_mark_range(self) -> None:
        """Begin a range that follows the cursor, or end it."""
        if self.marks.start is not None:
            self.marks.end(self.cursor)
        elif self.current is not None:
            self.marks.begin(self.cursor)
        self.marks_changed()

    def action_unmark(self) -> None:
        """Mark nothing; without marks the key is for somebody else."""
        if not self.marks:
            raise SkipAction
        self.unmark()

    def marks_changed(self) -> None:
        """Tell that other rows are marked."""
        self._told_marks = len(self.marks.marked)
        self.refresh()
        self.post_message(self.Marked(self))

    # What is told

    def moved(self) -> None:
        """A range follows the cursor."""
        super().moved()
        if self.marks.start is not None:
            self.marks_changed()

    def row_changed(self) -> None:
        """Tell that another row is under the cursor, or that it has changed."""
        self.refresh_place(self.cursor)
        self.post_message(self.Highlighted(self))

    def count_changed(self) -> None:
        """Tell how many rows there are."""
        self.post_message(self.Counted(self))

    def opened(self) -> None:
        """Tell that the row under the cursor is to be opened."""
        self.post_message(self.Opened(self))

    def failed(self, error: QaTuiError) -> None:
        """Tell why something cannot be shown."""
        self.post_message(self.Failed(self, error))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a part of the list.

        Without border, padding and effects of the style sheet the drawn lines are handed on as
        they are, which saves most of what a frame costs.
        """
        self.drawn.set()
        styles = self.styles
        if any(styles.gutter) or styles.tint.a or self.opacity != 1:
            self.strips.use((), self.background_colors[1])
            return super().render_lines(crop)
        self.strips.use(tuple(self.get_line_filters()), self.background_colors[1])
        lines = list(map(self._line_drawer(), crop.line_range))
        if crop.column_span == (0, self.size.width):
            return lines
        return [strip.crop(*crop.column_span) for strip in lines]

    def render_line(self, y: int) -> Strip:
        """Draw one terminal line."""
        return self._line_drawer()(y)

    def _line_drawer(self) -> Callable[[int], Strip]:
        """Draws terminal lines of one frame; what is the same for all of them is asked once."""
        width, top, focused = self.line_width, round(self.scroll_y), self.has_focus
        room = max(self.size.width - self.scrollbar_size_vertical - MARGIN, 1)
        places, window = self.places, self.window

        def drawn(y: int) -> Strip:
            place, part = divmod(y + top, self.ROW)
            if place >= places:
                key = StripKey(None, -1, RowLook(), width, room, part)
                return self.strips.get(key, lambda _, __: ())
            identity = window.id_at(place)
            row = None if identity is None else window.row(identity)
            chosen = place == self.cursor
            look = RowLook(
                chosen=chosen,
                focused=chosen and focused,
                marked=identity is not None and self.marks.holds(place, identity, self.cursor),
                done=identity in self.done,
            )
            stamp = 0 if row is None or identity is None else window.stamp(identity)
            key = StripKey(None if row is None else identity, stamp, look, width, room, part)
            return self.strips.get(key, partial(self._draw, row, look))

        return drawn

    def draw_ahead(self) -> Iterator[None]:
        """Draw the screenful in the direction of travel, a row with each step of the iterator."""
        sight, draw, top = self.sight, self._line_drawer(), round(self.scroll_y)
        start = sight.stop if self.direction > 0 else sight.start - len(sight)
        for place in range(max(start, 0), min(start + len(sight), self.places)):
            for part in range(self.ROW):
                draw(place * self.ROW + part - top).render(self.app.console)
            yield

    def _draw(self, row: T | Missing | None, look: RowLook, part: int, width: int) -> list[Piece]:
        if row is None or isinstance(row, Missing):
            gone = N_("This row is gone: it was removed or taken back meanwhile.")
            said = drawn("…") if row is None else say(gone)
            return self._quiet(said if part == 0 else "", width)
        return list(self.draw(row, part, width, look))

    def _quiet(self, text: str, width: int) -> list[Piece]:
        shown = clean(text, one_line=True, limit=400).text
        return [("  ", ""), (fit(shown, max(width - 2, 1)), "dim")]


def _style(name: str) -> RichStyle:
    return Style.parse(STYLES[name]).rich_style
