"""Hostile strings in every field that a person can fill: kept as they came, and harmless."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.errors import QaTuiError, Refused
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.question import NewQuestion, in_one_line
from qa_tui.domain.text import storable
from qa_tui.domain.workflow import Verb
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.drafts import read_draft, save_draft
from qa_tui.store.journal.history import read_events, read_notices
from qa_tui.store.messages.intake import answer, ask, revise
from qa_tui.store.messages.threads import read_notes, read_thread
from qa_tui.store.undo.undo import undo_last
from tests.hostile import HOSTILE
from tests.whole_list import read_list

QUESTION = NewQuestion(
    title="Wann?",
    text="",
    background="",
    topic="",
    first_name="Ole",
    last_name="Ahlers",
    email="ole@example.org",
    town="Moorhagen",
)


def filled(text: str) -> NewQuestion:
    """A question with a hostile string wherever the rules let it stand."""
    return replace(
        QUESTION,
        title=f"{text[:150]} Wann?",
        background=text[:900],
        first_name=f"Ole{text[:40]}",
        last_name=f"Ahlers{text[:40]}",
        town=f"Moor{text[:40]}",
        phone=text[:40],
    )


def test_words_are_kept_as_they_came(desk) -> None:
    taken = []
    with desk.writing("ann") as writer:
        for text in HOSTILE:
            question = filled(text)
            made = ask(writer, 1, question)
            note = f"n{text[:200]}"
            decide(writer, Decision(made.message, Verb.RETURN, note=note))
            revise(writer, made.message, f"x{text[:150]}?", text[:900])
            decide(writer, Decision(made.message, Verb.PUBLISH))
            reply = answer(writer, made.thread, f"x{text}", author=text[:90], standard=False)
            decide(writer, Decision(reply.message, Verb.PUBLISH))
            save_draft(writer, DraftPlace("answer", made.thread), {"text": text})
            taken.append((text, made, reply, note))
    with desk.reading() as connection:
        assert check(connection).faults == ()
        for text, made, reply, note in taken:
            thread = read_thread(connection, made.thread, desk.today, public_only=True)
            assert thread.title == in_one_line(storable(f"x{text[:150]}?"))
            assert thread.messages[0].background == storable(text[:900]).strip()
            assert thread.messages[1].id == reply.message
            assert thread.messages[1].text == storable(f"x{text}".strip())
            (remark,) = read_notes(connection, made.thread)
            assert remark.text == storable(note).strip()
            draft = read_draft(connection, "ann", DraftPlace("answer", made.thread))
            assert draft is not None
            assert draft.fields == {"text": storable(text)}
        for notice in read_notices(connection):
            assert len(notice.subject.splitlines()) == 1
        assert len(read_events(connection)) == 6 * len(HOSTILE)
        lines = read_list(connection, Listing(parse_filter(""), desk.today), 10_000)
        assert len(lines) == len(HOSTILE)
    with desk.writing("ann") as writer:
        for _ in range(6):
            undo_last(writer)
    with desk.reading() as connection:
        assert check(connection).faults == ()


@pytest.mark.parametrize(
    "field", ["title", "text", "background", "topic", "first_name", "last_name", "email", "town"]
)
def test_any_field_is_taken_or_refused_in_words(desk, field: str) -> None:
    with desk.writing("ann") as writer:
        for text in HOSTILE:
            with contextlib.suppress(QaTuiError):
                ask(writer, 1, replace(QUESTION, **{field: text}))
    with desk.reading() as connection:
        assert check(connection).faults == ()


def test_no_moderator_name_breaks_anything(desk, question) -> None:
    for text in HOSTILE[::7]:
        with desk.writing(text) as writer:
            decide(writer, Decision(question.message, Verb.HOLD, note="x"))
        with desk.writing(text) as writer:
            assert undo_last(writer).messages == (question.message,)
    with desk.reading() as connection:
        assert check(connection).faults == ()


def test_huge_words_are_refused_not_choked_on(desk) -> None:
    huge = "x" * 10_000_000
    for field in ("title", "background", "town", "email"):
        with pytest.raises(Refused), desk.writing("ann") as writer:
            ask(writer, 1, replace(QUESTION, **{field: huge}))
