"""The history of a thread as content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.history import happening_words
from qa_tui.domain.moments import short_moment
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, outside, own, words

if TYPE_CHECKING:
    from qa_tui.domain.history import Happening


def history_words(happenings: tuple[Happening, ...]) -> Content:
    """What was done to a thread in plain words, oldest first."""
    return Content("\n").join(_happening_words(one) for one in happenings)


def _happening_words(happening: Happening) -> Content:
    event = happening.event
    return Content.assemble(
        content(SafeText.literal(short_moment(event.at)), "$dim"),
        "  ",
        outside(event.actor),
        own(" · "),
        words(happening_words(happening), "strike $dim" if event.undone else ""),
    )
