"""The shapes of JSON that other programs rely on: each record as a plain dictionary.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.letters.outbox import letter_state
from qa_tui.domain.workflow import current_state
from qa_tui.i18n import say

if TYPE_CHECKING:
    from datetime import date, datetime

    from qa_tui.domain.draft import Draft
    from qa_tui.domain.moderation.undoable import Undoable
    from qa_tui.domain.people.open_match import OpenMatch
    from qa_tui.domain.people.people import Representative
    from qa_tui.domain.records import Event, Line, Message, Notice, Source, Thread
    from qa_tui.store.undo.redo import Redone
    from qa_tui.store.undo.undo import Undone

    Shape = dict[str, object]


def thread_shape(thread: Thread, today: date) -> Shape:
    """A whole thread, as `show --json` prints it.

    Args:
        thread: The thread, with the messages that may be seen.
        today: The user's present day, on which held messages come back.

    Returns:
        What the source said about asking stands in `asking_reason`, word for word, where it
        said anything and asking is closed.
    """
    return {
        "id": thread.id,
        "title": thread.title,
        "form": str(thread.form),
        "public_state": str(thread.public_state),
        "topic": thread.topic,
        "to": _to(thread),
        "source": _source(thread.source) if thread.source else None,
        "messages": [_message(message, today) for message in thread.messages],
        "follows": thread.follows,
        "withdrawn": thread.withdrawn,
    }


def asking_reason(thread: Thread) -> str | None:
    """Why the representative cannot be asked: the source's own words where there are any.

    Returns:
        Outside text, or None when questions can be asked.
    """
    asking = thread.to.asking
    if asking.open or asking.reason is None:
        return None
    return thread.asking_note or say(asking.reason)


def _to(thread: Thread) -> Shape:
    return {
        "id": thread.to.id,
        "name": thread.to.name,
        "party": thread.party,
        "asking_open": thread.to.asking.open,
        "asking_code": thread.to.asking.code,
        "asking_reason": asking_reason(thread),
    }


def _source(source: Source) -> Shape:
    return {
        "path": source.path,
        "url": source.url,
        "form": source.form,
        "sureness": source.sureness,
        "guesses": list(source.guesses),
        "captured_at": source.captured_at,
    }


def _message(message: Message, today: date) -> Shape:
    return {
        "id": message.id,
        "kind": str(message.kind),
        "author": message.author,
        "party": message.party_label,
        "state": str(current_state(message.state, message.wake_on, today)),
        "date": message.date,
        "text": message.text,
        "background": message.background or None,
        "standard_reply": message.standard_reply,
        "version": message.version,
        "wake_on": message.wake_on,
        "annotation": message.annotation,
    }


def line_shape(line: Line, today: date) -> Shape:
    """A row of a list, as `list --json` prints it."""
    return {
        "id": line.id,
        "message": line.message,
        "title": line.title,
        "to": line.to,
        "party": line.party,
        "topic": line.topic,
        "author": line.author,
        "public_state": str(line.public_state),
        "state": str(current_state(line.state, line.wake_on, today)),
        "date": line.date,
        "answers": line.answers,
        "wake_on": line.wake_on,
        "personal": line.personal,
        "kind": str(line.kind),
        "gist": line.gist,
    }


def event_shape(event: Event) -> Shape:
    """An entry of the journal, as `events --json` prints it."""
    return {
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "verb": event.verb,
        "subject_kind": event.subject_kind,
        "subject": event.subject,
        "from": event.from_state,
        "to": event.to_state,
        "clause": event.clause,
        "batch": event.batch,
        "undoes": event.undoes,
        "undone": event.undone,
    }


def representative_shape(person: Representative) -> Shape:
    """A representative, as `representatives --json` prints it."""
    return {
        "id": person.id,
        "name": person.name,
        "party": person.party,
        "asking_open": person.asking.open,
        "asking_code": person.asking.code,
        "questions": person.questions,
        "answered": person.answered,
        "asking_reason": say(person.asking.reason) if person.asking.reason else None,
    }


def notice_shape(notice: Notice, now: datetime) -> Shape:
    """A letter, as `notices --json` prints it; private, because it names the asker.

    Args:
        notice: The letter.
        now: The present moment, by which it waits or is ready.
    """
    return {
        "id": notice.id,
        "thread": notice.thread,
        "message": notice.message,
        "to_kind": notice.to_kind,
        "to": notice.to,
        "template": notice.template,
        "subject": notice.subject,
        "text": notice.text,
        "created_at": notice.created_at,
        "send_after": notice.send_after,
        "recalled_at": notice.recalled_at,
        "handed_over_at": notice.handed_over_at,
        "standing": str(letter_state(notice, now)),
    }


def draft_shape(draft: Draft) -> Shape:
    """A draft, as `drafts --json` prints it; private, because it may name an asker."""
    return {
        "id": draft.id,
        "kind": draft.kind,
        "thread": draft.thread,
        "message": draft.message,
        "title": draft.title or None,
        "fields": dict(draft.fields),
        "updated_at": draft.updated_at,
    }


def undone_shape(undone: Undone) -> Shape:
    """What an undo took back, as `undo --json` prints it, one object a step."""
    return {
        "verb": undone.verb,
        "messages": list(undone.messages),
        "recalled": undone.recalled,
        "gone": undone.gone,
    }


def redone_shape(redone: Redone) -> Shape:
    """What a redo did again, as `redo --json` prints it."""
    return {
        "verb": redone.verb,
        "messages": list(redone.messages),
        "letters": redone.letters,
        "gone": redone.gone,
    }


def undoable_shape(step: Undoable) -> Shape:
    """A step that can be undone, as `undo --list --json` prints it."""
    return {
        "seq": step.seq,
        "at": step.at,
        "verb": step.verb,
        "clause": step.clause,
        "messages": step.messages,
        "message": step.message,
        "thread": step.thread,
        "run": step.run,
        "letters_waiting": step.waiting,
        "letters_recalled": step.recalled,
        "letters_out": step.out,
        "why_not": say(step.why_not) if step.why_not else None,
    }


def open_match_shape(one: OpenMatch) -> Shape:
    """Somebody on pages, as `directory unresolved --json` prints them."""
    return {
        "id": one.id,
        "name": one.name,
        "party": one.party,
        "profile": one.profile,
        "threads": one.threads,
        "first": one.first,
        "last": one.last,
        "candidates": [representative_shape(person) for person in one.candidates],
    }
