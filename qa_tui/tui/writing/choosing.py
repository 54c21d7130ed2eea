"""Finds the writing for what was chosen in the menu, or for a draft that is gone on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.store.drafts import read_drafts
from qa_tui.store.messages.threads import read_message, read_messages, read_thread
from qa_tui.tui.writing.answer import AnswerWriting
from qa_tui.tui.writing.letter import SIDES, LetterWriting
from qa_tui.tui.writing.many_note import ManyNoteWriting, messages_of
from qa_tui.tui.writing.note import NoteWriting
from qa_tui.tui.writing.question import QuestionWriting
from qa_tui.tui.writing.revision import RevisionWriting

if TYPE_CHECKING:
    from qa_tui.domain.draft import Draft
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.work.target import Target
    from qa_tui.tui.writing.base import Writing

DRAFTS = "drafts"
OLD_QUESTION = "old-question"
FOLLOW_UP = "follow-up"
REVISION = "revision"
LETTER_TO = "letter-to-"
NOTE = "note"
DRAFT = "draft-"
"""What the menu's choices are called besides the kinds of messages. Behind `LETTER_TO` follows
whom the letter is for, behind `DRAFT` the id of the draft."""


@dataclass(frozen=True)
class Offer:
    """What the menu needs to know of what can be written.

    Attributes:
        drafts: What was begun, the latest first.
        asker: Whether the asker of the chosen thread is known.
        answered: Whether the chosen thread has an answer, so that a further one is a supplement.
    """

    drafts: tuple[Draft, ...] = ()
    asker: bool = False
    answered: bool = False


def read_offer(desk: Desk, actor: str, target: Target | None) -> Offer:
    """Read what the menu needs to know; runs in a thread.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        target: The chosen message, or None.
    """
    with desk.reading() as connection:
        drafts = read_drafts(connection, actor)
        if target is None:
            return Offer(drafts)
        messages = read_messages(connection, target.thread)
    return Offer(
        drafts,
        asker=any(one.asker is not None for one in messages if one.kind is Kind.QUESTION),
        answered=any(one.kind is Kind.ANSWER for one in messages),
    )


def writing_for(desk: Desk, actor: str, kind: str, target: Target | None) -> Writing:
    """What the compose screen is for.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        kind: What was chosen in the menu.
        target: The chosen message, or None.

    Raises:
        QaTuiError: When the thread, message or draft is not there any more.
    """
    today = desk.today
    if kind == OLD_QUESTION:
        return QuestionWriting(actor, today, Form.OLD)
    if target is None or kind == Kind.QUESTION:
        return QuestionWriting(actor, today)
    if kind == FOLLOW_UP:
        return QuestionWriting(actor, today, follows=target.thread)
    if kind == Kind.ANSWER:
        return AnswerWriting(actor, today, target.thread)
    if kind.startswith(LETTER_TO):
        return LetterWriting(actor, today, target.thread, kind.removeprefix(LETTER_TO))
    with desk.reading() as connection:
        if kind == NOTE:
            return _note(connection, desk, actor, target.message)
        return _revision(connection, desk, actor, target.message)


def _note(connection: Connection, desk: Desk, actor: str, message: int) -> NoteWriting:
    return NoteWriting(actor, desk.today, read_message(connection, message), desk.clock)


def _revision(connection: Connection, desk: Desk, actor: str, message: int) -> RevisionWriting:
    found = read_message(connection, message)
    form = read_thread(connection, found.thread, desk.today).form
    return RevisionWriting(actor, desk.today, found, form)


def resume(desk: Desk, actor: str, draft: Draft) -> Writing:
    """What a draft is gone on with.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        draft: The draft.

    Raises:
        QaTuiError: When its thread or message is not there any more.
    """
    with desk.reading() as connection:
        return _going_on(connection, desk, actor, draft)


def _going_on(connection: Connection, desk: Desk, actor: str, draft: Draft) -> Writing:
    today = desk.today
    if draft.thread is not None:
        read_thread(connection, draft.thread, today)
    if draft.kind == Kind.QUESTION:
        form = Form.OLD if draft.fields.get("form") == Form.OLD else Form.NEW
        return QuestionWriting(actor, today, form, draft.thread, draft.place)
    if draft.kind == Kind.ANSWER and draft.thread is not None:
        return AnswerWriting(actor, today, draft.thread)
    if draft.kind == "letter" and draft.thread is not None:
        return LetterWriting(actor, today, draft.thread, SIDES[draft.slot % len(SIDES)])
    if draft.kind == "revision" and draft.message is not None:
        return _revision(connection, desk, actor, draft.message)
    if draft.kind == NOTE and draft.message is not None:
        return _note(connection, desk, actor, draft.message)
    if draft.kind == NOTE:
        return ManyNoteWriting(actor, today, messages_of(draft.fields))
    raise Refused(
        N_("This draft cannot be opened here."), N_("“qa-tui drafts” shows what was typed in it.")
    )
