"""The columns for drafts of decisions, as the ninth migration makes them.

Never edit a statement that has landed.
"""

from __future__ import annotations

_COLUMNS = "id, uid, moderator, kind, thread, message, fields, updated_at, slot"

DECISIONS = (
    "alter table draft rename to draft_before",
    "drop index draft_place",
    """create table draft (
        id integer primary key, uid text not null unique,
        moderator integer not null references moderator,
        kind text not null check (kind in ('question', 'answer', 'revision', 'letter', 'note',
            'refuse', 'return', 'remove', 'hold')),
        thread integer references thread, message integer references message,
        fields text not null, updated_at text not null, slot integer not null default 0
    ) strict""",
    f"insert into draft ({_COLUMNS}) select {_COLUMNS} from draft_before",
    "drop table draft_before",
    """create unique index draft_place
        on draft (moderator, kind, coalesce(thread, 0), coalesce(message, 0), slot)""",
)
