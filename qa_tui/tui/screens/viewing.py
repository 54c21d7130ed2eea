"""A screen over views: which there are, which one is shown, and saving the filter as another."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.reactive import reactive

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.domain.views import VIEWS, View, views_for
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import change_view, find_saved_view, save_view
from qa_tui.tui.screens.filtered import FilteredScreen
from qa_tui.tui.widgets.sidebar import SAVED_KEYS, Sidebar, saved_key
from qa_tui.tui.work.reading import Overview, QueueReader, ViewCounter

if TYPE_CHECKING:
    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.views import SavedView
    from qa_tui.store.writer import Writer

_COUNTING = "counts of saved views"


class ViewingScreen(FilteredScreen):
    """A list that shows one view at a time; views are the program's own or saved ones.

    Attributes:
        own: The program's own views.
        saved: The saved views, as they were read last.
        counts: The number of rows of the program's own views, by key; empty until read.
        saved_counts: The same of saved views, as far as they were counted.
    """

    view: reactive[View] = reactive(VIEWS[0], init=False, always_update=True)

    def __init__(self) -> None:
        super().__init__()
        desk = self.app.desk
        self.own = views_for(read_only=desk.read_only)
        self.saved: tuple[View, ...] = ()
        self.reader = QueueReader(desk, self.own)
        self.counter = ViewCounter(desk)
        self.counts: dict[str, int] = {}
        self.saved_counts: dict[str, int] = {}
        self._outdated = True
        self.completers["view"] = self._complete_view

    @property
    def views(self) -> tuple[View, ...]:
        """All views, in the order of the sidebar."""
        return self.own + self.saved

    @property
    def sidebar(self) -> Sidebar:
        """The column of the views."""
        return self.query_one(Sidebar)

    @abstractmethod
    def show_counts(self) -> None:
        """Show what is known of the counts."""

    def bind_views(self) -> None:
        """Give the views their keys; which saved view a key means is found when it is pressed."""
        actions = {str(number): f"view('{view.key}')" for number, view in enumerate(self.own, 1)}
        actions |= {key: f"saved_view({place})" for place, key in enumerate(SAVED_KEYS, 1)}
        for key, action in actions.items():
            self._bindings.key_to_bindings.setdefault(key, []).append(
                Binding(key, action, show=False)
            )

    def on_unmount(self) -> None:
        """Let the thread that counts end."""
        self.counter.stop()

    # Choosing

    def action_view(self, key: str) -> None:
        """Choose a view by its key."""
        self._choose(next((view for view in self.views if view.key == key), None))

    def action_saved_view(self, place: int) -> None:
        """Choose a saved view by its place, counted from 1."""
        if place > len(self.saved):
            self.app.status(N_("No view is saved on {key}.", key=saved_key(place)))
        else:
            self._choose(self.saved[place - 1])

    def _choose(self, view: View | None) -> None:
        """Show a view, or say why its filter cannot be understood."""
        if view is None:
            return
        try:
            view.filter  # noqa: B018 - is read for its error
        except QaTuiError as error:
            self.app.tell_error(error)
            return
        self.view = view
        self.listed.focus()

    def do_view(self, wanted: str) -> None:
        """Go to a view by its number or name.

        Args:
            wanted: The number in the column of the views, counted from 1, or the name.

        Raises:
            WrongUsage: When there is none.
        """
        views = self.views
        number = whole(wanted, most=len(views))
        if number is not None:
            self._choose(views[number - 1])
            return
        named = {fold(say(view.name)): view for view in reversed(views)}
        if fold(wanted) not in named:
            raise WrongUsage(
                N_("There is no view “{name}”.", name=wanted),
                N_("Give a number from 1 to {last}, or a name; Tab completes it.", last=len(views)),
            )
        self._choose(named[fold(wanted)])

    def _complete_view(self, text: str, cursor: int) -> Completions:  # noqa: ARG002
        """Names of views."""
        from qa_tui.domain.filters.completion import Choice  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

        return offer(text, (Choice(say(view.name)) for view in self.views))

    def do_next_view(self) -> None:
        """Go to the next view."""
        self._step_view(1)

    def do_previous_view(self) -> None:
        """Go to the previous view."""
        self._step_view(-1)

    def _step_view(self, step: int) -> None:
        """Go on by views, passing over those whose filter cannot be understood."""
        known = [view for view in self.views if view.understood]
        keys = [view.key for view in known]
        place = keys.index(self.view.key) if self.view.key in keys else 0
        self.view = known[(place + step) % len(known)]

    # Counting

    def read_views(self, *, outdated: bool = False) -> None:
        """Read counts and saved views; what takes longer to count follows.

        Args:
            outdated: Whether the counts of saved views may have changed.
        """
        self._outdated = self._outdated or outdated
        self.read(self.reader.overview, self._take_overview, "counts")

    def many_decided(self) -> None:
        """Count anew."""
        self.read_views(outdated=True)

    def _take_overview(self, overview: Overview) -> None:
        self.counts = overview.counts
        if overview.saved != self.saved:
            self._take_saved(overview.saved)
        if self._outdated:
            self._outdated = False
            self._count_saved()
        self.show_counts()

    def _take_saved(self, saved: tuple[View, ...]) -> None:
        """Show other saved views; what is on the screen follows its view."""
        same = {(view.key, view.query) for view in self.saved}
        self.saved_counts = {
            view.key: self.saved_counts[view.key]
            for view in saved
            if (view.key, view.query) in same and view.key in self.saved_counts
        }
        self.saved = saved
        self._outdated = True
        self.sidebar.show_saved(saved)
        if not self.view.uid:
            return
        found = next((view for view in saved if view.uid == self.view.uid), None)
        if found is None or not found.understood:
            self.view = self.own[0]
        elif found.query != self.view.query:
            self.view = found
        else:
            self._rename(found)

    def _rename(self, view: View) -> None:
        """Show the same rows under another view."""
        self.set_reactive(ViewingScreen.view, view)
        self.sidebar.choose(view.key)
        self.show_counts()

    def _count_saved(self) -> None:
        """Count the rows of saved views one after the other, in place of an earlier count."""
        self.forget(_COUNTING)
        self.counter.stop()
        self._count_next([view for view in self.saved if view.understood])

    def _count_next(self, views: list[View]) -> None:
        if not views:
            return
        view, *rest = views

        def take(count: int) -> None:
            self.saved_counts[view.key] = count
            self.show_counts()
            self._count_next(rest)

        self.read(partial(self.counter.count, view), take, _COUNTING)

    # Saving

    def do_save_view(self) -> None:
        """Ask for a name and save the filter in use under it."""
        query = self.filter_text or self.view.query
        if not query:
            key = self.key_of("filter")
            said = N_("There is no filter to save: narrow the list with {key} first.", key=key)
            self.app.status(said)
            return
        from qa_tui.tui.screens.view_name import NameScreen  # noqa: PLC0415 - not for first frame

        screen = NameScreen(
            N_("Save as view"),
            query,
            query,
            partial(self._write_view, query),
            partial(self._write_query, query),
        )
        self.ask(screen, self._view_saved)

    def _write_view(self, query: str, name: str) -> SavedView:
        return self.write(partial(save_view, name=name, query=query))

    def _write_query(self, query: str, name: str) -> SavedView:
        """Give the view that has the name the filter."""

        def work(writer: Writer) -> SavedView:
            return change_view(writer, find_saved_view(writer.connection, name).uid, query)

        return self.write(work)

    def _view_saved(self, saved: SavedView | None) -> None:
        """Stand in the saved view: its rows are those on the screen, in the order they have."""
        if saved is None:
            return
        self.filter_text = self.agreed = ""
        self.bar.reset(saved.query)
        self._rename(saved.view)
        self.listed.focus()
        self.read_views()
        self.app.status(N_("saved: “{name}”", name=saved.name))

    def do_views(self) -> None:
        """Rename, order and delete saved views."""
        from qa_tui.tui.screens.views import ViewsScreen  # noqa: PLC0415 - not for first frame

        self.app.push_screen(ViewsScreen())
