"""Keeps the rows of a list as they are: after a step of one's own, and after what others do."""

from __future__ import annotations

import asyncio
from array import array
from bisect import bisect_left
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.listing import Order
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.lists.plan import plan
from qa_tui.store.watching import fitting
from qa_tui.tui.lists.sources import LineSource
from qa_tui.tui.safe import words
from qa_tui.tui.work.touched import tell_touched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.content import Content

    from qa_tui.domain.records import Line
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes
    from qa_tui.tui.screens.desk.queue import QueueScreen

_EVENTS = "what others have done"

_MANY = 100
"""Rows from which on the list is read anew, instead of row by row."""


class Following:
    """Changes rows where they stand; new ones do not push any, but are announced.

    Args:
        screen: The screen with the list.

    Attributes:
        news: Places of rows that would be in the list if it were read anew.
        much_new: Whether more has changed than was told.
    """

    def __init__(self, screen: QueueScreen) -> None:
        self.screen = screen
        self.news: set[int] = set()
        self.much_new = False

    def forget(self) -> None:
        """The list is read anew, and what stands there is read."""
        self.news.clear()
        self.much_new = False
        self.screen.pinned.clear()

    def words(self) -> list[Content]:
        """How much has come that is not in the list, and the key that shows it."""
        key, count = self.screen.key_of("refresh"), len(self.news)
        if self.much_new:
            return [words(N_("much is new · {key}", key=key), "bold")]
        if not count:
            return []
        return [words(NN_("{count} new · {key}", "{count} new · {key}", count, key=key))]

    # After a step of one's own

    def reread(self, messages: tuple[int, ...], *, done: bool) -> None:
        """Read rows and all counts again; where many rows have changed, the whole list.

        Args:
            messages: Ids of the messages that have changed.
            done: Whether they are decided now: their rows are dimmed. Else the cursor goes there.
        """
        screen = self.screen
        if len(messages) > _MANY:
            screen.reload()
            return
        work = partial(screen.reader.found, messages)
        screen.read(work, partial(self._reread, done), f"lines{messages}")
        screen.views.read(outdated=True)

    def _reread(self, done: bool, found: tuple[Line, ...]) -> None:
        screen, listed = self.screen, self.screen.listed
        for line in found:
            listed.update_row(line.place, line, done=done)
        if not done and not (found and listed.go_to_id(found[0].place)):
            screen.rows.reload()
        screen.refresh_footer()

    async def corrected(self, message: int) -> None:
        """Show a row and its words as they are, before the next key acts on it."""
        screen = self.screen
        work = partial(screen.reader.found, (message,))
        found = await asyncio.to_thread(screen.fetch, work)
        self._reread(done=False, found=found)
        for line in found:
            screen.preview.read(line)
        screen.views.read(outdated=True)

    # After what others have done

    def show(self, changes: Changes) -> None:
        """Show the changes where they are; what is new is announced, or comes at the end."""
        screen, listed = self.screen, self.screen.listed
        line = listed.current
        listed.show_claims(screen.app.names_elsewhere())
        screen.preview.show_claim()
        if not changes.others:
            return
        if line is not None and any(one.message == line.message for one in changes.touched):
            screen.pinned.setdefault(line.message, line.version)
            tell_touched(screen.app, changes, line.message)
        for one in changes.touched:
            if one.place is not None and one.decided is not None:
                (listed.done.add if one.decided else listed.done.discard)(one.place)
        listed.refresh()
        listed.reread()
        if line is not None and line.id in changes.threads:
            screen.preview.read(line)
        screen.views.read(outdated=True)
        screen.refresh_footer()
        self._look_for_news(changes)

    def _look_for_news(self, changes: Changes) -> None:
        """Find out what would be in the list if it were read anew."""
        self.much_new = self.much_new or changes.many
        listed = self.screen.listed
        source = listed.source
        touched = (one.place for one in changes.touched if one.place is not None)
        places = frozenset((*changes.places, *touched)) | self.news
        if places and isinstance(source, LineSource) and listed.complete:
            work = partial(_new_in, source, self.screen.desk.today, listed.window.head, places)
            self.screen.read(work, self._news_came, _EVENTS)

    def _news_came(self, found: Sequence[int]) -> None:
        """Put what is new at the end where it belongs there; announce the rest."""
        listed = self.screen.listed
        if found and not listed.total:
            self.screen.reload()
            return
        source, head = listed.source, listed.window.head
        at_end: list[int] = []
        if isinstance(source, LineSource) and listed.complete:
            oldest_first = source.listing.ordered is Order.OLDEST and source.planned.by_place
            at_end = [place for place in found if oldest_first and place > head[-1]]
        if at_end:
            listed.append(array("q", at_end))
        self.news = set(found).difference(at_end)
        self.screen.show_counts()


def _new_in(
    source: LineSource,
    today: date,
    head: array[int],
    places: frozenset[int],
    connection: Connection,
) -> list[int]:
    """Which places are in a list when it is read anew, and are not among the ids that are known."""
    planned = source.planned
    if source.listing.today != today:
        planned = plan(connection, replace(source.listing, today=today))
    found = fitting(connection, planned, places)
    return [place for place in found if not _knows(head, place, source)]


def _knows(head: array[int], place: int, source: LineSource) -> bool:
    """Whether a place is among the ids of a list; in order they need not all be looked at."""
    if not source.planned.by_place:
        return place in head
    sign = -1 if source.listing.ordered is Order.NEWEST else 1
    at = bisect_left(head, sign * place, key=lambda known: sign * known)
    return at < len(head) and head[at] == place
