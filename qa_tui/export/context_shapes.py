"""The shapes of JSON that tell what is known around a message, and what of it looks private.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.history import happening_words
from qa_tui.domain.privacy.masking import Part
from qa_tui.export.desk_shapes import note_shape
from qa_tui.export.shapes import event_shape, line_shape
from qa_tui.i18n import say

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.context import Asker, Context, Similar
    from qa_tui.domain.history import Happening
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message
    from qa_tui.export.shapes import Shape


def similar_shape(found: Similar, today: date) -> Shape:
    """A near-duplicate, as `similar --json` prints it: a row of a list and its likeness."""
    return {"percent": found.percent, **line_shape(found.line, today)}


def context_shape(context: Context, today: date) -> Shape:
    """Everything around a message, as `context --json` prints it.

    Args:
        context: What was read.
        today: The user's present day, on which held messages come back.

    Returns:
        `asker` is null for readers, and where nobody knows who asked.
    """
    hints = context.hints
    return {
        "id": hints.line.id,
        "message": hints.line.message,
        "similar": [similar_shape(found, today) for found in hints.similar],
        "asker": _asker(hints.asker, today) if hints.asker else None,
        "follows": [line_shape(line, today) for line in context.follows],
        "followed_by": [line_shape(line, today) for line in context.followed_by],
        "notes": [note_shape(note) for note in context.notes],
        "events": [_happening(one) for one in context.history],
    }


def _asker(asker: Asker, today: date) -> Shape:
    return {
        "name": asker.name,
        "total": asker.total,
        "earlier": asker.earlier,
        "published": asker.published,
        "questions": [
            {**line_shape(one.line, today), "clause": one.clause} for one in asker.questions
        ],
    }


def _happening(happening: Happening) -> Shape:
    """An entry of the journal with what it says to people; private."""
    return {
        **event_shape(happening.event),
        "said": say(happening_words(happening)),
        "changes": [
            {"field": one.field, "before": one.before, "after": one.after}
            for one in happening.changes
        ],
    }


def find_shape(message: Message, find: Find) -> Shape:
    """A passage that would be masked, as `mask --dry-run --json` prints it; private."""
    text = message.text if find.part is Part.TEXT else message.background
    return {
        "message": message.id,
        "part": str(find.part),
        "kind": str(find.kind),
        "line": find.line,
        "start": find.start,
        "end": find.end,
        "words": text[find.start : find.end],
    }
