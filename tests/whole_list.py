"""Reads a list whole, as no screen and no command does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.lists.lines import stream_list
from qa_tui.store.lists.plan import plan

if TYPE_CHECKING:
    from qa_tui.domain.listing import Listing
    from qa_tui.domain.records import Line
    from qa_tui.store.sqlite import Connection


def read_list(
    connection: Connection, listing: Listing, limit: int | None = None
) -> tuple[Line, ...]:
    """The rows of a list, in its order.

    Args:
        connection: A reading connection.
        listing: The list that is wanted.
        limit: Rows at most; None for all.
    """
    return tuple(stream_list(connection, plan(connection, listing), limit))
