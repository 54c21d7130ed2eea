"""The shapes of JSON that tell what is done to many messages besides deciding on them.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.export.shapes import letter_shape
from qa_tui.i18n import say

if TYPE_CHECKING:
    from qa_tui.domain.amending import Amending, Hidden
    from qa_tui.domain.batch import PassedOver
    from qa_tui.export.shapes import Shape

_FIELDS = {
    "topic": "topic",
    "title": "title",
    "representative": "to",
    "party_label": "party",
    "standard_reply": "standard",
    "annotation": "annotation",
    "wake_on": "until",
}
"""Fields of the journal that people know, by the name of their option."""


def amended_shape(one: Amending, verb: str, *, done: bool, full: bool) -> Shape:
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
            {"field": _FIELDS[change.field], "before": change.before, "after": change.after}
            for change in one.changes
            if change.field in _FIELDS
        ],
        "masked": [_hidden_shape(hidden) for hidden in one.hidden],
        "letters": [letter_shape(letter, full=full) for letter in one.letters],
        "reason": None,
    }


def _hidden_shape(hidden: Hidden) -> Shape:
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
