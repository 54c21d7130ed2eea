"""The line over a list: the filter in use, how many rows fit, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from qa_tui.domain.filter import FilterError, parse_filter
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, error_words
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FilterBar(Vertical):
    """Takes a filter; a wrong one is explained at its place and changes nothing."""

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

    def compose(self) -> ComposeResult:
        """The field between its sign and the number of rows; an error below it."""
        with Horizontal(id="bar"):
            yield Static(Content("/"), id="slash")
            yield Input(id="filter", compact=True, select_on_focus=False)
            yield Static(id="total")
        yield Static(id="filter-error")

    @property
    def field(self) -> Input:
        """The editing field."""
        return self.query_one("#filter", Input)

    def reset(self, text: str) -> None:
        """Show a filter that is in use."""
        self.field.value = text
        self._explain(Content.empty())

    def begin(self) -> None:
        """Put the cursor behind what is there, ready for a further condition."""
        if self.field.value and not self.field.value.endswith(" "):
            self.field.value += " "
        self.field.focus()
        self.field.action_end()

    def show_total(self, total: int, *, exact: bool) -> None:
        """Show how many rows fit; a plus says that more are still being counted."""
        shown = grouped(total) + ("" if exact else "+")
        self.query_one("#total", Static).update(content(SafeText.literal(shown)))

    def _explain(self, error: Content) -> None:
        self.query_one("#filter-error", Static).update(error)

    @on(Input.Submitted, "#filter")
    def submitted(self, event: Input.Submitted) -> None:
        """Use the filter, or say at which place it is wrong."""
        event.stop()
        try:
            parse_filter(event.value)
        except FilterError as error:
            self._explain(error_words(error))
            self.field.cursor_position = error.position
            self.post_message(self.Wrong())
            return
        self._explain(Content.empty())
        self.post_message(self.Used(event.value.strip(), done=True))

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Search while a filter is typed; what cannot be understood yet changes nothing."""
        event.stop()
        if not self.field.has_focus:
            return
        try:
            parse_filter(event.value)
        except FilterError:
            return
        self._explain(Content.empty())
        self.post_message(self.Used(event.value.strip(), done=False))
