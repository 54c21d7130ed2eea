"""What the file itself forbids, whoever writes to it."""

from __future__ import annotations

import pytest

from qa_tui.store.sqlite import Connection, Error, IntegrityError

FORBIDDEN = {
    "unknown state": "update message set state = 'lost' where id = 1",
    "unknown initial state": "update message set initial_state = '' where id = 1",
    "unknown kind of message": "update message set kind = 'remark' where id = 1",
    "unknown public state": "update thread set public_state = 'maybe' where id = 1",
    "unknown form": "update thread set form = 'F9' where id = 1",
    "unknown kind of period": "update period set kind = 'term' where id = 1",
    "unknown kind of mandate": "update mandate set kind = 'job' where id = 1",
    "unknown recipient": "update notice set to_kind = 'press' where id = 1",
    "unknown kind of draft": """insert into draft (uid, moderator, kind, fields, updated_at)
        values ('u', 1, 'poem', '{}', '')""",
    "text in a number": "update message set version = 'two' where id = 1",
    "no title": "update thread set title = null where id = 1",
    "message of no thread": "update message set thread = 9999 where id = 1",
    "thread to nobody": "update thread set representative = 9999 where id = 1",
    "thread with messages gone": "delete from thread where id = 1",
    "message with texts gone": "delete from message where id = 1",
    "representative with threads gone": "delete from representative where id = "
    "(select representative from thread limit 1)",
    "text of no message": """insert into message_text
        (message, revision, text, background, salt, hash, added_at)
        values (9999, 1, '', '', '', '', '')""",
    "note on nothing": """insert into note (uid, message, moderator, text, at, event)
        values ('u', 9999, 1, '', '', 1)""",
    "letter without event": "update notice set event = 9999 where id = 1",
    "change without event": "insert into change (event, field) values (9999, 'title')",
    "second question of a thread": """insert into message
        (uid, thread, kind, author, state, initial_state, sort_date)
        values ('u', 1, 'question', 'x', 'pending', 'pending', '')""",
    "second row with a uid": "update thread set uid = (select uid from thread where id = 2)"
    " where id = 1",
    "second asker with an address": """update asker
        set email = (select email from asker where id = 2) where id = 1""",
    "second text of a revision": """insert into message_text
        (message, revision, text, background, salt, hash, added_at, added_by)
        select message, revision, '', '', '', '', '', null from message_text where message = 1""",
    "second page with the same bytes": """insert into capture
        (uid, thread, run, path, captured_at, raw_hash, encoding, form, sureness)
        select 'u' || value, 1, 1, '', '', 'same', '', '', 1 from json_each('[1, 2]')""",
}

COLUMNS = (
    "uid, desk, desk_seq, at, actor, verb, subject_kind, subject_uid, from_state, to_state, "
    "clause, base_version, batch, undoes, prev, hash"
)

UNCHANGEABLE = {
    "changed": ("update event set verb = 'publish' where seq = 5", "never changed"),
    "changed without need": ("update event set verb = verb", "never changed"),
    "deleted": ("delete from event where seq = 5", "never deleted"),
    "all deleted": ("delete from event", "never deleted"),
    "replaced by its number": (
        f"insert or replace into event (seq, {COLUMNS}) select seq, {COLUMNS} from event"
        " where seq = 5",
        "exists already",
    ),
    "replaced by its uid": (
        f"""insert or replace into event ({COLUMNS})
        select uid, 'other', 999, at, actor, verb, subject_kind, subject_uid, from_state, to_state,
            clause, base_version, batch, undoes, prev, hash from event where seq = 5""",
        "exists already",
    ),
    "replaced by its place in the chain": (
        f"""replace into event ({COLUMNS})
        select 'other', desk, desk_seq, at, actor, verb, subject_kind, subject_uid, from_state,
            to_state, clause, base_version, batch, undoes, prev, hash from event where seq = 5""",
        "exists already",
    ),
    "passed over": (
        f"insert or ignore into event (seq, {COLUMNS}) select seq, {COLUMNS} from event"
        " where seq = 5",
        "exists already",
    ),
    "changed by upsert": (
        f"""insert into event (seq, {COLUMNS}) select seq, {COLUMNS} from event where seq = 5
        on conflict (seq) do update set verb = 'x'""",
        "exists already",
    ),
    "changed or replaced": (
        "update or replace event set seq = 6 where seq = 5",
        "never changed",
    ),
}


@pytest.fixture
def connection(sample_desk) -> Connection:
    """A writing connection, with a run that captures can belong to."""
    with sample_desk.writing("ann") as writer:
        writer.connection.execute(
            "insert into import_run (id, uid, started_at, moderator) values (1, 'r', '', 1)"
        )
        yield writer.connection


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_file_refuses(connection: Connection, statement: str) -> None:
    with pytest.raises(IntegrityError):
        connection.execute(statement)


@pytest.mark.parametrize(("statement", "said"), UNCHANGEABLE.values(), ids=UNCHANGEABLE)
def test_event_is_never(connection: Connection, statement: str, said: str) -> None:
    before = [tuple(row) for row in connection.execute("select * from event")]
    with pytest.raises(Error, match=said):
        connection.execute(statement)
    assert [tuple(row) for row in connection.execute("select * from event")] == before


def test_every_table_is_strict(connection: Connection) -> None:
    loose = [
        row["name"]
        for row in connection.execute("pragma table_list")
        if row["schema"] == "main"
        and row["type"] == "table"
        and not row["strict"]
        and not row["name"].startswith(("sqlite_", "search_doc", "_sqlite_migrations"))
    ]
    assert loose == []
