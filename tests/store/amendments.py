"""Amendments of many messages, and what they can change."""

from __future__ import annotations

from over_many import carried_out, planned

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.amending import Amendment
from qa_tui.domain.moderation.correction import Correction
from qa_tui.i18n import say
from qa_tui.store.journal.history import read_notices
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.threads import read_message, read_notes, read_thread
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last

PHONE = "Wann fährt der Bus? Rufen Sie an: 0171 3920001"


def correcting(**fields) -> Amendment:
    """A correction of many."""
    return Amendment("correct", Correction(0, **fields))


MASKING = Amendment("mask")


def noting(text: str = "Rückfrage läuft") -> Amendment:
    """A note on many."""
    return Amendment("note", note=text)


def amended(desk, messages, amendment: Amendment):
    """Plan and carry out."""
    return carried_out(desk, planned(desk, messages, amendment))


def groups(plan) -> dict[str, int]:
    """Why messages are passed over, and how many."""
    return {say(group): number for group, number in plan.groups}


def look(desk, messages) -> list[tuple]:
    """What an amendment can change of messages, and how many letters wait."""
    with desk.reading() as connection:
        found = [read_message(connection, message) for message in messages]
        threads = [read_thread(connection, one.thread, desk.today) for one in found]
        waiting = [one for one in read_notices(connection) if not one.recalled_at]
        return [
            (
                one.text,
                one.background,
                one.standard_reply,
                one.annotation,
                one.wake_on,
                thread.title,
                thread.topic,
                thread.to.name,
                tuple(note.text for note in read_notes(connection, thread.id)),
                sorted((n.template, n.text) for n in waiting if n.message == one.id),
            )
            for one, thread in zip(found, threads, strict=True)
        ]


def hits(desk, words: str) -> int:
    """How many rows a search finds."""
    with desk.reading() as connection:
        return count(connection, Listing(parse_filter(words), desk.today))


def take_back(desk, by: str = "ann"):
    """Undo."""
    with desk.writing(by) as writer:
        return undo_last(writer)


def do_again(desk, by: str = "ann"):
    """Redo."""
    with desk.writing(by) as writer:
        return redo_last(writer)


ALL = {
    "topic": correcting(topic="Umwelt"),
    "addressee": correcting(to="Clara Kant"),
    "standard reply": correcting(standard=True),
    "editors' note": correcting(annotation="Gekürzt."),
    "mask": MASKING,
    "note": noting(),
}
