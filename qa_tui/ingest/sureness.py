"""How sure a reader is that it understood a page."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


class Doubt(StrEnum):
    """Something that a reader expected and did not find, or found and did not expect.

    Attributes:
        NAME_FROM_TITLE: The representative's name stands in the title only.
        NAMES_DIFFER: Two places of the page name different representatives.
        NAME_SPLIT_GUESSED: Nothing confirms where one name or label ends and the next begins.
        TITLE_REBUILT: The title under the asker's name is lost and was made from the page's head.
        TITLE_LOST: The title is lost everywhere.
        NO_QUESTION_SIGN: The question of the new form has no question mark.
        STRANGE_HEAD: A line above the question was not understood.
        NO_BLANK_LINES: The page lost its blank lines.
        ANSWER_GUESSED: Neither name nor party nor picture confirms the line over an answer.
        ANSWER_EMPTY: A line over an answer has no text under it; no answer was made of it.
        ANSWER_MISSED: A line looks much like the one over an answer and was taken for text.
        THREAD_QUOTED: A second asker is named, or an answer is older than the question, so that the
            text may quote another thread.
    """

    NAME_FROM_TITLE = auto()
    NAMES_DIFFER = auto()
    NAME_SPLIT_GUESSED = auto()
    TITLE_REBUILT = auto()
    TITLE_LOST = auto()
    NO_QUESTION_SIGN = auto()
    STRANGE_HEAD = auto()
    NO_BLANK_LINES = auto()
    ANSWER_GUESSED = auto()
    ANSWER_EMPTY = auto()
    ANSWER_MISSED = auto()
    THREAD_QUOTED = auto()


_PERCENT = {
    Doubt.NAME_FROM_TITLE: 10,
    Doubt.NAMES_DIFFER: 30,
    Doubt.NAME_SPLIT_GUESSED: 10,
    Doubt.TITLE_REBUILT: 10,
    Doubt.TITLE_LOST: 40,
    Doubt.NO_QUESTION_SIGN: 10,
    Doubt.STRANGE_HEAD: 10,
    Doubt.NO_BLANK_LINES: 10,
    Doubt.ANSWER_GUESSED: 30,
    Doubt.ANSWER_EMPTY: 30,
    Doubt.ANSWER_MISSED: 30,
    Doubt.THREAD_QUOTED: 40,
}
_LEAST_PERCENT = 10


def sureness(doubts: Collection[Doubt]) -> float:
    """Weigh the doubts about a page.

    A page on which every separator stood where it was expected has 1.0. Every kind of doubt takes
    off once: 0.1 where what was missing could be had from another place of the page, 0.3 to 0.4
    where the border between two texts or the title is a guess. No page that was read has less
    than 0.1.

    Args:
        doubts: The doubts; repeated ones count once.

    Returns:
        0.1 to 1.0, in steps of 0.1.
    """
    return max(_LEAST_PERCENT, 100 - sum(_PERCENT[doubt] for doubt in set(doubts))) / 100
