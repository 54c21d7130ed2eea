"""The tables behind working together, letters and drafts, as the third migration makes them.

Never edit a statement that has landed.
"""

from __future__ import annotations

_DRAFT_COLUMNS = "id, uid, moderator, kind, thread, message, fields, updated_at"

DRAFTS = (
    "alter table draft rename to draft_before",
    "drop index draft_place",
    """create table draft (
        id integer primary key, uid text not null unique,
        moderator integer not null references moderator,
        kind text not null check (kind in ('question', 'answer', 'revision', 'letter', 'note')),
        thread integer references thread, message integer references message,
        fields text not null, updated_at text not null, slot integer not null default 0
    ) strict""",
    f"insert into draft ({_DRAFT_COLUMNS}) select {_DRAFT_COLUMNS} from draft_before",
    "drop table draft_before",
    """create unique index draft_place
        on draft (moderator, kind, coalesce(thread, 0), coalesce(message, 0), slot)""",
)

CLAIMS = (
    """create table claim (
        message integer primary key references message,
        moderator integer not null references moderator, until text not null
    ) strict""",
)

LETTERS = (
    "alter table desk add column send_after integer not null default 10",
    """create index notice_waiting on notice (send_after, id)
        where recalled_at is null and handed_over_at is null""",
)

ASKERS = ("create index message_by_asker on message (asker) where asker is not null",)

STATEMENTS = (*DRAFTS, *CLAIMS, *LETTERS, *ASKERS)
