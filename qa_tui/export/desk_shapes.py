"""The shapes of JSON that tell of working together: claims and internal notes.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.export.shapes import event_shape

if TYPE_CHECKING:
    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.moderation.clash import Clash
    from qa_tui.domain.records import Note
    from qa_tui.export.shapes import Shape


def claim_shape(claim: Claim) -> Shape:
    """A claim, as `claim --json` and `claims --json` print it."""
    return {
        "message": claim.message,
        "thread": claim.thread,
        "moderator": claim.name,
        "until": claim.until,
    }


def clash_shape(clash: Clash, version: int) -> Shape:
    """Both sides of a conflict, as what binds to a version prints it with `--json`.

    Args:
        clash: What was read and what is there.
        version: The version that was read.
    """
    message = clash.message
    return {
        "message": message.id,
        "thread": message.thread,
        "seen": {
            "version": version,
            "text": clash.seen_text,
            "background": clash.seen_background,
        },
        "there": {
            "version": message.version,
            "state": str(message.state),
            "text": message.text,
            "background": message.background,
        },
        "events": [event_shape(one.event) for one in clash.history],
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
