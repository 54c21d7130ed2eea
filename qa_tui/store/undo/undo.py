"""Undo: an event that undoes an event, many steps deep, with a batch as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.journal.restored import Restored
from qa_tui.store.journal.steps import LIVE, last_step, uid_of_moderator, whole_step, why_not
from qa_tui.store.letters.posting import follow_public, handed_over
from qa_tui.store.messages.readdressing import bring_back_addressed
from qa_tui.store.messages.threads import read_message
from qa_tui.store.undo.restoring import changes_of, restore

if TYPE_CHECKING:
    from qa_tui.store.journal.steps import DoneStep
    from qa_tui.store.sqlite import Row
    from qa_tui.store.writer import Writer


@dataclass(frozen=True)
class Undone:
    """What an undo took back.

    Attributes:
        verb: What had been done.
        messages: Ids of the messages that stand as before.
        recalled: Letters called back.
        gone: Letters that had left the desk already and cannot be called back.
    """

    verb: str
    messages: tuple[int, ...]
    recalled: int
    gone: int


def undo_last(writer: Writer, by: str | None = None) -> Undone:
    """Take back the last thing that somebody did and that still counts.

    Args:
        writer: The open transaction.
        by: Name of the moderator; None for who acts.

    Returns:
        What was taken back.

    Raises:
        NotFound: When there is nothing left to take back, or no such moderator.
        Refused: When somebody has worked on the same message since.
    """
    (undone,) = undo_steps(writer, 1, by)
    return undone


def undo_steps(writer: Writer, steps: int, by: str | None = None) -> tuple[Undone, ...]:
    """Take back the last things that somebody did: all of them, or none.

    Args:
        writer: The open transaction.
        steps: How many; a batch is one.
        by: Name of the moderator; None for who acts.

    Returns:
        What was taken back, the last thing first.

    Raises:
        NotFound: When there are not so many, or no such moderator.
        Refused: When somebody has worked on one of the same messages since.
    """
    actor = _actor(writer, by)
    undone: list[Undone] = []
    for _ in range(steps):
        step = last_step(writer.connection, actor)
        if step is None:
            raise _too_few(len(undone), own=actor == writer.actor)
        undone.append(take_back(writer, step))
    return tuple(undone)


def undo_event(writer: Writer, seq: int, by: str | None = None) -> Undone:
    """Take back one step, whatever was done to other things since.

    Args:
        writer: The open transaction.
        seq: The `seq` of an event; the whole batch that it is part of goes with it.
        by: Name of the moderator whose step it is; None for who acts.

    Returns:
        What was taken back.

    Raises:
        NotFound: When there is no such event, or no such moderator.
        Refused: When it is somebody else's, was undone already, or somebody has worked on the
            same message since.
    """
    return take_back(writer, whole_step(writer.connection, _event_of(writer, seq, by)))


def _event_of(writer: Writer, seq: int, by: str | None) -> Row:
    """An event that still counts.

    Raises:
        NotFound: When there is no such event, or no such moderator.
        Refused: When it is somebody else's, or was undone already.
    """
    event = _live_event(writer, seq)
    if event["actor"] != _actor(writer, by):
        name = writer.connection.execute(
            "select name from moderator where uid = ?", (event["actor"],)
        ).fetchone()
        raise Refused(
            N_("Event {seq} is {name}'s.", seq=seq, name=name[0] if name else "–"),
            N_("To take back what somebody else did, name them with --by NAME."),
        )
    return event


def undo_down_to(writer: Writer, seq: int, by: str | None = None) -> tuple[Undone, ...]:
    """Take back everything that somebody did since, and the step of an event itself.

    Args:
        writer: The open transaction.
        seq: The `seq` of an event of theirs.
        by: Name of the moderator; None for who acts.

    Returns:
        What was taken back, the last thing first.

    Raises:
        NotFound: When there is no such event, or no such moderator.
        Refused: When it is somebody else's, was undone already, or somebody has worked on one of
            the same messages since.
    """
    _event_of(writer, seq, by)
    actor = _actor(writer, by)
    undone: list[Undone] = []
    while (step := last_step(writer.connection, actor)) and step.seq >= seq:
        undone.append(take_back(writer, step))
    return tuple(undone)


def _actor(writer: Writer, by: str | None) -> str:
    return writer.actor if by is None else uid_of_moderator(writer.connection, by)


def _live_event(writer: Writer, seq: int) -> Row:
    event: Row | None = writer.connection.execute(
        f"select e.*, {LIVE} as live from event e where e.seq = ?", (seq,)
    ).fetchone()
    if event is None:
        raise NotFound(
            N_("There is no event {seq}.", seq=seq), N_("“qa-tui events” shows what was done.")
        )
    if not event["live"]:
        raise Refused(
            N_("Event {seq} was already undone, or cannot be undone.", seq=seq),
            N_("“qa-tui undo --list” shows what can be undone."),
        )
    return event


def _too_few(found: int, *, own: bool) -> NotFound:
    remedy = N_("“qa-tui events” shows what was done.")
    if found:
        what = NN_(
            "Only {count} step can be undone; nothing was changed.",
            "Only {count} steps can be undone; nothing was changed.",
            found,
        )
        return NotFound(what, N_("“qa-tui undo --list” shows what can be undone."))
    if own:
        return NotFound(N_("You have nothing to undo."), remedy)
    return NotFound(N_("They have nothing to undo."), remedy)


def take_back(writer: Writer, step: DoneStep) -> Undone:
    """Take a step back, unless its messages were touched since.

    Args:
        writer: The open transaction.
        step: The step.

    Returns:
        What was taken back.

    Raises:
        Refused: When somebody has worked on one of the same messages since.
    """
    reason = why_not(writer.connection, step)
    if reason is not None:
        raise Refused(reason, N_("Ask them to undo theirs first, or decide anew."))
    batch = writer.uid() if len(step.events) > 1 else None
    recalled, gone = (
        sum(counts)
        for counts in zip(*(_recall(writer, event) for event in step.events), strict=True)
    )
    messages: list[int] = []
    for event in step.events:
        restored = _undo(writer, event, batch)
        messages += restored.messages
        recalled += restored.recalled
        gone += restored.gone
    return Undone(step.verb, tuple(messages), recalled, gone)


def _undo(writer: Writer, event: Row, batch: str | None) -> Restored:
    """Record the undo of one event and put its subject back as it was.

    Letters of other steps are called back where what they tell the public is no longer so, and
    wait again where it is so again.
    """
    changes = changes_of(writer.connection, event["seq"], back=True)
    entry = Entry(
        verb="undo",
        subject_kind=event["subject_kind"],
        subject_uid=event["subject_uid"],
        from_state=event["to_state"],
        to_state=event["from_state"],
        batch=batch,
        undoes=event["uid"],
        changes=changes,
    )
    seq = append(writer, entry)
    restored = restore(writer, event, event["from_state"], changes, back=True)
    if event["from_state"] is None:
        return restored
    (message,) = restored.messages
    found = read_message(writer.connection, message)
    if any(field == "representative" for field, _, _ in changes):
        bring_back_addressed(writer, event["seq"])
    before, after = event["to_state"], event["from_state"]
    further = follow_public(writer, seq, found, before, after, event["seq"])
    return Restored(restored.messages, restored.recalled + further, restored.gone)


def _recall(writer: Writer, event: Row) -> tuple[int, int]:
    """Call the letters of an event back; tells how many came and how many are out."""
    recalled = writer.connection.execute(
        """update notice set recalled_at = ? where event = ? and recalled_at is null
        and handed_over_at is null""",
        (writer.at, event["seq"]),
    ).rowcount
    return int(recalled), handed_over(writer.connection, event["seq"])
