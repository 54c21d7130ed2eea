"""Gets a directory, from the API or from a folder of its answers, and takes it into a desk."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, StoreError, Unreachable, Unreadable
from qa_tui.domain.imports.report import Rejected
from qa_tui.domain.missing import no_parliament
from qa_tui.domain.people.directory import Entry, OddEntry, ParliamentEntry
from qa_tui.domain.phrase import N_
from qa_tui.domain.system import refusal
from qa_tui.domain.text import storable
from qa_tui.ingest.api.fetching import Fetch
from qa_tui.ingest.api.gathering import gathered, within
from qa_tui.ingest.api.saving import Saved, folder_name, saved_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa_tui.domain.moments import Clock
    from qa_tui.domain.phrase import Phrase
    from qa_tui.ingest.api.client import Client
    from qa_tui.ingest.api.entities import Record

MAX_AGE = 7.0
"""Days for which an answer of the API is not asked for again, unless told otherwise."""


@dataclass(frozen=True)
class Found:
    """A directory before it is taken in.

    Attributes:
        entries: What there is, each entry after those that it names.
        odd: Entities that cannot be taken in.
        rejected: Files that hold no answer of the API.
        short: Lists of which the server gave fewer entries than it had named.
        stopped: Whether it was stopped before all had come.
    """

    entries: tuple[Entry, ...]
    odd: tuple[OddEntry, ...]
    rejected: tuple[Rejected, ...] = ()
    short: tuple[str, ...] = ()
    stopped: bool = False


def ask_directory(
    client: Client,
    folder: Path,
    clock: Clock,
    *,
    parliament: str | None = None,
    max_age: float = MAX_AGE,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Found:
    """Get the directory from the API; every answer is kept as it came.

    Args:
        client: Asks the server.
        folder: Where answers are kept, a folder for each server.
        clock: Tells the present moment.
        parliament: Name or key of the only parliament that is wanted; None for all.
        max_age: Days for which a kept answer is not asked for again.
        progress: Called with the number of answers that have come, and of all.

    Returns:
        The directory, or what had come of it when it was stopped.

    Raises:
        NotFound: When there is no such parliament.
        Unreachable: When the server gives no answers that can be used.
        StoreError: When answers cannot be kept.
    """
    saved = Saved(folder / folder_name(client.base), clock() - timedelta(days=max_age))
    fetch = Fetch(client, saved, clock, progress)
    with _kept_in(folder, N_("Give another folder with --save-dir.")), client.connected():
        records = fetch.directory(parliament)
    entries, odd = gathered(records)
    if parliament is not None:  # a server may leave the filters of a request unheeded
        entries = within(entries, parliament)
    if not entries and not fetch.stopped:
        raise Unreachable(
            N_("{url}: This directory is empty.", url=client.base), N_("Check the address.")
        )
    return Found(tuple(entries), tuple(odd), (), tuple(fetch.short), fetch.stopped)


def read_directory(folder: Path, *, parliament: str | None = None) -> Found:
    """Get the directory from a folder of answers of the API.

    Args:
        folder: A folder with files that end in `.json`, or one file.
        parliament: Name or key of the only parliament that is wanted; None for all.

    Returns:
        The directory.

    Raises:
        NotFound: When nothing lies there, or there is no such parliament.
        StoreError: When the folder cannot be read.
    """
    with _kept_in(folder):
        records, rejected = _saved(folder)
    entries, odd = gathered(records)
    if parliament is not None:
        entries = _only(entries, parliament)
    if not entries:
        raise NotFound(
            N_("There is no directory in {path}.", path=str(folder)),
            N_("Give a folder of answers of the API, as --save-dir keeps them."),
        )
    return Found(tuple(entries), tuple(odd), tuple(rejected))


@contextmanager
def _kept_in(folder: Path, remedy: Phrase | None = None) -> Iterator[None]:
    """Turn what the system says of the folder with answers into an error for people.

    Raises:
        StoreError: Where the system raises an error.
    """
    try:
        yield
    except OSError as error:
        what = N_("{path}: {detail}.", path=str(folder), detail=refusal(error))
        raise StoreError(what, remedy) from error


def _saved(folder: Path) -> tuple[list[Record], list[Rejected]]:
    """What the answers in a folder hold, and the files that are none.

    Raises:
        NotFound: When nothing lies there.
    """
    if not folder.exists():
        raise NotFound(N_("There is nothing at {path}.", path=str(folder)), N_("Check the path."))
    records: list[Record] = []
    rejected: list[Rejected] = []
    for path, answer in saved_answers(folder):
        if isinstance(answer, Unreadable):
            rejected.append(Rejected(storable(str(path)), None, answer.what))
        else:
            records += answer.records
    return records, rejected


def _only(entries: list[Entry], parliament: str) -> list[Entry]:
    """The part of one parliament.

    Raises:
        NotFound: When there is none of this name; says which there are.
    """
    found = within(entries, parliament)
    if found:
        return found
    known = [entry.name for entry in entries if isinstance(entry, ParliamentEntry)]
    raise no_parliament(parliament, known)
