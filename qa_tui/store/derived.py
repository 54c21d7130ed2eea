"""Rebuilds everything derived from the records: lists, counters, index, vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.lists.line_table import rebuild_lines
from qa_tui.store.search.index import rebuild_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.sqlite import Connection


CACHE = 131_072
"""Kibibytes of the file that are kept in memory while everything is rebuilt."""


def rebuild(
    connection: Connection, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> None:
    """Rebuild lists and search index, in one transaction if none is open.

    Args:
        connection: A writing connection.
        progress: Called with the number of messages in the index, and of all.
    """
    own = not connection.in_transaction
    connection.execute(f"pragma cache_size = -{CACHE}")
    if own:
        connection.execute("begin immediate")
    try:
        total = connection.execute("select count(*) from message").fetchone()[0]
        rebuild_lines(connection)
        for done in rebuild_search(connection):
            progress(done, total)
        if own:
            connection.execute("commit")
    except BaseException:
        if own and connection.in_transaction:
            connection.execute("rollback")
        raise
