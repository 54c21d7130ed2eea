"""The list of messages under a filter: a view, or what was typed instead of it, and its order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.filter import Filter, parse_filter
from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.phrase import N_
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.lists.sources import LineSource
from qa_tui.tui.widgets.filter_bar import FilterBar
from qa_tui.tui.words.queue_words import NONE_OPEN, empty_words
from qa_tui.tui.work.filter_values import filter_values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.views import View
    from qa_tui.tui.app import QaTuiApp

ORDER_NAMES = {
    Order.NEWEST: N_("newest first"),
    Order.OLDEST: N_("oldest first"),
    Order.RELEVANCE: N_("most relevant first"),
}


class FilteredList(Vertical):
    """A filter bar, the list, and words in its place while it is empty.

    Args:
        view: The view that is shown first.
        key_of: Gives the key of a command of the screen, as it is written.

    Attributes:
        view: The view that was chosen last.
        filter_text: The filter that was typed instead of the view's own, or empty.
        order: The order that was chosen instead of the filter's own, or None.
    """

    app: QaTuiApp

    class Narrowed(Message):
        """Another filter is in use, by what was typed."""

    def __init__(self, view: View, key_of: Callable[[str], str]) -> None:
        super().__init__(id="middle")
        self.view = view
        self.filter_text = ""
        self.order: Order | None = None
        self._sent = ""
        """The filter that was sent off last; what is typed since may not be understood."""
        self.key_of = key_of
        self.desk = self.app.desk
        self.bar = FilterBar(partial(filter_values, self.desk), id="filter-bar")
        self.listed = LineList(self.desk.clock, ascii_only=self.app.ascii_only, id="list")

    def compose(self) -> ComposeResult:
        """The filter, the list, what stands in its place."""
        yield self.bar
        yield self.listed
        yield Static(id="empty")

    # What is shown

    @property
    def wanted(self) -> Filter:
        """The filter in use: what was typed, else the view's own."""
        return parse_filter(self.filter_text) if self.filter_text else self.view.filter

    @property
    def source(self) -> LineSource:
        """What the list shows."""
        desk = self.desk
        return LineSource(desk, Listing(self.wanted, desk.today, desk.read_only, self.order))

    @property
    def sought(self) -> Sought:
        """The words that the list was searched for."""
        source = self.listed.source
        return source.sought if isinstance(source, LineSource) else NO_WORDS

    @property
    def is_typing(self) -> bool:
        """Whether the cursor stands in the filter."""
        return self.bar.field.has_focus

    def show_view(self, view: View) -> None:
        """Show another view."""
        self.view = view
        self._forget_filter()
        self.bar.reset(view.query)
        self.listed.show(self.source)

    def drop_typed(self, query: str) -> None:
        """Take what was typed for the view's own filter, which shows the same rows.

        Args:
            query: The filter of the view.
        """
        self.filter_text = self._sent = ""
        self.bar.reset(query)

    def reload(self) -> None:
        """Read the list anew; decided rows leave."""
        self.listed.reload(self.source)

    def narrow(self, text: str) -> None:
        """Show what fits a filter that was given from outside."""
        self.bar.reset(text)
        self.filter_text = self._sent = text
        self._show_filtered()

    def _show_filtered(self) -> None:
        """Show what fits the filter; the rows before stay until these come."""
        self.listed.show(self.source, keep=True)
        self.post_message(self.Narrowed())

    def _forget_filter(self) -> None:
        """Go back to the view's own filter and order."""
        self.filter_text = self._sent = ""
        self.order = None

    # What is typed

    @on(FilterBar.Used)
    def use_filter(self, event: FilterBar.Used) -> None:
        """Show what fits the typed filter: while typing, and when it is done."""
        if event.text != self.filter_text:
            self.filter_text, self.order = event.text, None
            self._show_filtered()
        if event.done:
            self._sent = event.text
            self.listed.focus()

    @on(FilterBar.Wrong)
    def keep_filter(self) -> None:
        """Leave the list as it was before a wrong filter was typed."""
        if self.filter_text != self._sent:
            self.filter_text = self._sent
            self._show_filtered()

    def do_filter(self, text: str = "") -> None:
        """Narrow the list, or put the cursor into the filter."""
        if text:
            parse_filter(text)
            self.order = None
            self.narrow(text)
        else:
            self.bar.begin()

    def do_clear(self) -> None:
        """Leave the filter field, or show the whole view again."""
        self.listed.focus()
        self.bar.reset(self.view.query)
        if self.filter_text or self.order:
            self._forget_filter()
            self.listed.show(self.source)
            self.post_message(self.Narrowed())

    def do_order(self, name: str = "") -> None:
        """Go to an order, else to the next: newest, oldest, for words the most relevant first."""
        known = [Order.NEWEST, Order.OLDEST]
        wanted = self.wanted
        if wanted.has_words:
            known.append(Order.RELEVANCE)
        current = Listing(wanted, self.desk.today, order=self.order).ordered
        following = known[(known.index(current) + 1) % len(known)]
        self.order = _order(name, known) if name else following
        self.listed.show(self.source)
        self.app.status(ORDER_NAMES[self.order])

    def complete_filter(self, text: str, cursor: int) -> Completions:
        """Conditions of a filter; runs in a thread."""
        from qa_tui.domain.filters.completion import complete  # noqa: PLC0415 - not for first frame

        return complete(text, cursor, self.bar.values)

    def complete_order(self, text: str, cursor: int) -> Completions:  # noqa: ARG002 - as others
        """The orders."""
        from qa_tui.domain.filters.completion import Completion  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

        return offer(text, (Completion(order.value, name) for order, name in ORDER_NAMES.items()))

    # Rows

    @on(LineList.Counted)
    def show_count(self) -> None:
        """Show how many rows there are, or say why there are none."""
        listed = self.listed
        self.bar.show_total(listed.total, exact=listed.window.counted)
        nothing = listed.complete and not listed.total
        self.set_class(nothing, "nothing")
        if nothing:
            shown = empty_words(self.view, self.filter_text, self.key_of)
            self.query_one("#empty", Static).update(shown)

    @on(LineList.Failed)
    def list_failed(self, event: LineList.Failed) -> None:
        """Tell why the list cannot be read."""
        self.app.tell_error(event.error)

    def jump(self, number: int | None) -> None:
        """Go to the row of a number that was asked for; None where none was given."""
        if number is not None:
            self.listed.jump(number)

    def do_next_open(self) -> None:
        """Go to the next row that waits for a decision."""
        self._seek_open(1)

    def do_previous_open(self) -> None:
        """Go to the previous row that waits for a decision."""
        self._seek_open(-1)

    def _seek_open(self, direction: int) -> None:
        self.listed.seek_open(direction, partial(self.app.status, NONE_OPEN[direction]))

    def do_mark(self) -> None:
        """Mark the row."""
        self.listed.action_mark()

    def do_mark_range(self) -> None:
        """Begin or end a range of marks."""
        self.listed.action_mark_range()

    def do_mark_all(self) -> None:
        """Mark all rows; where all are marked, none."""
        if not self.listed.mark_all():
            self.app.status(N_("The list is still being read: try again in a moment."))


def _order(name: str, known: Sequence[Order]) -> Order:
    """Read an order.

    Raises:
        WrongUsage: When there is none of this name here.
    """
    for order in known:
        if order.value == name.lower():
            return order
    raise WrongUsage(
        N_("This list has no order “{name}”.", name=name),
        N_("Use {options}.", options=tuple(order.value for order in known)),
    )
