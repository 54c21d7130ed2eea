"""A list that follows what others do: rows change where they stand, new ones do not push any."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from qa_tui.domain.listing import Order
from qa_tui.domain.moderation.claim import claim_until
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.watching import fitting
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.lists.sources import LineSource
from qa_tui.tui.safe import words
from qa_tui.tui.screens.viewing import ViewingScreen
from qa_tui.tui.widgets.preview import Preview
from qa_tui.tui.work.touched import tell_touched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.records import Line
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.watching import Changes
    from qa_tui.tui.work.target import Target

_EVENTS = "what others have done"


class FollowingScreen(ViewingScreen):
    """Views in which the cursor stays on its row, whatever others do.

    Attributes:
        news: Places of rows that would be in the list if it were read anew.
        much_new: Whether more has changed than was told.
    """

    def __init__(self) -> None:
        super().__init__()
        self.news: set[int] = set()
        self.much_new = False

    @abstractmethod
    def read_preview(self, line: Line) -> None:
        """Read a row's words, in the place of what was being read."""

    def target(self) -> Target | None:
        """The message of the row under the cursor, with the version that was read."""
        return self.as_read(super().target())

    @on(LineList.Highlighted, "#list")
    def unpin(self) -> None:
        """On another row, what is there is read."""
        line = self.listed.current
        if line is not None and line.message not in self.pinned:
            self.pinned.clear()

    def forget_news(self) -> None:
        """The list is read anew, and what stands there is read."""
        self.news.clear()
        self.much_new = False
        self.pinned.clear()

    def news_words(self) -> list[Content]:
        """How much has come that is not in the list, and the key that shows it."""
        key = self.key_of("refresh")
        if self.much_new:
            return [words(N_("much is new · {key}", key=key), "bold")]
        if not self.news:
            return []
        return [words(NN_("{count} new · {key}", "{count} new · {key}", len(self.news), key=key))]

    def changed_elsewhere(self, changes: Changes) -> None:
        """Show the changes where they are; what is new is announced, or comes at the end."""
        if not self.query("#list"):  # the screen is being left
            return
        listed, line = self.listed, self.listed.current
        listed.show_claims(self.app.names_elsewhere())
        self.hint_claim()
        if not changes.others:
            return
        if line is not None and any(one.message == line.message for one in changes.touched):
            self.pinned.setdefault(line.message, line.version)
            tell_touched(self.app, changes, line.message)
        for one in changes.touched:
            if one.place is not None and one.decided is not None:
                (listed.done.add if one.decided else listed.done.discard)(one.place)
        listed.refresh()
        listed.reread()
        if line is not None and line.id in changes.threads:
            self.read_preview(line)
        self.read_views(outdated=True)
        self.refresh_footer()
        self._look_for_news(changes)

    def _look_for_news(self, changes: Changes) -> None:
        """Find out what would be in the list if it were read anew."""
        self.much_new = self.much_new or changes.many
        source = self.listed.source
        touched = (one.place for one in changes.touched if one.place is not None)
        places = frozenset((*changes.places, *touched)) | self.news
        if places and isinstance(source, LineSource) and self.listed.complete:
            head = self.listed.window.head
            self.read(partial(_new_in, source, head, places), self._news_came, _EVENTS)

    def _news_came(self, found: Sequence[int]) -> None:
        """Put what is new at the end where it belongs there; announce the rest."""
        listed = self.listed
        if found and not listed.total:
            self.reload()
            return
        source, head = listed.source, listed.window.head
        at_end: list[int] = []
        if isinstance(source, LineSource) and listed.complete:
            oldest_first = source.listing.ordered is Order.OLDEST and _is_by_place(source)
            at_end = [place for place in found if oldest_first and place > head[-1]]
        if at_end:
            listed.append(array("q", at_end))
        self.news = set(found).difference(at_end)
        self.show_counts()

    def hint_claim(self) -> None:
        """Say over the words of the chosen row who is checking it."""
        line = self.listed.current
        if line is None:
            return
        claim = self.app.claim_elsewhere(line.message)
        shown = words(claim_until(claim), "italic $accent") if claim else Content.empty()
        for preview in self.query(Preview):
            if shown or "claim" in preview.hints:
                preview.hint(line.message, "claim", shown)


def _new_in(
    source: LineSource, head: array[int], places: frozenset[int], connection: Connection
) -> list[int]:
    """Which places are in a list when it is read anew, and are not among the ids that are known."""
    found = fitting(connection, source.planned, places)
    return [place for place in found if not _knows(head, place, source)]


def _is_by_place(source: LineSource) -> bool:
    """Whether the rows of a list stand in the order of their places, or in the opposite one."""
    by_day = "key" in source.planned.sql.rpartition(" order by ")[2]
    return not by_day and source.listing.ordered is not Order.RELEVANCE


def _knows(head: array[int], place: int, source: LineSource) -> bool:
    """Whether a place is among the ids of a list; in order they need not all be looked at."""
    if not _is_by_place(source):
        return place in head
    sign = -1 if source.listing.ordered is Order.NEWEST else 1
    at = bisect_left(head, sign * place, key=lambda known: sign * known)
    return at < len(head) and head[at] == place
