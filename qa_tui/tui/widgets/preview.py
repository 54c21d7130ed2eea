"""The words of one message beside the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from qa_tui.domain.hits import NO_WORDS, Sought, find_hits
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.found_text import highlighted
from qa_tui.tui.widgets.line_view import LineView
from qa_tui.tui.words.message_text import BLANK, body, by_line, head, notes_words

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.selection import Selection

    from qa_tui.domain.records import Message
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.work.reading import Previewed


HINTS = ("claim", "similar", "personal", "asker")
"""The hints that may stand under a message, in their order."""

MARGIN = 1
"""Cells between the text and the scroll bar."""

_KEPT = 6
"""Messages whose drawn lines are kept: those around the cursor."""


@dataclass
class _Drawn:
    """A text with its lines as they were drawn last.

    Attributes:
        text: The text.
        of: What it tells, and when.
        look: The width, colours and selection they were drawn for.
        lines: The lines.
    """

    text: Content
    of: object = None
    look: object = None
    lines: list[Strip] = field(default_factory=list)


class Preview(LineView, can_focus=False):
    """What has to be read before deciding, in one column; hints stay in sight under it.

    It draws its lines itself, and they can be drawn before they are needed: a text in a widget
    of its own would have the whole screen laid out anew for each message.

    Attributes:
        message: The message that is shown; None while there is none.
        hints: What is worth knowing of it, each a line, by its name in `HINTS`.
    """

    app: QaTuiApp

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.message: int | None = None
        self.hints: dict[str, Content] = {}
        self._kept: dict[int, _Drawn] = {}
        self._shown = _Drawn(Content.empty())
        self._below = _Drawn(Content.empty())

    def render(self) -> Content:
        """All words without the hints; `render_lines` draws the lines that are in sight."""
        return self._shown.text

    def clear(self) -> None:
        """Show nothing."""
        self._begin(None, _Drawn(Content.empty()))

    def hint(self, message: int, name: str, shown: Content) -> None:
        """Show a hint, unless another message is shown by now.

        Args:
            message: The message that it is about.
            name: One of `HINTS`; a later hint of the same name takes its place.
            shown: One line; empty for none.
        """
        if message == self.message and not shown.is_same(self.hints.get(name, Content.empty())):
            self.hints[name] = shown
            self._show_hints()

    def show(self, loaded: Previewed, sought: Sought = NO_WORDS) -> None:
        """Show a message with the head of its thread.

        Args:
            loaded: The row's message, its thread, and the internal remarks on that.
            sought: What the list was searched for.
        """
        drawn = self._drawn(loaded, sought)
        if loaded.line.message != self.message:
            self._begin(loaded.line.message, drawn)
        elif drawn is not self._shown:
            self._shown = drawn
            self._measure()

    def draw_ahead(self, loaded: Previewed, sought: Sought = NO_WORDS) -> None:
        """Draw the lines of a message that may be shown next."""
        for line in self._lines(self._drawn(loaded, sought)):
            line.render(self.app.console)

    def _drawn(self, loaded: Previewed, sought: Sought) -> _Drawn:
        """The text of a message, the same as before when nothing has changed."""
        message = loaded.line.message
        drawn = self._kept.pop(message, None)
        desk = self.app.desk
        age = desk.clock().replace(second=0, microsecond=0) if loaded.notes else desk.today
        of = (loaded.thread, loaded.notes, sought, age)
        if drawn is None or drawn.of != of:
            text = self._text(loaded)
            drawn = _Drawn(highlighted(text, find_hits(text.plain, sought)), of)
        self._kept[message] = drawn
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return drawn

    def _text(self, loaded: Previewed) -> Content:
        """The head of a thread, the message that is judged, and what belongs to it."""
        thread = loaded.thread
        wanted = loaded.line.message
        chosen = next((one for one in thread.messages if one.id == wanted), thread.messages[0])
        parts = [head(thread), self._block(loaded, chosen)]
        if chosen.kind is Kind.ANSWER:  # an answer comes with its question
            parts.append(words(N_("The question:"), "$dim"))
            parts.append(self._block(loaded, thread.messages[0]))
        else:
            parts.extend(self._block(loaded, answer) for answer in thread.messages[1:])
        if loaded.notes:
            parts.append(notes_words(loaded.notes, self.app.desk.clock()))
        return BLANK.join(parts)

    def _block(self, loaded: Previewed, message: Message) -> Content:
        who = by_line(message, self.app.desk.today, ascii_only=self.app.ascii_only)
        return Content.assemble(who, "\n\n", body(message, loaded.thread.form))

    # Drawing

    def _begin(self, message: int | None, drawn: _Drawn) -> None:
        """Show another message from its beginning; hints of it follow."""
        self.message, self._shown, self.hints = message, drawn, {}
        self._below = _Drawn(Content.empty())
        if self.text_selection is not None:
            self.screen.clear_selection()
        self._measure()
        self.scroll_to(y=0, animate=False, force=True)

    def _show_hints(self) -> None:
        found = [self.hints[name] for name in HINTS if self.hints.get(name)]
        self._below = _Drawn(Content("\n").join([Content.empty(), *found] if found else []))
        self._measure()

    def _measure(self) -> None:
        """Fit the scroll bar to what there is; its column is always there."""
        self.fit(len(self._lines(self._shown)) + len(self._lines(self._below)))
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines for the width."""
        self._measure()

    def _lines(self, drawn: _Drawn) -> list[Strip]:
        """The lines of a text at the present width, in the present colours; none while hidden."""
        width, style = self.line_width, self.visual_style
        filters, ground = tuple(self.get_line_filters()), self.background_colors[1]
        look = (width, style, self.app.theme, filters, ground, self.text_selection)
        if drawn.look != look:
            drawn.look, drawn.lines = look, []
            if drawn.text and width:
                room, chosen = max(width - MARGIN, 1), drawn is self._shown
                strips = Visual.to_strips(
                    self, drawn.text, room, None, style, apply_selection=chosen
                )
                drawn.lines = self._finished(strips)
        return drawn.lines

    def _finished(self, strips: list[Strip]) -> list[Strip]:
        """Lines as wide as the pane up to its bar, with the app's filters applied."""
        width, style = self.line_width, self.visual_style.rich_style
        lines = [strip.extend_cell_length(width, style) for strip in strips]
        ground = self.background_colors[1]
        for line_filter in self.get_line_filters():
            lines = [line.apply_filter(line_filter, ground) for line in lines]
        return lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines: of the text, or of the hints under it.

        They are handed on as they were drawn; frame and ground are the pane's around it.
        """
        lines = self._lines(self._shown)
        below = [strip.discard_meta() for strip in self._lines(self._below)]  # not to be selected
        top, room = round(self.scroll_y), max(self.size.height - len(below), 0)
        lines = [*lines[top : top + room]]
        lines += self._finished([Strip([])]) * (room - len(lines))
        shown = [*lines, *below][crop.y : crop.bottom]
        if crop.column_span == (0, self.size.width):
            return shown
        return [strip.crop(*crop.column_span) for strip in shown]

    # Selecting with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words of the text."""
        return selection.extract(self._shown.text.plain), "\n"
