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
        STRANGE_FOOT: A line below the one that an answer is owed was not understood.
        NO_BLANK_LINES: The page lost its blank lines.
        LINES_LOST: The page lost all its line ends.
        ANSWER_GUESSED: Neither name nor party nor picture confirms the line over an answer.
        ANSWER_EMPTY: A line over an answer has no text under it; no answer was made of it.
        ANSWER_MISSED: A line looks much like the one over an answer and was taken for text, or an
            answer stands beside the thread and was left out.
        THREAD_QUOTED: A second asker is named, or an answer is older than the question, so that the
            text may quote another thread.
        QUESTION_ALONE: The page is one question, and nothing tells that it is a thread.
        BORDER_CLEAR: Nothing separates question and answer; how the letters end and begin does.
        BORDER_LIKELY: Nothing separates them, and not all that letters have stands there.
        BORDER_DOUBTFUL: Nothing separates them, and little tells where they part.
        ASKER_LOST: The page does not show the asker; the name is from the letters, or missing.
        TO_LOST: The page does not show the representative; the name is from address, letters or a
            line of its text.
        TO_MISSING: Nothing on the page names the representative.
    """

    NAME_FROM_TITLE = auto()
    NAMES_DIFFER = auto()
    NAME_SPLIT_GUESSED = auto()
    TITLE_REBUILT = auto()
    TITLE_LOST = auto()
    NO_QUESTION_SIGN = auto()
    STRANGE_HEAD = auto()
    STRANGE_FOOT = auto()
    NO_BLANK_LINES = auto()
    LINES_LOST = auto()
    ANSWER_GUESSED = auto()
    ANSWER_EMPTY = auto()
    ANSWER_MISSED = auto()
    THREAD_QUOTED = auto()
    QUESTION_ALONE = auto()
    BORDER_CLEAR = auto()
    BORDER_LIKELY = auto()
    BORDER_DOUBTFUL = auto()
    ASKER_LOST = auto()
    TO_LOST = auto()
    TO_MISSING = auto()


_PERCENT = {
    Doubt.NAME_FROM_TITLE: 10,
    Doubt.NAMES_DIFFER: 30,
    Doubt.NAME_SPLIT_GUESSED: 10,
    Doubt.TITLE_REBUILT: 10,
    Doubt.TITLE_LOST: 40,
    Doubt.NO_QUESTION_SIGN: 10,
    Doubt.STRANGE_HEAD: 10,
    Doubt.STRANGE_FOOT: 10,
    Doubt.NO_BLANK_LINES: 10,
    Doubt.LINES_LOST: 40,
    Doubt.ANSWER_GUESSED: 30,
    Doubt.ANSWER_EMPTY: 30,
    Doubt.ANSWER_MISSED: 30,
    Doubt.THREAD_QUOTED: 40,
    Doubt.QUESTION_ALONE: 50,
    Doubt.BORDER_CLEAR: 10,
    Doubt.BORDER_LIKELY: 20,
    Doubt.BORDER_DOUBTFUL: 40,
    Doubt.ASKER_LOST: 0,
    Doubt.TO_LOST: 10,
    Doubt.TO_MISSING: 30,
}
_GUESSED = {
    Doubt.NAME_FROM_TITLE: ("to",),
    Doubt.NAMES_DIFFER: ("to",),
    Doubt.NAME_SPLIT_GUESSED: ("to", "party"),
    Doubt.TITLE_REBUILT: ("title",),
    Doubt.TITLE_LOST: ("title",),
    Doubt.NO_QUESTION_SIGN: ("title",),
    Doubt.STRANGE_HEAD: (),
    Doubt.STRANGE_FOOT: (),
    Doubt.NO_BLANK_LINES: (),
    Doubt.LINES_LOST: ("to", "party", "title", "border"),
    Doubt.ANSWER_GUESSED: ("border",),
    Doubt.ANSWER_EMPTY: ("border",),
    Doubt.ANSWER_MISSED: ("border",),
    Doubt.THREAD_QUOTED: ("border",),
    Doubt.QUESTION_ALONE: ("title", "border"),
    Doubt.BORDER_CLEAR: ("border",),
    Doubt.BORDER_LIKELY: ("border",),
    Doubt.BORDER_DOUBTFUL: ("border",),
    Doubt.ASKER_LOST: ("asker",),
    Doubt.TO_LOST: ("to",),
    Doubt.TO_MISSING: ("to",),
}
GUESSES = ("to", "party", "asker", "title", "border")
"""What can be a guess, in the order of telling it."""
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


def guesses(doubts: Collection[Doubt]) -> tuple[str, ...]:
    """Name what is a guess on a page.

    Args:
        doubts: The doubts about the page.

    Returns:
        Some of `GUESSES`, in that order.
    """
    guessed = {name for doubt in doubts for name in _GUESSED[doubt]}
    return tuple(name for name in GUESSES if name in guessed)
