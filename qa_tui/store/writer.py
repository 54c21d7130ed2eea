"""A writer: an open write transaction, and what is to be settled at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from qa_tui.domain.moments import stamp
from qa_tui.domain.uid import new_uid

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from qa_tui.store.sqlite import Connection


def untold(_done: int, _all: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class Writer:
    """An open write transaction and on whose behalf it writes.

    Attributes:
        connection: Inside `BEGIN IMMEDIATE`.
        now: The moment of the transaction, UTC.
        desk: The desk's uid.
        language: The language of the desk's letters.
        moderator: Row id of who acts.
        actor: Uid of who acts.
        threads: Threads whose rows in the lists are to be brought up to date at the end.
        unindexed: Messages that are to be put into the search index at the end.
        outdated: Rows of the search index that are to leave it at the end.
        words: By how many documents each word of the search index grew or shrank.
        events: The `seq` of the events that were appended.
        progress: Called with how much long work has done, and its total; may raise to stop it.
    """

    connection: Connection
    now: datetime
    desk: str
    language: str
    moderator: int
    actor: str
    threads: set[int] = field(default_factory=set)
    unindexed: set[int] = field(default_factory=set)
    outdated: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    events: list[int] = field(default_factory=list)
    progress: Callable[[int, int], None] = untold

    @cached_property
    def at(self) -> str:
        """The moment of the transaction as stored text."""
        return stamp(self.now)

    @property
    def today(self) -> date:
        """The user's present day."""
        return self.now.astimezone().date()

    def uid(self) -> str:
        """A fresh identifier."""
        return new_uid(self.now)
