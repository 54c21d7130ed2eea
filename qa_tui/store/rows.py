"""Turns rows into records of the desk; those of import runs are in `imports.run_rows`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.people.asking import asking
from qa_tui.domain.people.people import Mandate, Representative
from qa_tui.domain.records import (
    Event,
    Kind,
    Message,
    Note,
    Notice,
    Source,
    State,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qa_tui.store.sqlite import Row


def message(row: Row) -> Message:
    """A message with its current text."""
    return Message(
        id=row["id"],
        thread=row["thread"],
        kind=Kind(row["kind"]),
        author=row["author"],
        party_label=row["party_label"],
        asker=row["asker"],
        state=State(row["state"]),
        standard_reply=bool(row["standard_reply"]),
        annotation=row["annotation"],
        wake_on=row["wake_on"],
        date=row["date"],
        sort_date=row["sort_date"],
        version=row["version"],
        revision=row["revision"],
        text=row["text"],
        background=row["background"],
        place=row["place"],
    )


def mandate(row: Row) -> Mandate:
    """A mandate or candidacy with its period's dates where it has none of its own."""
    return Mandate(
        id=row["id"],
        kind=row["kind"],
        period=row["period"],
        parliament=row["parliament"],
        party=row["party"],
        constituency=row["constituency"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        closed=bool(row["closed"]),
        closed_reason=row["closed_reason"],
    )


def representative(row: Row, mandates: Iterable[Mandate], today: date) -> Representative:
    """A representative with the answer to whether they can be asked today."""
    held = tuple(mandates)
    return Representative(
        id=row["id"],
        name=row["name"],
        party=row["party"],
        asking=asking(row["name"], held, today),
        mandates=held,
        questions=row["questions"],
        answered=row["answered"],
    )


def source(row: Row) -> Source:
    """Where an imported thread came from."""
    return Source(
        path=row["path"],
        url=row["url"],
        form=row["form"],
        sureness=row["sureness"],
        captured_at=row["captured_at"],
        guesses=tuple(row["guesses"].split()),
    )


def event(row: Row) -> Event:
    """An entry of the journal with local ids instead of uids."""
    return Event(
        seq=row["seq"],
        at=row["at"],
        actor=row["actor"],
        verb=row["verb"],
        subject_kind=row["subject_kind"],
        subject=row["subject"],
        thread=row["thread"],
        from_state=row["from_state"],
        to_state=row["to_state"],
        clause=row["clause"],
        batch=row["batch"],
        undoes=row["undoes"],
        undone=bool(row["undone"]),
    )


def notice(row: Row) -> Notice:
    """A letter."""
    return Notice(
        id=row["id"],
        thread=row["thread"],
        message=row["message"],
        to_kind=row["to_kind"],
        to=row["name"] or "",
        template=row["template"],
        subject=row["subject"],
        text=row["text"],
        created_at=row["created_at"],
        send_after=row["send_after"],
        recalled_at=row["recalled_at"],
        handed_over_at=row["handed_over_at"],
    )


def note(row: Row) -> Note:
    """An internal remark."""
    return Note(row["id"], row["message"], row["author"], row["text"], row["at"])
