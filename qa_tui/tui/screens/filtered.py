"""A screen over one list: the view or the filter in use, its order, and what is counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.filter import Filter, parse_filter
from qa_tui.domain.hits import NO_WORDS, Sought
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.lists.sources import LineSource
from qa_tui.tui.screens.marked import MarkedScreen
from qa_tui.tui.widgets.filter_bar import FilterBar
from qa_tui.tui.words.queue_words import NONE_OPEN, empty_words
from qa_tui.tui.work.target import of_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.views import View
    from qa_tui.tui.work.target import Target


ORDER_NAMES = {
    Order.NEWEST: N_("newest first"),
    Order.OLDEST: N_("oldest first"),
    Order.RELEVANCE: N_("most relevant first"),
}


def _row_number(text: str) -> int:
    """Read the number of a row; one beyond the end means the last.

    Raises:
        WrongUsage: When it is none.
    """
    number = whole(text)
    if number is None:
        raise WrongUsage(N_("“{text}” is not a row number.", text=text), N_("Give 1 or more."))
    return number


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


def _complete_order(text: str, cursor: int) -> Completions:  # noqa: ARG001 - as others
    """The orders."""
    from qa_tui.domain.filters.completion import Choice  # noqa: PLC0415 - not for first frame
    from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

    return offer(text, (Choice(order.value, name) for order, name in ORDER_NAMES.items()))


class FilteredScreen(MarkedScreen):
    """A list with a filter over it; the chosen row is what commands act on.

    Attributes:
        view: The view that was chosen last.
        filter_text: The filter that was typed instead of the view's own, or empty.
        agreed: The filter that was sent off last; what is typed since may not be understood.
        order: The order that was chosen instead of the filter's own, or None.
    """

    view: View
    filter_text = ""
    agreed = ""
    order: Order | None = None

    def __init__(self) -> None:
        super().__init__()
        self.completers["filter"] = self._complete_filter
        self.completers["order"] = _complete_order

    @property
    def bar(self) -> FilterBar:
        """The filter over it."""
        return self.query_one(FilterBar)

    def filter_values(self, key: str, beginning: str) -> Sequence[str]:
        """What could stand behind a key of the filter; runs in a thread."""
        if key == "clause":
            from qa_tui.tui.work.deciding import clause_keys  # noqa: PLC0415 - not for first frame

            return clause_keys(beginning)
        from qa_tui.store.lists.completing import filter_values  # noqa: PLC0415 - not for first frame

        with self.desk.reading() as connection:
            return filter_values(connection, key, beginning)

    def _complete_filter(self, text: str, cursor: int) -> Completions:
        """Conditions of a filter."""
        from qa_tui.domain.filters.completion import complete  # noqa: PLC0415 - not for first frame

        return complete(text, cursor, self.filter_values)

    def wanted(self) -> Filter:
        """The filter in use: what was typed, else the view's own."""
        return parse_filter(self.filter_text) if self.filter_text else self.view.filter

    def source(self) -> LineSource:
        """What the list shows."""
        desk = self.desk
        return LineSource(desk, Listing(self.wanted(), desk.today, desk.read_only, self.order))

    def sought(self) -> Sought:
        """The words that the list was searched for."""
        source = self.listed.source
        return source.planned.sought if isinstance(source, LineSource) else NO_WORDS

    def target(self) -> Target | None:
        """The message of the row under the cursor."""
        line = self.listed.current
        return of_line(line) if line else None

    @on(FilterBar.Used)
    def use_filter(self, event: FilterBar.Used) -> None:
        """Show what fits the typed filter: while typing, and when it is done."""
        if event.text != self.filter_text:
            self.filter_text, self.order = event.text, None
            self._show_filtered()
        if event.done:
            self.agreed = event.text
            self.listed.focus()

    def begin_filter(self, text: str) -> None:
        """Show what fits a filter that was given from outside."""
        self.bar.reset(text)
        self.filter_text = self.agreed = text
        self._show_filtered()

    def _show_filtered(self) -> None:
        """Show what fits the filter; the rows before stay until these come."""
        self.listed.show(self.source(), keep=True)
        self.filter_changed()

    def filter_changed(self) -> None:
        """Another filter is in use."""

    @on(FilterBar.Wrong)
    def keep_filter(self) -> None:
        """Leave the list as it was before a wrong filter was typed."""
        if self.filter_text != self.agreed:
            self.filter_text = self.agreed
            self._show_filtered()

    def do_filter(self, text: str = "") -> None:
        """Narrow the list, or put the cursor into the filter."""
        if text:
            parse_filter(text)
            self.order = None
            self.begin_filter(text)
        else:
            self.bar.begin()

    def do_clear(self) -> None:
        """Leave the filter field, or show the whole view again."""
        self.listed.focus()
        self.bar.reset(self.view.query)
        if self.filter_text or self.order:
            self.forget_filter()
            self.listed.show(self.source())
            self.filter_changed()

    def forget_filter(self) -> None:
        """Go back to the view's own filter and order."""
        self.filter_text = self.agreed = ""
        self.order = None

    def do_order(self, name: str = "") -> None:
        """Go to an order, else to the next: newest, oldest, for words the most relevant first."""
        known = [Order.NEWEST, Order.OLDEST]
        wanted = self.wanted()
        if wanted.has_words:
            known.append(Order.RELEVANCE)
        current = Listing(wanted, self.desk.today, order=self.order).ordered
        following = known[(known.index(current) + 1) % len(known)]
        self.order = _order(name, known) if name else following
        self.listed.show(self.source())
        self.app.status(ORDER_NAMES[self.order])

    @on(LineList.Counted, "#list")
    def show_count(self) -> None:
        """Show how many rows there are, or say why there are none."""
        listed = self.listed
        self.bar.show_total(listed.total, exact=listed.window.counted)
        nothing = listed.complete and not listed.total
        self.set_class(nothing, "nothing")
        if nothing:
            self.query_one("#empty", Static).update(
                empty_words(self.view, self.filter_text, self.key_of)
            )

    @on(LineList.Failed, "#list")
    def list_failed(self, event: LineList.Failed) -> None:
        """Tell why the list cannot be read."""
        self.app.tell_error(event.error)

    def do_next_open(self) -> None:
        """Go to the next row that waits for a decision."""
        self._seek_open(1)

    def do_previous_open(self) -> None:
        """Go to the previous row that waits for a decision."""
        self._seek_open(-1)

    def _seek_open(self, direction: int) -> None:
        self.listed.seek_open(direction, partial(self.app.status, NONE_OPEN[direction]))

    def do_jump(self, number: str = "") -> None:
        """Go to the row of a number, which is asked for where it is not given."""
        if number:
            self.listed.jump(_row_number(number))
            return
        from qa_tui.tui.screens.jump import JumpScreen  # noqa: PLC0415 - not for first frame

        self.app.push_screen(JumpScreen(self.listed.total), self._jump)

    def _jump(self, number: int | None) -> None:
        if number is not None:
            self.listed.jump(number)
