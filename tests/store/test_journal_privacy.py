"""The journal: chained, and without anything about anybody."""

from __future__ import annotations

import re

from qa_tui.store.journal.events import CHAINED, chain_hash
from qa_tui.store.journal.history import read_events
from qa_tui.store.preparing import codex

UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
HASH = re.compile(r"[0-9a-f]{64}")
VERBS = {"import", "undo", "ask", "answer", "publish", "refuse", "return", "hold", "resume"} | {
    "revise",
    "reopen",
    "remove",
    "restore",
}


def test_no_event_holds_personal_data_or_free_text(sample_desk) -> None:
    with sample_desk.reading() as connection:
        private = {
            str(value)
            for query in (
                "select email, first_name, last_name, town, phone from asker",
                "select text from note",
                "select text, background from message_text",
                "select title from thread",
                "select author from message",
                "select name from representative",
                "select name from moderator",
                "select text, subject from notice",
                "select before, after from change where field = 'title'",
            )
            for row in connection.execute(query)
            for value in row
            if value
        }
        written = [
            str(value) for row in connection.execute("select * from event") for value in tuple(row)
        ]
    assert len(private) > 500
    everything = "\n".join(written)
    assert [value for value in private if len(value) > 2 and value in everything] == []


def test_every_column_of_an_event_has_a_closed_form(sample_desk) -> None:
    states = {None, "pending", "held", "returned", "published", "refused", "removed"}
    clauses = {None, *(clause.key for clause in codex().clauses)}
    with sample_desk.reading() as connection:
        rows = connection.execute("select * from event").fetchall()
    assert set(rows[0].keys()) == {"seq", *CHAINED, "hash"}
    for row in rows:
        for name in ("uid", "desk", "actor", "subject_uid"):
            assert UID.fullmatch(row[name]), name
        assert MOMENT.fullmatch(row["at"])
        assert HASH.fullmatch(row["hash"])
        assert row["prev"] == "" or HASH.fullmatch(row["prev"])
        assert row["verb"] in VERBS
        assert row["subject_kind"] in {"message", "thread", "run", "desk"}
        assert row["from_state"] in states
        assert row["to_state"] in states
        assert row["clause"] in clauses
        assert row["base_version"] is None or isinstance(row["base_version"], int)


def test_each_event_follows_the_one_before_it(sample_desk) -> None:
    with sample_desk.reading() as connection:
        rows = connection.execute("select * from event order by desk_seq").fetchall()
    head = ""
    for number, row in enumerate(rows, 1):
        assert (row["desk_seq"], row["prev"]) == (number, head)
        assert chain_hash(row) == row["hash"]
        head = row["hash"]


def test_hash_depends_on_every_field() -> None:
    fields = dict.fromkeys(CHAINED, "x")
    hashes = {chain_hash({**fields, name: "y"}) for name in CHAINED}
    assert len(hashes | {chain_hash(fields)}) == len(CHAINED) + 1


def test_hash_tells_fields_apart() -> None:
    fields = dict.fromkeys(CHAINED, "")
    assert chain_hash({**fields, "verb": "a", "clause": "b"}) != chain_hash(
        {**fields, "verb": "ab"}
    )
    assert chain_hash({**fields, "clause": None}) != chain_hash({**fields, "clause": "None"})


def test_journal_is_read_with_names_and_local_ids(sample_desk) -> None:
    with sample_desk.reading() as connection:
        events = read_events(connection)
        last = read_events(connection, limit=3)
        thread = next(event.thread for event in events if event.verb == "refuse")
        own = read_events(connection, thread)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert last == events[-3:]
    assert {event.actor for event in events} == {"ann", "bo", "cem"}
    assert own == tuple(event for event in events if event.thread == thread)
    assert own[0].verb == "ask"
