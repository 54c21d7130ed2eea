"""What was done to a message or to many, and what was taken back."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.i18n import drawn

if TYPE_CHECKING:
    from qa_tui.store.undo.undo import Undone

_GIST = 32
"""Code points of a message's gist in the line that says what was done: the key that takes it back
is to be seen behind it, in 80 columns and in both languages."""

_GIST_BESIDE = 20
"""The same where what became of letters stands behind it."""


def shortened(gist: str, most: int = _GIST) -> str:
    """The beginning of a gist of at most so many code points, whole words only."""
    return textwrap.shorten(gist, most, placeholder=drawn(" …"))


def undone_words(undone: Undone, gist: str, by: str = "") -> Phrase:
    """What was taken back, of which message, and what became of its letters.

    Args:
        undone: What was taken back.
        gist: The gist of its first message, or empty.
        by: Name of whoever had done it; empty for oneself.
    """
    done = done_words(undone.verb, len(undone.messages), gist, beside=bool(undone.recalled))
    what = N_("undone: {done}", done=done)
    if by:
        what = N_("undone, done by {name}: {done}", name=by, done=done)
    if not undone.recalled:
        return what
    letters = NN_("{count} letter called back", "{count} letters called back", undone.recalled)
    return N_("{what} · {letters}", what=what, letters=letters)


def done_words(verb: str, messages: int, gist: str, *, beside: bool = False) -> Phrase:
    """What was done, to which message or to how many.

    Args:
        verb: The verb, in the word of the journal.
        messages: How many messages.
        gist: The gist of the only one, or empty.
        beside: Whether what became of letters stands behind it.
    """
    from qa_tui.domain.event_names import event_name  # noqa: PLC0415 - not for first frame

    done = event_name(verb)
    if messages > 1:
        return NN_("{done}, {count} message", "{done}, {count} messages", messages, done=done)
    shown = shortened(gist, _GIST_BESIDE if beside else _GIST)
    return N_("{done} “{gist}”", done=done, gist=shown) if gist else done
