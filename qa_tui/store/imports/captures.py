"""Captures of a thread: which of them stands, and which thread the address of a page means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.store.sqlite import Connection

_OF_THREAD = "select s.id from capture s {join} where s.thread = t.id"
_LAST = "order by s.won desc, s.captured_at desc, s.id desc limit 1"
_COUNTS = "cross join import_run r on r.id = s.run and r.withdrawn = 0"
STANDING_CAPTURE = f"""coalesce(({_OF_THREAD.format(join=_COUNTS)} {_LAST}),
    ({_OF_THREAD.format(join="")} {_LAST}))"""
"""Id of the capture whose reading stands in the thread `t`: the last one that won, of a run that
counts where there is one. `cross join`: the captures are walked in the order of their index."""


def threads_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The threads that addresses of pages mean.

    Args:
        connection: A connection.
        keys: The threads' keys; see `domain.imports.addresses`.

    Returns:
        Ids of the threads by key, also of those that were taken back; unknown keys are missing.
    """
    found = connection.execute(
        """with recursive found (key, thread) as (
            select value, (select max(thread) from capture where thread_key = value)
                from json_each(?)
            union all select key, (select max(c.thread) from capture c
                where c.thread_key = found.key and c.thread < found.thread)
                from found where thread is not null)
        select key, thread from found join thread t on t.id = found.thread
        order by t.withdrawn desc, thread desc""",
        (json.dumps(list(keys)),),
    )
    return {row["key"]: row["thread"] for row in found}
