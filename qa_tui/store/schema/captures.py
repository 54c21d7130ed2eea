"""The columns and indexes that tell which capture of a thread stands.

The sixth and the twelfth migration make them.

Never edit a statement that has landed.
"""

from __future__ import annotations

CAPTURES = (
    "alter table capture add column thread_key text",
    "alter table capture add column won integer not null default 0",
    """update capture set won = 1
        where id in (select min(id) from capture group by thread)""",
    "create index capture_by_key on capture (thread_key) where thread_key is not null",
    "create index change_of_reading on change (field) where field glob '* *'",
)
"""By what a thread is known on every host, and which capture of it won; what the readings of
pages changed is found by message and field."""

KEYLESS = "select id, url from capture where url is not null"
GIVE_KEY = "update capture set thread_key = ? where id = ?"

MANY = (
    "create index capture_standing on capture (thread, won, captured_at)",
    "drop index capture_by_key",
    "create index capture_by_key on capture (thread_key, thread) where thread_key is not null",
)
"""The capture that stands, and the thread of an address, are found without reading all captures of
the thread."""
