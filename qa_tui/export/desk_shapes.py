"""The shapes of JSON that tell of working together: claims and internal notes.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_tui.domain.claim import Claim
    from qa_tui.domain.records import Note

    Shape = dict[str, object]


def claim_shape(claim: Claim) -> Shape:
    """A claim, as `claim --json` and `claims --json` print it."""
    return {
        "message": claim.message,
        "thread": claim.thread,
        "moderator": claim.name,
        "until": claim.until,
    }


def note_shape(note: Note) -> Shape:
    """An internal note, as `note --json` and `notes --json` print it; private."""
    return {
        "id": note.id,
        "message": note.message,
        "author": note.author,
        "text": note.text,
        "at": note.at,
    }
