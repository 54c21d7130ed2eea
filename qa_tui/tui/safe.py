"""The border between outside text and the widgets.

Widgets parse a plain `str` as markup, in which `[@click=app.…]` is a working button. So what
they show is `Content`, made here and nowhere else from text that has been cleaned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.filter import LineFilter

from qa_tui.domain.errors import NotPossible, QaTuiError
from qa_tui.domain.text import SafeText, clean
from qa_tui.i18n import cut_sign, drawn, say, say_error

if TYPE_CHECKING:
    from textual.color import Color

    from qa_tui.domain.phrase import Phrase

_DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def content(text: SafeText, style: str = "") -> Content:
    """Turn cleaned text into what a widget shows.

    Args:
        text: The cleaned text.
        style: A Textual style for all of it.

    Returns:
        Content in which nothing is markup.
    """
    return Content.styled(text.text, style)


def outside(raw: str, style: str = "", *, one_line: bool = True, limit: int = 400) -> Content:
    """Clean outside text and turn it into what a widget shows.

    Args:
        raw: Text as it came.
        style: A Textual style for all of it.
        one_line: Turn line ends into blanks.
        limit: Code points to show at most.

    Returns:
        Content in which nothing is markup.
    """
    return content(clean(raw, one_line=one_line, limit=limit), style)


def words(phrase: Phrase, style: str = "") -> Content:
    """Say a phrase of the program in the language in use; its values are cleaned.

    Args:
        phrase: The sentence.
        style: A Textual style for all of it.

    Returns:
        Content in which nothing is markup.
    """
    return content(clean(say(phrase)), style)


def error_words(error: QaTuiError) -> Content:
    """What happened and what to do about it, as the screens call that."""
    if isinstance(error, NotPossible):
        error = QaTuiError(error.what, error.named)
    return content(clean(say_error(error)))


def own(text: str, style: str = "") -> Content:
    """What the program itself writes as a widget shows it, in ASCII where that is wanted.

    Args:
        text: Signs or names of keys that stand in the program; never words of people.
        style: A Textual style for all of it.
    """
    return content(SafeText.literal(drawn(text)), style)


def cut(shown: Content, room: int) -> Content:
    """Content cut to a number of cells, with a sign where something is missing."""
    if shown.cell_length <= room or cut_sign() == "…":
        return shown.truncate(room, ellipsis=True)
    return Content.assemble(shown.truncate(max(room - 1, 0)), cut_sign())


class Backstop(LineFilter):
    """Drops control and bidi characters where lines are rendered.

    Everything shown has been cleaned; this is for the day somebody forgets, and for editing
    widgets, which hold text as it came. What it drops has no width, so nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Filter the segments of a line."""
        if not any(_DANGEROUS.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment if segment.control else Segment(_DANGEROUS.sub("", segment.text), segment.style)
            for segment in segments
        ]
