"""The tables behind lists and search, as the second migration makes them.

All of them but `saved_view` are derived: `store.derived` makes them anew from the records.
Never edit a statement that has landed.
"""

from __future__ import annotations

LINES = (
    "alter table message add column place integer",
    "create unique index message_place on message (place)",
    "create index message_unplaced on message (id) where place is null",
    """create table line (
        place integer primary key, question integer not null, answer integer not null,
        standing integer not null, representative integer not null, party text, topic integer,
        asked integer, answered integer, wake_on text, clause text,
        note integer not null, background integer not null, annotation integer not null
    ) strict""",
    "create index line_kind on line (answer)",
    "create index line_public on line (answer) where standing in (6, 7, 8)",
    "create index line_waiting on line (answer) where standing in (6, 7)",
    "create index line_unpublished on line (place) where standing in (4, 5, 14, 15)",
    "create index line_standing on line (standing)",
    "create index line_to on line (representative, standing)",
    "create index line_party on line (party, standing)",
    "create index line_topic on line (topic, standing)",
    "create index line_asked on line (answer) where asked is not null",
    "create index line_answered on line (answer, answered)"
    " where answer = 0 and answered is not null",
    "create index line_awake on line (wake_on) where standing in (2, 12)",
    "create index line_clause on line (clause) where clause is not null",
    "create index line_note on line (answer) where note = 1",
    "create index line_background on line (answer) where background = 1",
    "create index line_annotation on line (answer) where annotation = 1",
    """create table line_count (
        standing integer primary key, lines integer not null
    ) strict""",
    """create trigger line_counted_in after insert on line begin
        insert into line_count (standing, lines) values (new.standing, 1)
        on conflict (standing) do update set lines = lines + 1; end""",
    """create trigger line_counted_out after delete on line begin
        update line_count set lines = lines - 1 where standing = old.standing; end""",
    """create trigger line_counted_over after update of standing on line begin
        update line_count set lines = lines - 1 where standing = old.standing;
        insert into line_count (standing, lines) values (new.standing, 1)
        on conflict (standing) do update set lines = lines + 1; end""",
    "drop index thread_newest",
    "drop index thread_public",
    "drop index thread_topic",
    "drop index message_queue",
)

SEARCH = (
    "drop table search_doc",
    """create virtual table search_doc using fts5 (
        body, title, author, addressee, content = '', tokenize = 'ascii'
    )""",
    "insert into search_doc (search_doc, rank) values ('secure-delete', 1)",
    """create table term (
        id integer primary key, term text not null unique, stem text not null,
        folded text not null, documents integer not null
    ) strict""",
    "create index term_frequent on term (documents, term) where documents >= 1000",
    "create index term_stem on term (stem)",
    "create index term_folded on term (folded)",
    """create virtual table term_part using fts5 (
        folded, content = '', tokenize = 'trigram case_sensitive 1'
    )""",
    "insert into term_part (term_part, rank) values ('secure-delete', 1)",
)

VIEWS = (
    """create table saved_view (
        id integer primary key, uid text not null unique, name text not null unique,
        query text not null, position integer not null
    ) strict""",
)

STATEMENTS = (*LINES, *SEARCH, *VIEWS)
