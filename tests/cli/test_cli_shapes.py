"""The JSON that other programs rely on: keys in their order, types, nulls."""

from __future__ import annotations

from types import NoneType
from typing import Any

TEXT, NUMBER, FLAG, MAYBE = (str,), (int,), (bool,), (str, NoneType)

THREAD = {
    "id": NUMBER,
    "title": TEXT,
    "form": TEXT,
    "public_state": TEXT,
    "topic": MAYBE,
    "to": (dict,),
    "source": (dict, NoneType),
    "messages": (list,),
    "follows": (int, NoneType),
    "withdrawn": FLAG,
}
TO = {
    "id": NUMBER,
    "name": TEXT,
    "party": MAYBE,
    "asking_open": FLAG,
    "asking_code": TEXT,
    "asking_reason": MAYBE,
}
SOURCE = {
    "path": TEXT,
    "url": MAYBE,
    "form": TEXT,
    "sureness": (float,),
    "guesses": (list,),
    "captured_at": MAYBE,
}
MESSAGE = {
    "id": NUMBER,
    "kind": TEXT,
    "author": TEXT,
    "party": MAYBE,
    "state": TEXT,
    "date": MAYBE,
    "text": TEXT,
    "background": MAYBE,
    "standard_reply": FLAG,
    "version": NUMBER,
    "wake_on": MAYBE,
    "annotation": MAYBE,
}
LINE = {
    "id": NUMBER,
    "message": NUMBER,
    "title": TEXT,
    "to": TEXT,
    "party": MAYBE,
    "topic": MAYBE,
    "author": TEXT,
    "public_state": TEXT,
    "state": TEXT,
    "date": MAYBE,
    "answers": NUMBER,
    "wake_on": MAYBE,
    "personal": NUMBER,
    "kind": TEXT,
    "gist": TEXT,
}
EVENT = {
    "seq": NUMBER,
    "at": TEXT,
    "actor": TEXT,
    "verb": TEXT,
    "subject_kind": TEXT,
    "subject": (int, NoneType),
    "from": MAYBE,
    "to": MAYBE,
    "clause": MAYBE,
    "batch": MAYBE,
    "undoes": (int, NoneType),
    "undone": FLAG,
}
PERSON = {
    "id": NUMBER,
    "name": TEXT,
    "party": MAYBE,
    "asking_open": FLAG,
    "asking_code": TEXT,
    "questions": NUMBER,
    "answered": NUMBER,
    "asking_reason": MAYBE,
}
IMPORT = {
    "files": NUMBER,
    "threads_added": NUMBER,
    "threads_updated": NUMBER,
    "captures": NUMBER,
    "unchanged": NUMBER,
    "forms": (dict,),
    "guesses": (dict,),
    "no_pages": (dict,),
    "rejected": (list,),
    "guessed": (list,),
    "unresolved": (list,),
    "not_taken_in": (int,),
    "run": (int, NoneType),
    "resumed": (bool,),
    "stopped": (bool,),
    "dry_run": (bool,),
}


def conforms(record: dict[str, Any], shape: dict[str, tuple[type, ...]]) -> bool:
    """Whether a record has exactly the keys of a shape, with values of its types."""
    assert list(record) == list(shape)
    for key, types in shape.items():
        assert type(record[key]) in types, (key, record[key])
    return True


def test_shape_of_show(qa):
    for thread in qa("list", "--json").records:
        record = qa("show", thread["id"], "--json").record
        assert conforms(record, THREAD)
        assert conforms(record["to"], TO)
        assert record["source"] is None
        assert record["form"] in {"old", "new"}
        assert record["messages"][0]["kind"] == "question"
        for message in record["messages"]:
            assert conforms(message, MESSAGE)


def test_shape_of_list(qa):
    for query in ("", "is:pending", "is:not-published"):
        records = qa("list", *query.split(), "--json").records
        assert records
        assert all(conforms(record, LINE) for record in records)


def test_shape_of_events(qa, pending):
    qa("decide", pending, "publish")
    qa("undo")
    records = qa("events", "--json").records

    assert all(conforms(record, EVENT) for record in records)
    assert records[-1]["undoes"] == records[-2]["seq"]
    assert records[-2]["subject"] == pending


def test_shape_of_representatives(qa):
    records = qa("representatives", "--json").records

    assert len(records) == 25
    assert all(conforms(record, PERSON) for record in records)
    assert {record["asking_code"] for record in records} >= {"open", "closed_by_hand", "ended"}


def test_shape_of_import(call, tmp_path, page_file):
    db = tmp_path / "new.db"
    record = call("--db", db, "import", page_file, tmp_path / "missing", "--json").record
    shown = call("--db", db, "show", 1, "--json").record

    assert conforms(record, IMPORT)
    assert record["rejected"] == [
        {
            "path": str(tmp_path / "missing"),
            "record": None,
            "reason": "There is no such file.",
            "remedy": "Check the path.",
        }
    ]
    assert conforms(shown["source"], SOURCE)


def test_closed_asking_has_code_and_reason_and_open_asking_has_none(qa):
    shown = [qa("show", line["id"], "--json").record for line in qa("list", "--json").records]

    for record in shown:
        to = record["to"]
        assert (to["asking_reason"] is None) == to["asking_open"]
        assert (to["asking_code"] == "open") == to["asking_open"]


def test_a_held_message_whose_day_has_come_is_pending_for_programs_too(qa, pending, clock):
    qa("decide", pending, "hold", "--note", "wait", "--until", "3d")
    (held,) = [
        line for line in qa("list", "is:held", "--json").records if line["message"] == pending
    ]
    clock.advance(days=3)

    again = qa("list", "is:pending", "--json").records
    (woken,) = [line for line in again if line["message"] == pending]
    assert (held["state"], woken["state"]) == ("held", "pending")


def test_json_is_raw_text_in_ascii(qa):
    ran = qa("list", "--json")

    assert ran.out.isascii()
    assert any("ü" in record["title"] for record in ran.records)
