"""The line over a list: the filter in use, how many rows fit, and what is wrong with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.filters.filter import FilterError, parse_filter
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, error_words
from qa_tui.tui.terminal.compositing import paint
from qa_tui.tui.widgets.sidebar import grouped
from qa_tui.tui.words.choice_words import choice_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from qa_tui.domain.filters.completion import Completions


class FilterField(Input):
    """A field of one line; Textual would lay the whole screen out for each letter in it."""

    virtual_size = Reactive(Size(0, 0))


class FilterBar(Vertical):
    """Takes a filter; a wrong one is explained at its place and changes nothing.

    Args:
        values: Gives the values of a key that fit a beginning; runs in a thread.
        id: Id of the widget.
    """

    BINDINGS: ClassVar = [
        Binding("tab", "complete", show=False),
        Binding("down", "leave", show=False),
    ]

    class Used(Message):
        """A filter that can be understood stands in the field.

        Attributes:
            text: The filter.
            done: Whether it was sent off; else it is still being typed.
        """

        def __init__(self, text: str, *, done: bool) -> None:
            super().__init__()
            self.text = text
            self.done = done

    class Wrong(Message):
        """A filter was sent off that cannot be understood."""

    def __init__(
        self,
        values: Callable[[str, str], Sequence[str]],
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.values = values
        self.completions: Completions | None = None

    def compose(self) -> ComposeResult:
        """The field between its sign and the number of rows; help with it below."""
        with Horizontal(id="bar"):
            yield Static(Content("/"), id="slash")
            yield FilterField(id="filter", compact=True, select_on_focus=False)
            yield Static(Content.empty(), id="total")
        yield Static(Content.empty(), id="filter-error")
        yield Static(Content.empty(), id="completions")

    @property
    def field(self) -> Input:
        """The editing field."""
        return self.query_one("#filter", Input)

    def reset(self, text: str) -> None:
        """Show a filter that is in use."""
        self.field.value = text
        self._explain(Content.empty())
        self._offer(None)

    def begin(self) -> None:
        """Put the cursor behind what is there, ready for a further condition."""
        if self.field.value and not self.field.value.endswith(" "):
            self.field.value += " "
        self.field.focus()
        self.field.action_end()
        self._complete()

    def show_total(self, total: int, *, exact: bool) -> None:
        """Show how many rows fit; a plus says that more are still being counted."""
        shown = grouped(total) + ("" if exact else "+")
        self._put("#total", content(SafeText.literal(shown)), one_line=True)

    @on(Input.Submitted, "#filter")
    def submitted(self, event: Input.Submitted) -> None:
        """Use the filter, or say at which place it is wrong."""
        event.stop()
        try:
            parse_filter(event.value)
        except FilterError as error:
            self._offer(None)
            self.field.cursor_position = error.position
            self._explain(self._pointed(error))
            self.post_message(self.Wrong())
            return
        self.reset(event.value)
        self.post_message(self.Used(event.value.strip(), done=True))

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Search while a filter is typed; what cannot be understood yet changes nothing."""
        event.stop()
        if not self.field.has_focus:
            return
        paint(self.screen, self.field)
        self._complete()
        self._explain(Content.empty())
        try:
            parse_filter(event.value)
        except FilterError:
            return
        self.post_message(self.Used(event.value.strip(), done=False))

    def action_complete(self) -> None:
        """Put the first completion in."""
        if self.completions is not None and self.completions.choices:
            choice = self.completions.choices[0]
            text, place = self.completions.put(self.field.value, choice)
            self.field.value = text
            self.field.cursor_position = place

    def action_leave(self) -> None:
        """Go to the list, with the filter as it stands."""
        self.run_worker(self.field.action_submit())

    def _complete(self) -> None:
        """Find out what could stand under the cursor, without holding up the keys."""
        self.run_worker(self._find(self.field.value), group="completions", exclusive=True)

    async def _find(self, text: str) -> None:
        from qa_tui.domain.filters.completion import complete  # noqa: PLC0415 - not for first frame

        cursor = self.field.cursor_position
        try:
            found = await asyncio.to_thread(complete, text, cursor, self.values)
        except QaTuiError:
            return
        if self.field.has_focus and self.field.value == text:
            self._offer(found)

    def _offer(self, completions: Completions | None) -> None:
        """Show what could stand under the cursor, if anything; Tab takes the first."""
        self.completions = completions
        choices = () if completions is None else completions.choices
        shown = choice_words(choices, max(self.size.width - 12, 20))
        self._put("#completions", shown, one_line=True)
        self.query_one("#completions").display = bool(shown)

    def _explain(self, error: Content) -> None:
        self._put("#filter-error", error)
        self.query_one("#filter-error").display = bool(error)

    def _put(self, name: str, shown: Content, *, one_line: bool = False) -> None:
        """Show other words; the screen is laid out anew only where they may need other room."""
        place = self.query_one(name, Static)
        before = place.content
        assert isinstance(before, Content)  # noqa: S101 - nothing else is ever put there
        if not shown.is_same(before):
            place.update(shown, layout=not one_line and len(shown) != len(before))

    def _pointed(self, error: FilterError) -> Content:
        """A caret under the place of an error, and what is wrong there."""
        before = cell_len(self.field.value[: error.position]) - round(self.field.scroll_x)
        indent = max(min(before, self.field.size.width - 1), 0)
        return Content.assemble(" " * indent, "^\n", error_words(error))
