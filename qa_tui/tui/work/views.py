"""The views beside a list: which there are, how many rows each has, choosing and saving them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.i18n import say
from qa_tui.store.lists.saved_views import change_view, find_saved_view, save_view
from qa_tui.tui.widgets.sidebar import SAVED_KEYS, Sidebar, saved_key
from qa_tui.tui.work.reading import Overview, QueueReader, ViewCounter

if TYPE_CHECKING:
    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.views import SavedView, View
    from qa_tui.store.writer import Writer
    from qa_tui.tui.screens.desk.queue import QueueScreen

_COUNTING = "counts of saved views"


class Views:
    """The program's own views and the saved ones, in the sidebar of a screen.

    Args:
        screen: The screen: its `view` is the one that is shown, its `show_view` shows another.
        own: The program's own views.
        reader: Reads counts and saved views.

    Attributes:
        saved: The saved views, as they were read last.
        counts: The number of rows of the program's own views, by key; empty until read.
        saved_counts: The same of saved views, as far as they were counted.
        sidebar: The column that shows them.
    """

    def __init__(self, screen: QueueScreen, own: tuple[View, ...], reader: QueueReader) -> None:
        self.screen = screen
        self.own = own
        self.reader = reader
        self.saved: tuple[View, ...] = ()
        self.counter = ViewCounter(screen.desk)
        self.counts: dict[str, int] = {}
        self.saved_counts: dict[str, int] = {}
        self._outdated = True
        screen.completers["view"] = self.complete
        save_key = "" if screen.desk.read_only else screen.key_of("save_view")
        self.sidebar = Sidebar(own, ascii_only=screen.app.ascii_only, save_key=save_key)

    @property
    def all(self) -> tuple[View, ...]:
        """All views, in the order of the sidebar."""
        return self.own + self.saved

    def bind(self) -> None:
        """Give them their keys; which saved view a key means is found when it is pressed."""
        actions = {str(number): f"view('{view.key}')" for number, view in enumerate(self.own, 1)}
        actions |= {key: f"view('{key}')" for key in SAVED_KEYS}
        for key, action in actions.items():
            self.screen._bindings.bind(key, action, show=False)

    # Choosing

    def choose(self, wanted: str) -> None:
        """Show a view.

        Args:
            wanted: The view's `key`, or the key on the keyboard of a saved one.
        """
        if wanted not in SAVED_KEYS:
            self._show(next((view for view in self.all if view.key == wanted), None))
            return
        place = SAVED_KEYS.index(wanted) + 1
        if place > len(self.saved):
            key = saved_key(place)
            self.screen.app.status(N_("No view is saved on {key}.", key=key))
        else:
            self._show(self.saved[place - 1])

    def _show(self, view: View | None) -> None:
        """Show a view, or say why its filter cannot be understood."""
        if view is None:
            return
        try:
            view.filter  # noqa: B018 - is read for its error
        except QaTuiError as error:
            self.screen.app.tell_error(error)
            return
        self.screen.show_view(view)
        self.screen.listed.focus()

    def do_view(self, wanted: str) -> None:
        """Go to a view by its number or name.

        Args:
            wanted: The number in the column of the views, counted from 1, or the name.

        Raises:
            WrongUsage: When there is none.
        """
        views = self.all
        number = whole(wanted, most=len(views))
        if number is not None:
            self._show(views[number - 1])
            return
        named = {fold(say(view.name)): view for view in reversed(views)}
        if fold(wanted) not in named:
            raise WrongUsage(
                N_("There is no view “{name}”.", name=wanted),
                N_("Give a number from 1 to {last}, or a name; Tab completes it.", last=len(views)),
            )
        self._show(named[fold(wanted)])

    def complete(self, text: str, cursor: int) -> Completions:  # noqa: ARG002 - as others
        """Names of views."""
        from qa_tui.domain.filters.completion import Completion  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

        return offer(text, (Completion(say(view.name)) for view in self.all))

    def do_next_view(self) -> None:
        """Go to the next view."""
        self._step(1)

    def do_previous_view(self) -> None:
        """Go to the previous view."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Go on by views, passing over those whose filter cannot be understood."""
        known = [view for view in self.all if view.understood]
        keys, shown = [view.key for view in known], self.screen.view.key
        place = keys.index(shown) if shown in keys else 0
        self.screen.show_view(known[(place + step) % len(known)])

    # Counting

    def read(self, *, outdated: bool = False) -> None:
        """Read counts and saved views; what takes longer to count follows.

        Args:
            outdated: Whether the counts of saved views may have changed.
        """
        self._outdated = self._outdated or outdated
        self.screen.read(self.reader.overview, self.take, "counts")

    def take(self, overview: Overview) -> None:
        """Show what was read."""
        self.counts = overview.counts
        if overview.saved != self.saved:
            self._take_saved(overview.saved)
        if self._outdated:
            self._outdated = False
            self.count_saved()
        self.screen.show_counts()

    def show_counts(self) -> dict[str, int]:
        """Show what is known of the counts in the sidebar.

        Returns:
            The counts, by the keys of the views.
        """
        known = self.counts | self.saved_counts
        self.sidebar.show_counts(known)
        return known

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
        shown = self.screen.view
        if not shown.uid:
            return
        found = next((view for view in saved if view.uid == shown.uid), None)
        if found is None or not found.understood:
            self.screen.show_view(self.own[0])
        elif found.query != shown.query:
            self.screen.show_view(found)
        else:
            self._rename(found)

    def _rename(self, view: View) -> None:
        """Show the same rows under another view."""
        self.screen.rows.view = view
        self.sidebar.choose(view.key)
        self.screen.show_counts()

    def count_saved(self) -> None:
        """Count the rows of saved views one after the other, in place of an earlier count."""
        self.screen.forget(_COUNTING)
        self.counter.stop()
        self._count_next([view for view in self.saved if view.understood])

    def _count_next(self, views: list[View]) -> None:
        if not views:
            return
        view, *rest = views

        def take(count: int) -> None:
            self.saved_counts[view.key] = count
            self.screen.show_counts()
            self._count_next(rest)

        self.screen.read(partial(self.counter.count, view), take, _COUNTING)

    def close(self) -> None:
        """Let the thread that counts end."""
        self.counter.stop()

    # Saving

    def do_save_view(self) -> None:
        """Ask for a name and save the filter in use under it."""
        screen = self.screen
        query = screen.rows.filter_text or screen.view.query
        if not query:
            key = screen.key_of("filter")
            said = N_("There is no filter to save: narrow the list with {key} first.", key=key)
            screen.app.status(said)
            return
        from qa_tui.tui.screens.desk.view_name import NameScreen  # noqa: PLC0415 - not for first frame

        menu = NameScreen(
            N_("Save as view"),
            query,
            query,
            partial(self._write_view, query),
            partial(self._write_query, query),
        )
        screen.ask(menu, self._was_saved)

    def _write_view(self, query: str, name: str) -> SavedView:
        return self.screen.write(partial(save_view, name=name, query=query))

    def _write_query(self, query: str, name: str) -> SavedView:
        """Give the view that has the name the filter."""

        def work(writer: Writer) -> SavedView:
            return change_view(writer, find_saved_view(writer.connection, name).uid, query)

        return self.screen.write(work)

    def _was_saved(self, saved: SavedView | None) -> None:
        """Stand in the saved view: its rows are those on the screen, in the order they have."""
        if saved is None:
            return
        rows = self.screen.rows
        rows.drop_typed(saved.query)
        self._rename(saved.view)
        rows.listed.focus()
        self.read()
        self.screen.app.status(N_("saved: “{name}”", name=saved.name))

    def do_views(self) -> None:
        """Rename, order and delete saved views."""
        from qa_tui.tui.screens.desk.views import ViewsScreen  # noqa: PLC0415 - not for first frame

        self.screen.app.push_screen(ViewsScreen())
