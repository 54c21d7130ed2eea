"""The border between question and answer of an imported thread, as a place between lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.text import has_words

if TYPE_CHECKING:
    from collections.abc import Collection

GUESSED = 0.7
"""Sureness up to which the border between two texts may be a guess; see `ingest.pages.sureness`."""


@dataclass(frozen=True)
class Border:
    """The lines of a question and of its first answer, one below the other.

    Attributes:
        lines: The lines, without their ends; nothing is lost or added when they are parted anew.
        first: The line, from 1, with which the answer begins; one past the last line where
            there is no answer.
    """

    lines: tuple[str, ...]
    first: int

    @property
    def question(self) -> str:
        """The lines of the question."""
        return "\n".join(self.lines[: self.first - 1])

    @property
    def answer(self) -> str:
        """The lines of the answer; empty where there is none."""
        return "\n".join(self.lines[self.first - 1 :])

    def moved(self, first: int) -> Border:
        """The border before another line; blank lines belong to the question.

        Args:
            first: The line with which the answer is to begin.
        """
        while first <= len(self.lines) and not has_words(self.lines[first - 1]):
            first += 1
        return Border(self.lines, first)

    def stepped(self, lines: int) -> Border:
        """The border some lines with words further on, or further back.

        Args:
            lines: How many; below 0 for back.

        Returns:
            The border; where it is, when there is no such line.
        """
        places = [n for n, line in enumerate(self.lines, 1) if has_words(line)]
        places.append(len(self.lines) + 1)
        before = [place for place in places if place < self.first]
        after = [place for place in places if place > self.first]
        wanted = before[lines:][:1] if lines < 0 else after[lines - 1 : lines]
        return Border(self.lines, wanted[0]) if wanted else self


def is_guess(sureness: float, guesses: Collection[str]) -> bool:
    """Whether the border that was read on a page may be a guess.

    Args:
        sureness: How sure the reader was of the page, 0 to 1.
        guesses: What it inferred; see `domain.imports.source.SourceThread`.
    """
    return "border" in guesses or sureness <= GUESSED


def border_between(question: str, answer: str | None) -> Border:
    """The border between the texts of a question and of its answer.

    Args:
        question: The text of the question; in the new form its background.
        answer: The text of the answer, or None where there is none.
    """
    above = question.split("\n") if question else []
    below = answer.split("\n") if answer is not None else []
    return Border((*above, *below), len(above) + 1)
