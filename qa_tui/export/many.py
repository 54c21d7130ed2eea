"""Writes many published threads, one after another, in the requested format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from qa_tui.export import csv, jsonl
from qa_tui.export.markdown import thread_markdown
from qa_tui.store.messages.published import published_ids, read_published
from qa_tui.store.messages.threads import read_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from typing import BinaryIO

    from qa_tui.domain.listing import Listing
    from qa_tui.store.sqlite import Connection

_Part = tuple[bytes, int]
"""The bytes of a thread, and how many messages are in it."""

_STEP = 100


class ExportForm(StrEnum):
    """The forms in which threads can leave the desk."""

    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes:
        threads: Published threads.
        messages: Published questions and answers in them.
        stopped: Whether it was stopped before the end.
    """

    threads: int
    messages: int
    stopped: bool = False


def export_threads(
    connection: Connection,
    listing: Listing,
    form: ExportForm,
    target: BinaryIO,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write what the public sees of the threads of a list, in the order of their coming.

    Args:
        connection: A reading connection, on one snapshot.
        listing: The list; of messages that are not public their thread is written without them,
            where it is public itself.
        form: What to write.
        target: Takes the bytes.
        progress: Called with the number of threads that are written, and of all.
        stop: Called before each thread; returns whether to stop there.

    Returns:
        What was written.
    """
    ids = published_ids(connection, listing)
    threads = messages = 0
    for content, count in _parts(connection, ids, form, listing.today):
        if stop():
            return Exported(threads, messages, stopped=True)
        target.write(content)
        threads += bool(count)
        messages += count
        if threads % _STEP == 0:
            progress(threads, len(ids))
    progress(len(ids), len(ids))
    return Exported(threads, messages)


def _parts(
    connection: Connection, ids: Sequence[int], form: ExportForm, today: date
) -> Iterator[_Part]:
    """What is written: first what stands before all threads, then each of them."""
    if form is ExportForm.MARKDOWN:
        return _documents(connection, ids, today)
    found = read_published(connection, ids)
    if form is ExportForm.CSV:
        rows = ((csv.thread_lines(one), len(one.thread.messages)) for one in found)
        return chain([(csv.heading(), 0)], rows)
    return ((jsonl.thread_line(one), len(one.thread.messages)) for one in found)


def _documents(connection: Connection, ids: Sequence[int], today: date) -> Iterator[_Part]:
    """Threads as Markdown, with a rule between them."""
    for place, thread in enumerate(ids):
        found = read_thread(connection, thread, today, public_only=True)
        rule = "\n---\n\n" if place else ""
        yield (rule + thread_markdown(found)).encode(), len(found.messages)
