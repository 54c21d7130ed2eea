"""Who can be asked: a list with figures, and a profile beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.tui import commands as c
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.lists.people import PeopleList, profile_words
from qa_tui.tui.lists.people_source import PeopleSource
from qa_tui.tui.lists.sources import LineSource, NoRows
from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.safe import content, words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RepresentativesScreen(DeskScreen):
    """A list of names; the profile and the threads of the chosen one."""

    CSS_PATH = "representatives.tcss"
    called = N_("Representatives")
    commands = (
        c.OPEN_THREAD,
        c.NEXT_PANE,
        c.FILTER,
        c.UNRESOLVED,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.typed: str | None = None
        self.shown: int | None = None

    def compose(self) -> ComposeResult:
        """The filter and the names; the profile and the threads."""
        yield Header(id="header")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                with Horizontal(id="bar"):
                    yield Static(Content("/"), id="slash")
                    yield Input(id="filter", compact=True)
                    yield Static(id="total")
                yield PeopleList(id="people", ascii_only=self.app.ascii_only)
                yield Static(id="empty")
            with Vertical(id="right"):
                with VerticalScroll(id="profile-pane", can_focus=False):
                    yield Hanging(id="profile")
                yield LineList(self.desk.clock, ascii_only=self.app.ascii_only, id="threads")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read everybody."""
        self.show_header(N_("Representatives"))
        self.query_one(PeopleList).focus()
        self.refresh_footer()
        self.do_refresh()

    def on_resize(self) -> None:
        """Put the profile beside the names where there is room, else below."""
        self.set_class(self.size.width < 100, "narrow")

    def do_refresh(self) -> None:
        """Read the list anew."""
        typed = self.query_one("#filter", Input).value
        people = self.query_one(PeopleList)
        if typed == self.typed:
            people.reload(PeopleSource(self.desk, typed))
        else:
            self.typed = typed
            people.show(PeopleSource(self.desk, typed), keep=True)

    @on(PeopleList.Counted, "#people")
    def show_count(self) -> None:
        """Show how many people there are."""
        people = self.query_one(PeopleList)
        nothing = people.complete and not people.total
        self.set_class(nothing, "nothing")
        empty = N_("Nobody fits this filter.") if self.typed else N_("No representatives yet.")
        self.query_one("#empty", Static).update(words(empty))
        self.query_one("#total", Static).update(content(SafeText.literal(grouped(people.total))))

    @on(WindowList.Failed)
    def list_failed(self, event: WindowList.Failed) -> None:
        """Tell why a list cannot be read."""
        self.app.tell_error(event.error)

    @on(PeopleList.Highlighted, "#people")
    def show_profile(self) -> None:
        """Show the profile and the threads of the chosen person."""
        person = self.query_one(PeopleList).current
        shown = profile_words(person) if person else Content.empty()
        self.query_one("#profile", Static).update(shown)
        if person is None:
            self.shown = None
            self.query_one(LineList).show(NoRows())
        elif person.id != self.shown:
            self.shown = person.id
            wanted = Listing(parse_filter(f"to:#{person.id}"), self.desk.today, self.desk.read_only)
            self.query_one(LineList).show(LineSource(self.desk, wanted))

    @on(Input.Changed, "#filter")
    def filter_typed(self) -> None:
        """Narrow the list while typing."""
        self.do_refresh()

    @on(Input.Submitted, "#filter")
    def filter_done(self) -> None:
        """Go back to the list."""
        self.query_one(PeopleList).focus()

    @on(PeopleList.Opened, "#people")
    def do_next_pane(self) -> None:
        """Change between the names and the threads."""
        people, threads = self.query_one(PeopleList), self.query_one(LineList)
        (people if threads.has_focus else threads).focus()

    @on(LineList.Opened, "#threads")
    def do_open(self) -> None:
        """Open the chosen thread; from the names, go to the threads first."""
        from qa_tui.tui.screens.desk.thread import ThreadScreen  # noqa: PLC0415 - not for first frame

        line = self.query_one(LineList).current
        if not self.query_one(LineList).has_focus:
            self.do_next_pane()
        elif line is not None:
            self.app.push_screen(ThreadScreen(line.id, line.message))

    def do_filter(self, text: str = "") -> None:
        """Narrow the list, or put the cursor into the filter."""
        if text:
            self.query_one("#filter", Input).value = text
        else:
            self.query_one("#filter", Input).focus()

    async def do_back(self) -> None:
        """Leave the filter first, then the screen."""
        if self.query_one("#filter", Input).has_focus:
            self.query_one(PeopleList).focus()
        else:
            self.dismiss()
