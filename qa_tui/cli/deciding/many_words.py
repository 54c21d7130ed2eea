"""What all commands over many messages say: which letters wait, and what is passed over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qa_tui.cli.output import cell, put, styled, terminal, words
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from qa_tui.domain.moderation.batch import Plan, PlannedLetter


def consequences(plan: Plan[Any]) -> list[Phrase]:
    """Which letters would wait, and how many messages are passed over and why."""
    if not plan.letters:
        return passed_over_words(plan)
    waiting = NN_(
        "{count} letter would wait: {kinds}.",
        "{count} letters would wait: {kinds}.",
        len(plan.letters),
        kinds=letter_kinds(plan.letters),
    )
    return [waiting, *passed_over_words(plan)]


def passed_over_words(plan: Plan[Any]) -> list[Phrase]:
    """How many messages are passed over, for which reasons."""
    return [
        NN_(
            "{count} message passed over: {reason}",
            "{count} messages passed over: {reason}",
            number,
            reason=reason,
        )
        for reason, number in plan.groups
    ]


def letter_kinds(letters: Iterable[tuple[object, PlannedLetter]]) -> tuple[Phrase, ...]:
    """How many letters of each kind, the most frequent first.

    Args:
        letters: The letters, each with what it is about.
    """
    counted = Counter(letter.template for _, letter in letters)
    return tuple(
        N_("{count} × {letter}", count=number, letter=letter_name(template))
        for template, number in counted.most_common()
    )


def put_letter(message: int, letter: PlannedLetter) -> None:
    """Print a letter as it would be sent.

    Args:
        message: Id of the message that it is about.
        letter: The letter.
    """
    put()
    about = N_("Letter to {name}, about message {message}", name=letter.to, message=message)
    put(styled(words(about), "dim"))
    put(styled(cell(letter.letter.subject), "strong"))
    put()
    put(terminal(clean(letter.letter.text.rstrip("\n"))))
