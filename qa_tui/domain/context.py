"""What is known around a message: texts like it, its asker, the threads it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import PUBLIC_STATE_NAMES, state_words

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.history import Happening
    from qa_tui.domain.records import Line, Note


@dataclass(frozen=True)
class Similar:
    """A message whose words are almost those of another.

    Attributes:
        line: The message.
        percent: How many of a hundred words both have.
    """

    line: Line
    percent: int


@dataclass(frozen=True)
class Asked:
    """Another question of the same asker, and what became of it.

    Attributes:
        line: The question.
        clause: Key of the codex's clause for which it was refused or sent back, or None.
    """

    line: Line
    clause: str | None


@dataclass(frozen=True)
class Asker:
    """The other questions of whoever asked.

    Attributes:
        name: Name as shown in public.
        questions: The newest of them, newest first; later ones than the message included.
        total: How many there are.
        earlier: How many were asked before the message.
        published: How many of the earlier ones are published.
    """

    name: str
    questions: tuple[Asked, ...] = ()
    total: int = 0
    earlier: int = 0
    published: int = 0


@dataclass(frozen=True)
class Hints:
    """What is worth knowing at a glance before a message is decided.

    Attributes:
        line: The message.
        similar: Near-duplicates in other threads, the most alike first.
        asker: The other questions of its asker; None for readers, and where nobody knows.
    """

    line: Line
    similar: tuple[Similar, ...] = ()
    asker: Asker | None = None


@dataclass(frozen=True)
class Context:
    """Everything around a message.

    Attributes:
        hints: Near-duplicates and the asker's other questions.
        follows: The thread that this one follows up, and those before it, the nearest first.
        followed_by: The threads that follow this one up, oldest first.
        notes: Internal remarks on the thread; none for readers.
        history: What was done to the thread, oldest first; none for readers.
    """

    hints: Hints
    follows: tuple[Line, ...] = ()
    followed_by: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    history: tuple[Happening, ...] = ()


def similar_words(hints: Hints) -> Phrase | None:
    """The hint about near-duplicates in one sentence; None where there are none."""
    found = hints.similar
    if not found:
        return None
    most = found[0].percent
    if hints.line.kind is Kind.ANSWER:
        return NN_(
            "almost the same as {count} other answer ({percent} %)",
            "almost the same as {count} other answers ({percent} %)",
            len(found),
            percent=most,
        )
    if all(one.line.to != hints.line.to for one in found):
        return NN_(
            "almost the same as {count} question to somebody else ({percent} %)",
            "almost the same as {count} questions to others ({percent} %)",
            len(found),
            percent=most,
        )
    return NN_(
        "almost the same as {count} other question ({percent} %)",
        "almost the same as {count} other questions ({percent} %)",
        len(found),
        percent=most,
    )


def asker_words(asker: Asker | None) -> Phrase | None:
    """The hint about earlier questions in one sentence; None where there are none."""
    if asker is None or not asker.earlier:
        return None
    return N_(
        "Earlier questions by {name}: {earlier}, {published} of them published",
        name=asker.name,
        earlier=asker.earlier,
        published=asker.published,
    )


def asker_counts(asker: Asker) -> Phrase:
    """How many of the asker's other questions came before, and how many of these are published."""
    return N_(
        "{earlier} earlier, {published} published",
        earlier=asker.earlier,
        published=asker.published,
    )


def standing_words(line: Line, today: date) -> Phrase:
    """What became of a message: its state, and of a published question what the public sees.

    Args:
        line: The message.
        today: The user's present day.
    """
    if line.kind is Kind.QUESTION and line.state is State.PUBLISHED:
        return PUBLIC_STATE_NAMES[line.public_state]
    return state_words(line, today)
