"""Drafts: one for each moderator and place, kept until it is sent off."""

from __future__ import annotations

import pytest

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import StoreError
from qa_tui.store.drafts import drop_draft, read_draft, save_draft

QUESTION = DraftPlace("question")


def save(desk, place: DraftPlace, *, by: str = "ann", **fields: str) -> None:
    """Somebody types."""
    with desk.writing(by) as writer:
        save_draft(writer, place, fields)


def fields(desk, place: DraftPlace, by: str = "ann") -> dict[str, str] | None:
    """What is kept."""
    with desk.reading() as connection:
        draft = read_draft(connection, by, place)
    return draft.fields if draft else None


def test_last_words_are_kept(desk, clock) -> None:
    save(desk, QUESTION, title="Wa")
    clock.advance(seconds=1)
    save(desk, QUESTION, title="Wann?", town="")
    with desk.reading() as connection:
        draft = read_draft(connection, "ann", QUESTION)
        assert connection.execute("select count(*) from draft").fetchone()[0] == 1
    assert draft is not None
    assert draft.fields == {"title": "Wann?", "town": ""}
    assert (draft.kind, draft.thread, draft.updated_at) == (
        "question",
        None,
        "2026-11-22T09:30:01Z",
    )


def test_each_moderator_and_place_has_its_own(desk, question) -> None:
    places = (
        QUESTION,
        DraftPlace("answer", thread=question.thread),
        DraftPlace("revision", message=question.message),
    )
    for number, place in enumerate(places):
        for name in ("ann", "bob"):
            save(desk, place, by=name, text=f"{name} {number}")
    for number, place in enumerate(places):
        for name in ("ann", "bob"):
            assert fields(desk, place, name) == {"text": f"{name} {number}"}
        assert fields(desk, place, "carla") is None


def test_what_was_sent_off_is_forgotten(desk) -> None:
    save(desk, QUESTION, text="a")
    save(desk, QUESTION, by="bob", text="b")
    with desk.writing("ann") as writer:
        drop_draft(writer, QUESTION)
        drop_draft(writer, QUESTION)
    assert fields(desk, QUESTION) is None
    assert fields(desk, QUESTION, "bob") == {"text": "b"}


def test_what_cannot_be_stored_is_replaced(desk) -> None:
    save(desk, QUESTION, by="a\ud800", text="a\x00b\ud800\u202e[/]")
    assert fields(desk, QUESTION, "a\ud800") == {"text": "a\ufffdb\ufffd\u202e[/]"}


def test_answer_to_nothing_has_no_draft(desk) -> None:
    with pytest.raises(StoreError):
        save(desk, DraftPlace("answer", thread=99), text="a")
