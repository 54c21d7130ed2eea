"""People on pages whose match in the directory is uncertain: asked about one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Static

from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.directory.relinking import choose
from qa_tui.tui import commands as c
from qa_tui.tui.command import Situation
from qa_tui.tui.lists.match_list import MatchList, choices, match_words
from qa_tui.tui.lists.match_source import MatchSource
from qa_tui.tui.lists.people import profile_words
from qa_tui.tui.safe import words
from qa_tui.tui.screens.listing import ListScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.pick_list import PickList
from qa_tui.tui.widgets.side_panes import SidePanes
from qa_tui.tui.work.taking_back import TakingBack

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.people.open_match import OpenMatch
    from qa_tui.store.watching import Changes

_NO_NAME = N_("No name is chosen.")
_OF_A_NAME = (c.CHOOSE_PERSON, c.NEXT_PERSON, c.PREVIOUS_PERSON, c.EXAMPLE)


class MatchingScreen(ListScreen):
    """Names on pages, with the candidates of the directory beside them."""

    CSS_PATH: ClassVar = [*ListScreen.CSS_PATH, "matching.tcss"]
    called = N_("Whom pages mean")
    commands = (
        c.CHOOSE_PERSON,
        c.NEXT_PERSON,
        c.PREVIOUS_PERSON,
        c.EXAMPLE,
        c.SCROLL_DOWN,
        c.SCROLL_UP,
        c.UNDO,
        c.REDO,
        c.UNDO_LIST,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        ascii_only = self.app.ascii_only
        self.panes = SidePanes(
            MatchList(ascii_only=ascii_only, id="names"),
            Static(id="about"),
            PickList(id="people", mark="*" if ascii_only else "▌"),
            Static(id="profile"),
        )
        self.parts = (self.panes, TakingBack(self, self.reload))

    @property
    def listed(self) -> MatchList:
        """The list."""
        return self.query_one(MatchList)

    @property
    def people(self) -> PickList:
        """The candidates."""
        return self.query_one(PickList)

    def compose(self) -> ComposeResult:
        """The names, and the candidates for the chosen one."""
        yield Header(id="header")
        yield self.panes
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the names."""
        self.show_header(N_("Whom pages mean"))
        self.query_one("#empty", Static).update(
            words(
                N_(
                    "No match of people on pages is in doubt. A name that can mean several "
                    "people, or whose party and time do not fit, stands here with all candidates "
                    "until you say who it is."
                )
            )
        )
        self.listed.focus()
        self.refresh_footer()
        self.listed.show(MatchSource(self.desk))

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show what others have chosen or imported."""
        if changes.others:
            self.reload()

    def reload(self) -> None:
        """Read the names anew."""
        self.listed.reload(MatchSource(self.desk))

    def do_refresh(self) -> None:
        """Read the names anew."""
        self.reload()

    def situation(self) -> Situation:
        """What cannot be done while no name is chosen."""
        kept = () if self.listed.current else tuple((one.id, _NO_NAME) for one in _OF_A_NAME)
        return Situation(self.desk.read_only, self.desk.today, kept=kept)

    @on(MatchList.Highlighted, "#names")
    def show_choices(self) -> None:
        """Show the candidates for the name under the cursor."""
        row = self.listed.current
        self.refresh_footer()
        self.query_one("#right").display = row is not None
        if row is not None:
            self.query_one("#about", Static).update(match_words(row))
            self.people.offer(choices(row))
            self._show_profile(row)
            self.panes.read_from_top()

    def _show_profile(self, row: OpenMatch) -> None:
        """Show the marked person."""
        place = self.people.cursor
        if place < len(row.candidates):
            shown = profile_words(row.candidates[place])
        else:
            shown = words(N_("Somebody with this name whom the directory does not know."), "$dim")
        self.query_one("#profile", Static).update(shown)

    @on(PickList.Taken)
    def show_marked(self) -> None:
        """Show the person whose line was clicked."""
        self._step(0)

    def do_next_person(self) -> None:
        """Mark the next one."""
        self._step(1)

    def do_previous_person(self) -> None:
        """Mark the previous one."""
        self._step(-1)

    def _step(self, lines: int) -> None:
        row = self.listed.current
        if row is not None:
            self.people.step(lines)
            self._show_profile(row)
            self.panes.reveal(self.people, self.people.cursor)

    def do_example(self) -> None:
        """Open a thread of theirs."""
        from qa_tui.tui.screens.desk.thread import ThreadScreen  # noqa: PLC0415 - rarely used

        row = self.listed.current
        if row is not None:
            self.app.push_screen(ThreadScreen(row.example))

    @on(MatchList.Opened, "#names")
    def stay(self) -> None:
        """A double click on a name chooses nobody: the choice is made beside it."""

    async def do_choose_person(self) -> None:
        """Say who it is."""
        row = self.listed.current
        if row is None:
            return
        place = self.people.cursor
        person = row.candidates[place].id if place < len(row.candidates) else None
        try:
            done = await self.patiently(self.write, lambda writer: choose(writer, row.id, person))
        finally:
            self.reload()
        self.app.status(
            NN_(
                "“{name}”: {count} thread · {key} takes it back",
                "“{name}”: {count} threads · {key} takes it back",
                done.threads,
                name=done.name,
                key=self.key_of("undo"),
            )
        )
