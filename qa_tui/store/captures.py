"""Captures of a thread: which of them stands, and which thread the address of a page means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.store.sqlite import Connection

STANDING_CAPTURE = """(select s.id from capture s join import_run r on r.id = s.run
    where s.thread = t.id order by r.withdrawn, s.won desc, s.captured_at desc, s.id desc
    limit 1)"""
"""Id of the capture whose reading stands in the thread `t`: the last one that won."""


def threads_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The threads that addresses of pages mean.

    Args:
        connection: A connection.
        keys: The threads' keys; see `domain.addresses`.

    Returns:
        Ids of the threads by key, also of those that were taken back; unknown keys are missing.
    """
    found = connection.execute(
        """select c.thread_key, c.thread from capture c join thread t on t.id = c.thread
        where c.thread_key in (select value from json_each(?))
        order by t.withdrawn desc, c.thread desc""",
        (json.dumps(list(keys)),),
    )
    return {row["thread_key"]: row["thread"] for row in found}
