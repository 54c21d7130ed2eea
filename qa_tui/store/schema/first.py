"""The tables of the desk, as the first migration makes them.

Rows that are made on a desk carry a `uid` beside the integer key, so that several desks can
exchange them. Order is by sequence, never by clock. Never edit a statement that has landed.
"""

from __future__ import annotations

SCHEMA_VERSION = 15
"""Kept in `pragma user_version`; a file with a higher one belongs to a newer program."""

APPLICATION_ID = 0x71617475
"""Kept in `pragma application_id`: the letters “qatu”."""

_STATES = "('pending', 'held', 'returned', 'published', 'refused', 'removed')"
_PUBLIC_STATES = "('not_public', 'waiting', 'standard_reply', 'answered', 'removed')"
_KEY = "id integer primary key, uid text not null unique"

DESK = (
    f"""create table desk (
        {_KEY}, name text not null, language text not null, sample integer not null default 0,
        created_at text not null
    ) strict""",
    f"create table moderator ({_KEY}, name text not null unique) strict",
)

DIRECTORY = (
    f"create table party ({_KEY}, label text not null unique, name text not null) strict",
    f"create table parliament ({_KEY}, name text not null unique) strict",
    f"""create table period (
        {_KEY}, parliament integer not null references parliament,
        kind text not null check (kind in ('legislature', 'election')), name text not null,
        starts_on text, ends_on text
    ) strict""",
    f"""create table topic (
        {_KEY}, name text not null unique, folded text not null, parent integer references topic
    ) strict""",
    f"""create table representative (
        {_KEY}, first_name text not null, last_name text not null, title text not null,
        name text not null, folded text not null, folded_last text not null,
        party integer references party
    ) strict""",
    "create index representative_by_name on representative (folded_last, id)",
    "create index representative_folded on representative (folded)",
    f"""create table mandate (
        {_KEY}, representative integer not null references representative,
        kind text not null check (kind in ('mandate', 'candidacy')),
        period integer not null references period, party integer references party,
        constituency text, starts_on text, ends_on text,
        closed integer not null default 0, closed_reason text
    ) strict""",
    "create index mandate_by_representative on mandate (representative)",
    """create table external_id (
        source text not null, kind text not null, key text not null, row integer not null,
        primary key (source, kind, key)
    ) strict, without rowid""",
)

THREADS = (
    f"""create table asker (
        {_KEY}, first_name text, last_name text, email text unique, town text, phone text,
        erased_at text
    ) strict""",
    f"""create table thread (
        {_KEY}, representative integer not null references representative,
        mandate integer references mandate, topic integer references topic,
        form text not null check (form in ('old', 'new')), title text not null,
        follows integer references thread, asking_note text,
        withdrawn integer not null default 0,
        public_state text not null check (public_state in {_PUBLIC_STATES}),
        answers integer not null default 0, sort_date text not null
    ) strict""",
    "create index thread_newest on thread (sort_date, id) where withdrawn = 0",
    "create index thread_public on thread (public_state, sort_date, id) where withdrawn = 0",
    "create index thread_to on thread (representative, sort_date, id)",
    "create index thread_topic on thread (topic, sort_date, id)",
    f"""create table message (
        {_KEY}, thread integer not null references thread,
        kind text not null check (kind in ('question', 'answer')),
        author text not null, party_label text, asker integer references asker,
        state text not null check (state in {_STATES}),
        initial_state text not null check (initial_state in {_STATES}),
        standard_reply integer not null default 0, annotation text, wake_on text,
        date text, sort_date text not null, withdrawn integer not null default 0,
        revision integer not null default 1, version integer not null default 1
    ) strict""",
    "create unique index message_question on message (thread) where kind = 'question'",
    "create index message_of_thread on message (thread, sort_date, id)",
    "create index message_queue on message (state, kind, sort_date, id) where withdrawn = 0",
    "create index message_of_asker on message (asker, sort_date) where asker is not null",
    """create table asker_name (
        message integer primary key references message,
        first_name text not null, last_name text not null, town text not null
    ) strict""",
    """create table message_text (
        message integer not null references message, revision integer not null,
        text text not null, background text not null, salt text not null, hash text not null,
        added_at text not null, added_by integer references moderator,
        primary key (message, revision)
    ) strict""",
    f"""create table note (
        {_KEY}, message integer not null references message,
        moderator integer not null references moderator, text text not null, at text not null,
        event integer not null references event
    ) strict""",
    "create index note_of_message on note (message)",
    f"""create table draft (
        {_KEY}, moderator integer not null references moderator,
        kind text not null check (kind in ('question', 'answer', 'revision')),
        thread integer references thread, message integer references message,
        fields text not null, updated_at text not null
    ) strict""",
    """create unique index draft_place
        on draft (moderator, kind, coalesce(thread, 0), coalesce(message, 0))""",
)

IMPORTS = (
    f"""create table import_run (
        {_KEY}, started_at text not null, moderator integer not null references moderator,
        withdrawn integer not null default 0
    ) strict""",
    f"""create table capture (
        {_KEY}, thread integer not null references thread,
        run integer not null references import_run,
        path text not null, url text, captured_at text not null, raw_hash text not null unique,
        encoding text not null, form text not null, sureness real not null
    ) strict""",
    "create index capture_of_thread on capture (thread, captured_at)",
    "create index capture_of_run on capture (run)",
)

JOURNAL = (
    """create table event (
        seq integer primary key, uid text not null unique, desk text not null,
        desk_seq integer not null, at text not null, actor text not null, verb text not null,
        subject_kind text not null check (subject_kind in ('message', 'thread', 'run', 'desk')),
        subject_uid text not null, from_state text, to_state text, clause text,
        base_version integer, batch text, undoes text, prev text not null, hash text not null,
        unique (desk, desk_seq)
    ) strict""",
    "create index event_of_subject on event (subject_uid, seq)",
    "create index event_by_actor on event (actor, seq)",
    "create index event_undoing on event (undoes) where undoes is not null",
    """create trigger event_never_changes before update on event
        begin select raise(abort, 'events are never changed'); end""",
    """create trigger event_never_goes before delete on event
        begin select raise(abort, 'events are never deleted'); end""",
    """create trigger event_never_replaced before insert on event
        when exists (select 1 from event where seq = new.seq or uid = new.uid
                     or (desk = new.desk and desk_seq = new.desk_seq))
        begin select raise(abort, 'this event exists already'); end""",
    """create table change (
        id integer primary key, event integer not null references event, field text not null,
        before text, after text
    ) strict""",
    "create index change_of_event on change (event)",
    f"""create table notice (
        {_KEY}, event integer not null references event,
        message integer not null references message,
        to_kind text not null check (to_kind in ('asker', 'representative')),
        asker integer references asker, representative integer references representative,
        template text not null, language text not null, subject text not null,
        text text not null, created_at text not null, send_after text not null,
        recalled_at text, recalled_by integer references event, handed_over_at text
    ) strict""",
    "create index notice_of_event on notice (event)",
    "create index notice_of_message on notice (message)",
    "create index notice_recalled on notice (recalled_by) where recalled_by is not null",
)

SEARCH = (
    """create virtual table search_doc using fts5 (
        title, people, body, tokenize = "unicode61 remove_diacritics 0"
    )""",
    "insert into search_doc (search_doc, rank) values ('secure-delete', 1)",
)

STATEMENTS = (*DESK, *DIRECTORY, *THREADS, *IMPORTS, *JOURNAL, *SEARCH)
