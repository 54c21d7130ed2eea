"""What was done to a message, in plain words: what changed, until when, what was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qa_tui.domain.event_names import event_name
from qa_tui.domain.moderation.correction import FIELD_NAMES, OF_JOURNAL
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_, InLanguages, Phrase, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_tui.domain.records import Event

_TAKEN_BACK: dict[str, Phrase] = {
    "ask": N_("took the question back"),
    "answer": N_("took the answer back"),
    "import": N_("took back the import"),
    "publish": N_("took back the publication"),
    "refuse": N_("took back the refusal"),
    "return": N_("took back the sending back"),
    "hold": N_("took back the hold"),
    "resume": N_("took back the resuming"),
    "revise": N_("took back the revision"),
    "reopen": N_("took back the reopening"),
    "remove": N_("took back the removal"),
    "restore": N_("took back the restoring"),
    "write": N_("took back the letter"),
    "note": N_("took back the note"),
    "correct": N_("took back the correction"),
    "mask": N_("took back the masking"),
    "border": N_("took back the moving of the border"),
    "link": N_("took back the link with the directory"),
    "recall": N_("took back the recall of the letter"),
    "wait-again": N_("took back that the letter waits again"),
    "send-now": N_("took back that the letter does not wait"),
}

_TOLD = (
    *("title", "topic", "annotation", "author", "date"),
    *("representative", "standard_reply", "party_label", "wake_on"),
)
_NAMED: dict[str, Phrase] = {field: FIELD_NAMES[OF_JOURNAL[field]] for field in _TOLD}
"""The fields of the journal that people know, in the order in which they are told."""

_CORRECTED: dict[str, Phrase] = {
    "title": N_("corrected the title"),
    "topic": N_("corrected the topic"),
    "representative": N_("moved to somebody else"),
    "standard_reply": N_("corrected the standard reply"),
    "annotation": N_("wrote the editors' note"),
    "wake_on": N_("changed the day of its return"),
    "author": N_("corrected the author"),
    "party_label": N_("corrected the party"),
    "date": N_("corrected the date"),
}
_LONGEST = 80
"""Characters of a value that are told."""


@dataclass(frozen=True)
class Changed:
    """A field that a step changed.

    Attributes:
        field: Its name in the journal.
        before: What stood there, as people know it; None for nothing, or where it was erased.
        after: What stands there after the step; None likewise.
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Happening:
    """Something that was done, with what is known of it besides the journal.

    Attributes:
        event: The entry of the journal.
        changes: What it changed besides the state; empty where that was erased.
        undid: The verb of the event that it took back, for an undo.
        clause: What the clause is called, or None.
        masked: How many passages it masked; 0 where nobody can tell any more.
        letters: Templates of the letters that it is about.
    """

    event: Event
    changes: tuple[Changed, ...] = ()
    undid: str | None = None
    clause: InLanguages | None = None
    masked: int = 0
    letters: tuple[str, ...] = ()


def happening_words(happening: Happening) -> Phrase:
    """What was done, in one sentence, as far as it is still known."""
    event = happening.event
    if event.verb == "undo":
        return _taken_back(happening)
    done = _done(happening)
    clause = happening.clause or event.clause
    if clause:
        done = N_("{done}: {clause}", done=done, clause=clause)
    return N_("{done}, done again", done=done) if event.undoes is not None else done


def _done(happening: Happening) -> Phrase:
    """What a step did, without its clause."""
    verb = happening.event.verb
    plain = event_name(verb)
    if verb == "hold":
        until = next((one.after for one in happening.changes if one.field == "wake_on"), None)
        return N_("put on hold until {day}", day=date.fromisoformat(until)) if until else plain
    if verb == "mask" and happening.masked:
        return NN_("masked {count} passage", "masked {count} passages", happening.masked)
    if verb == "correct":
        told = [_corrected(one) for one in _known(happening.changes)]
        return joined(told) if told else plain
    if happening.letters:
        names = tuple(letter_name(template) for template in happening.letters)
        return N_("{done}: {letters}", done=plain, letters=names)
    return plain


def _taken_back(happening: Happening) -> Phrase:
    """What an undo took back; of a correction, what stands there again."""
    done = _TAKEN_BACK.get(happening.undid or "") or event_name("undo")
    told = (
        [_again(one) for one in _known(happening.changes)] if happening.undid == "correct" else []
    )
    return N_("{done}: {fields}", done=done, fields=joined(told)) if told else done


def _known(changes: Iterable[Changed]) -> Iterator[Changed]:
    """The changes that people know, without those that merely follow from another."""
    by = {one.field: one for one in changes if one.field in _NAMED}
    if "representative" in by:
        by.pop("party_label", None)
    title = by.get("title")
    others = [by[name] for name in ("representative", "topic", "author") if name in by]
    if title is not None and others and _follows(title, others):
        del by["title"]
    yield from (by[name] for name in _NAMED if name in by)


def _follows(title: Changed, others: list[Changed]) -> bool:
    """Whether a title only repeats other fields, as those of the old form do."""
    again = title.before or ""
    for other in others:
        again = again.replace(other.before or "\0", other.after or "")
    return again == title.after


def change_words(changes: Iterable[Changed]) -> tuple[Phrase, ...]:
    """What a correction would change, field by field, from what to what.

    Args:
        changes: The changes, values as people know them.
    """
    return tuple(
        _corrected(one) if one.field == "standard_reply" else _from_to(_NAMED[one.field], one)
        for one in _known(changes)
    )


def _corrected(change: Changed) -> Phrase:
    """One corrected field."""
    known = change.before is not None or change.after is not None
    match change.field:
        case "representative" if change.after is not None:
            return N_("moved to {name}", name=_short(change.after))
        case "standard_reply" if known:
            is_one = change.after == "1"
            return N_("called a standard reply") if is_one else N_("called no standard reply")
        case "annotation" if known and change.after is None:
            return N_("removed the editors' note")
        case "wake_on" if change.after is not None:
            return N_("held until {day}", day=date.fromisoformat(change.after))
        case "wake_on" if known:
            return N_("held without a day")
        case "title" | "topic" | "author" | "party_label" | "date" if known:
            return _from_to(_CORRECTED[change.field], change)
    return _CORRECTED[change.field]


def _again(change: Changed) -> Phrase:
    """One field that stands as before."""
    name = _NAMED[change.field]
    known = change.before is not None or change.after is not None
    if not known or change.field in {"annotation", "standard_reply"}:
        return name
    return _from_to(name, change)


def _from_to(name: Phrase, change: Changed) -> Phrase:
    before, after = _short(change.before), _short(change.after)
    return N_("{name}: {before} → {after}", name=name, before=before, after=after)


def _short(text: str | None) -> str:
    """A value in one line of moderate length; a dash for none."""
    line = " ".join((text or "–").split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
