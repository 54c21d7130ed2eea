"""One step over many messages: what is planned for each, and which are skipped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from qa_tui.domain.errors import QaTuiError

if TYPE_CHECKING:
    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import State

MOST = 10_000
"""Messages that one batch is about at most: it is one transaction, and others wait for it."""


class Cancelled(QaTuiError):
    """A batch was stopped before it was stored; nothing of it was written."""


@dataclass(frozen=True)
class PlannedLetter:
    """A letter that a batch would send.

    Attributes:
        template: Name of its template.
        to_asker: To the asker of the thread; else to its representative.
        to: Full name of whom it is for, as it came.
        letter: The letter.
    """

    template: str
    to_asker: bool
    to: str
    letter: Letter


@dataclass(frozen=True)
class Planned:
    """What a batch would do to one message.

    Attributes:
        decision: The decision, with the version that was read.
        thread: Id of its thread.
        place: Its place in the lists.
        gist: What is judged, as it came.
        before: Its state.
        after: Its state after.
        question_version: For an answer the version of its question, where that is not decided
            in the same batch; else None.
        letters: The letters to people who are known.
    """

    decision: Decision
    thread: int
    place: int | None
    gist: str
    before: State
    after: State
    question_version: int | None
    letters: tuple[PlannedLetter, ...]

    @property
    def message(self) -> int:
        """Id of the message."""
        return self.decision.message


class OfMessage(Protocol):
    """What would be done to one message, whatever it is."""

    @property
    def message(self) -> int:
        """Id of the message."""

    @property
    def letters(self) -> tuple[PlannedLetter, ...]:
        """The letters that would wait."""


P = TypeVar("P", bound=OfMessage)


@dataclass(frozen=True)
class PassedOver:
    """A message that a batch would leave alone.

    Attributes:
        message: Its id.
        reason: Why, in a sentence about this message.
        group: Why, in words that are the same for all that are left alone for the same reason.
    """

    message: int
    reason: Phrase
    group: Phrase


@dataclass(frozen=True)
class Plan(Generic[P]):
    """What a batch would do.

    Attributes:
        planned: What would be done, message by message; questions before answers where an answer
            can follow its question.
        passed_over: The messages that would be left alone.
    """

    planned: tuple[P, ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def letters(self) -> tuple[tuple[P, PlannedLetter], ...]:
        """All letters, each with what it is about."""
        return tuple((one, letter) for one in self.planned for letter in one.letters)

    @property
    def groups(self) -> tuple[tuple[Phrase, int], ...]:
        """The reasons for which messages are passed over, the most frequent first."""
        phrases = {str(passed.group): passed.group for passed in self.passed_over}
        counted = Counter(str(passed.group) for passed in self.passed_over)
        return tuple((phrases[words], number) for words, number in counted.most_common())


class BatchPlan(Plan[Planned]):
    """What a batch of decisions would do."""


@dataclass(frozen=True)
class Batched:
    """What a batch led to.

    Attributes:
        batch: Uid of the step.
        verb: What was done, to the first message at least.
        messages: Ids of the messages to which it was done.
        places: Their places in the lists.
        letters: How many letters wait.
        passed_over: How many messages were left alone.
    """

    batch: str
    verb: str
    messages: tuple[int, ...]
    places: tuple[int, ...]
    letters: int
    passed_over: int
