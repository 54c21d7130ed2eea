"""What a step over many messages will do, in words: states, who is passed over, letters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.tui.safe import outside, words

if TYPE_CHECKING:
    from typing import Any

    from qa_tui.domain.moderation.batch import BatchPlan, Plan, Planned, PlannedLetter
    from qa_tui.domain.phrase import Phrase

_NUMBER = 6
"""Cells of a number, so that numbers stand under each other."""


def plan_words(plan: BatchPlan) -> Content:
    """What becomes of the messages, which are passed over and why, and how many letters wait.

    Args:
        plan: The plan.
    """
    counted = Counter((one.before, one.after) for one in plan.planned)
    states = [
        number_line(
            number,
            words(
                N_(
                    "will be {after} (now: {before})",
                    after=STATE_NAMES[after],
                    before=STATE_NAMES[before],
                )
            ),
        )
        for (before, after), number in counted.most_common()
    ]
    letters = NN_(
        "letter, which can be called back", "letters, which can be called back", len(plan.letters)
    )
    nothing = N_("Nothing of what is marked can be decided in this way.")
    return step_words(plan, states, letters, nothing)


def step_words(plan: Plan[Any], done: list[Content], letters: Phrase, nothing: Phrase) -> Content:
    """What a step does, then how many letters wait, and which messages are passed over and why.

    Args:
        plan: The plan.
        done: What is done, line by line.
        letters: What the letters are called, behind their number.
        nothing: What is said where nothing is done.
    """
    lines = list(done)
    if plan.letters:
        lines.append(number_line(len(plan.letters), words(letters)))
    if not plan.planned:
        lines.append(words(nothing, "bold"))
    return Content("\n").join([*lines, *_passed_over_lines(plan)])


def _passed_over_lines(plan: Plan[Any]) -> list[Content]:
    """How many messages are passed over, for which reasons."""
    return [
        number_line(number, Content.assemble(words(N_("passed over: ")), words(reason)), "$dim")
        for reason, number in plan.groups
    ]


def number_line(number: int, said: Content, style: str = "") -> Content:
    """A number, under which others stand, and what it counts."""
    count = Content.styled(f"{number:>{_NUMBER}d}", style or "bold")
    return Content.assemble(count, "  ", said.stylize(style))


def letter_head(about: Planned, letter: PlannedLetter, number: int, every: int) -> Content:
    """Which letter it is, to whom and about what.

    Args:
        about: What it is about.
        letter: The letter.
        number: Its place, counted from 1.
        every: How many there are.
    """
    return Content.assemble(
        words(
            N_(
                "Letter {number} of {every} to {name}: {letter}",
                number=number,
                every=every,
                name=letter.to,
                letter=letter_name(letter.template),
            )
        ),
        "\n",
        outside(about.gist, limit=200),
    )


def letter_text(letter: PlannedLetter) -> Content:
    """A letter as it would be sent."""
    return Content.assemble(
        "\n",
        outside(letter.letter.subject, "bold"),
        "\n\n",
        outside(letter.letter.text, one_line=False, limit=20_000),
    )
