"""The shapes of JSON that tell what a step over many messages does to each of them.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.moderation.correction import OF_JOURNAL
from qa_tui.i18n import say

if TYPE_CHECKING:
    from qa_tui.domain.moderation.amending import PlannedAmendment, PlannedMask
    from qa_tui.domain.moderation.batch import PassedOver, Planned, PlannedLetter
    from qa_tui.export.shapes import Shape


def planned_shape(one: Planned, *, done: bool, full: bool) -> Shape:
    """What a batch does to a message, as `decide-many --json` prints it.

    Args:
        one: The message.
        done: Whether it was carried out.
        full: With the text of the letters.
    """
    return {
        "message": one.message,
        "thread": one.thread,
        "outcome": "decided" if done else "planned",
        "verb": str(one.decision.verb),
        "from": str(one.before),
        "to": str(one.after),
        "letters": [letter_shape(letter, full=full) for letter in one.letters],
        "reason": None,
    }


def letter_shape(letter: PlannedLetter, *, full: bool) -> Shape:
    """A letter that a step over many would send.

    Args:
        letter: The letter.
        full: With its text.
    """
    return {
        "template": letter.template,
        "to_kind": "asker" if letter.to_asker else "representative",
        "to": letter.to,
        **({"subject": letter.letter.subject, "text": letter.letter.text} if full else {}),
    }


def passed_over_shape(passed: PassedOver) -> Shape:
    """A message that a batch leaves alone, as `decide-many --json` prints it."""
    return {
        "message": passed.message,
        "thread": None,
        "outcome": "passed_over",
        "verb": None,
        "from": None,
        "to": None,
        "letters": [],
        "reason": say(passed.reason),
    }


def amended_shape(one: PlannedAmendment, verb: str, *, done: bool, full: bool) -> Shape:
    """What is done to a message, as `correct-many --json` and the like print it; private.

    Args:
        one: The message.
        verb: What is done.
        done: Whether it was carried out.
        full: With the text of the letters.
    """
    return {
        "message": one.message,
        "thread": one.thread,
        "outcome": "done" if done else "planned",
        "verb": verb,
        "changes": [
            {"field": OF_JOURNAL[change.field], "before": change.before, "after": change.after}
            for change in one.changes
            if change.field in OF_JOURNAL
        ],
        "masked": [_hidden_shape(hidden) for hidden in one.hidden],
        "letters": [letter_shape(letter, full=full) for letter in one.letters],
        "reason": None,
    }


def _hidden_shape(hidden: PlannedMask) -> Shape:
    return {
        "part": str(hidden.find.part),
        "kind": str(hidden.find.kind),
        "line": hidden.find.line,
        "words": hidden.words,
        "instead": hidden.instead,
    }


def left_alone_shape(passed: PassedOver) -> Shape:
    """A message that is left alone, as `correct-many --json` and the like print it."""
    return {
        "message": passed.message,
        "thread": None,
        "outcome": "passed_over",
        "verb": None,
        "changes": [],
        "masked": [],
        "letters": [],
        "reason": say(passed.reason),
    }
