"""The commands `context` and `similar`."""

from __future__ import annotations

from types import NoneType
from typing import Any

import pytest

CAMPAIGN = "Wasserwirtschaftsgesetz"
LINE = {
    "id": (int,),
    "message": (int,),
    "title": (str,),
    "to": (str,),
    "party": (str, NoneType),
    "topic": (str, NoneType),
    "author": (str,),
    "public_state": (str,),
    "state": (str,),
    "date": (str, NoneType),
    "answers": (int,),
}
CONTEXT = {
    "id": (int,),
    "message": (int,),
    "similar": (list,),
    "asker": (dict, NoneType),
    "follows": (list,),
    "followed_by": (list,),
    "notes": (list,),
    "events": (list,),
}
ASKER = {
    "name": (str,),
    "total": (int,),
    "earlier": (int,),
    "published": (int,),
    "questions": (list,),
}


def check(record: dict[str, Any], shape: dict[str, tuple[type, ...]]) -> None:
    assert list(record)[: len(shape)] == list(shape)
    for key, types in shape.items():
        assert type(record[key]) in types, key


@pytest.fixture
def campaign(qa) -> int:
    """A question that others have asked almost in the same words."""
    found = qa("list", "is:pending", "is:question", "--json").records
    return next(line["message"] for line in found if CAMPAIGN in line["title"])


@pytest.fixture
def following(qa) -> int:
    """A question that waits and follows up another one of its asker."""
    for line in qa("list", "is:pending", "is:question", "--json").records:
        if qa("context", line["message"], "--json").record["follows"]:
            return line["message"]
    raise AssertionError


def test_similar_lists_the_most_alike_first(qa, campaign) -> None:
    found = qa("similar", campaign, "--json").records
    assert len(found) == 4
    percents = [one["percent"] for one in found]
    assert percents == sorted(percents, reverse=True)
    for one in found:
        check(one, {"percent": (int,), **LINE})
        assert CAMPAIGN in one["title"]
        assert one["message"] != campaign
    shown = qa("similar", campaign).out
    assert all(f"{percent} %" in shown for percent in percents)


def test_similar_keeps_to_the_limit(qa, campaign) -> None:
    every = qa("similar", campaign, "--json").records
    assert qa("similar", campaign, "--limit", 2, "--json").records == every[:2]


def test_without_near_duplicates_it_says_so(qa, following) -> None:
    ran = qa("similar", following)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No other message is almost the same.\n"


def test_context_tells_asker_threads_and_history(qa, following) -> None:
    record = qa("context", following, "--json").record
    check(record, CONTEXT)
    check(record["asker"], ASKER)
    for line in (*record["asker"]["questions"], *record["follows"]):
        check(line, LINE)
    assert record["message"] == following
    assert record["asker"]["questions"][0]["clause"] is None
    shown = qa("context", following).out
    name = record["asker"]["name"]
    for words in (f"Other questions by {name}", "1 earlier, 1 published", "Follows up", "History"):
        assert words in shown
    assert str(record["follows"][0]["message"]) in shown


def test_context_tells_notes_and_clauses(qa, following) -> None:
    earlier = qa("context", following, "--json").record["follows"][0]["message"]
    qa("decide", earlier, "remove", "--clause", "insult", "--note", "Nachgeprüft.")
    record = qa("context", following, "--json").record
    assert record["asker"]["questions"][0]["clause"] == "insult"
    assert "(insult)" in qa("context", following).out
    shown = qa("context", earlier)
    assert "Nachgeprüft." in shown.out
    assert "Followed up by" in shown.out
    assert qa("context", earlier, "--json").record["notes"][0]["text"] == "Nachgeprüft."


def test_the_history_tells_what_changed(qa, pending) -> None:
    thread = qa("context", pending, "--json").record["id"]
    qa("correct", pending, "--topic", "Umwelt")
    qa("decide", pending, "hold", "--note", "Quelle", "--until", "2027-01-31")
    qa("undo")
    for shown in (qa("context", pending).out, qa("show", thread).out):
        history = " ".join(shown[shown.index("History") :].split())
        assert "xenia: corrected the topic: " in history
        assert "→ Umwelt und Natur" in history
        assert "put on hold until January 31, 2027, undone" in history
        assert "xenia: took back the hold" in history
    assert "History" not in qa("--read-only", "show", 1).out
    *_, corrected, held, undone = qa("context", pending, "--json").record["events"]
    assert {"topic": "Umwelt und Natur"}.items() <= {
        one["field"]: one["after"] for one in corrected["changes"]
    }.items()
    assert held["said"] == "put on hold until January 31, 2027"
    assert undone["undoes"] == held["seq"]


@pytest.mark.parametrize("command", ["context", "similar"])
def test_what_is_not_there_is_an_error(qa, command) -> None:
    ran = qa(command, 999_999)
    assert (ran.code, ran.out) == (1, "")
    assert "999999" in ran.err
    assert qa(command, "x").code == 2


@pytest.mark.parametrize("command", ["context", "similar"])
def test_readers_see_published_things_only(qa, campaign, command) -> None:
    assert qa("--read-only", command, campaign).code == 1
    other = qa("similar", campaign, "--json").records[0]["message"]
    qa("decide", campaign, "publish")
    assert qa("--read-only", "similar", campaign, "--json").records == []
    record = qa("--read-only", "context", campaign, "--json").record
    assert record["asker"] is None
    assert record["notes"] == record["events"] == record["similar"] == []
    qa("decide", other, "publish")
    found = qa("--read-only", "similar", campaign, "--json").records
    assert [one["message"] for one in found] == [other]


def test_hostile_texts_come_out_clean(qa, pending) -> None:
    text = "\x1b[31mrot\u202e und \x07 so weiter, was soll das?"
    thread = qa("show", 1, "--json").record["id"]
    qa("decide", pending, "hold", "--note", text)
    for words in (("context", pending), ("similar", pending), ("context", thread)):
        out = qa(*words).out
        assert not {"\x1b", "\u202e", "\x07"} & set(out)
