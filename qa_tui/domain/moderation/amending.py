"""Changes to many messages other than decisions: corrections, masks and notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.moderation.batch import Plan
from qa_tui.domain.moderation.correction import FIELD_NAMES, Correction

if TYPE_CHECKING:
    from qa_tui.domain.history import Changed
    from qa_tui.domain.moderation.batch import PlannedLetter
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.privacy.masking import Find, Personal

SHARED = ("topic", "to", "standard", "annotation", "until")
"""The fields that can stand alike in many messages; the others are each message's own."""


@dataclass(frozen=True)
class Amendment:
    """One thing that is to be done to each of many messages.

    Attributes:
        verb: `correct`, `mask` or `note`, as the journal has it.
        correction: For `correct` what is to stand differently; its message does not matter.
        note: For `note` its words.
    """

    verb: str
    correction: Correction = field(default_factory=lambda: Correction(0))
    note: str = ""

    @property
    def fields(self) -> tuple[Phrase, ...]:
        """What the fields are called that are to stand differently."""
        return tuple(FIELD_NAMES[name] for name in self.correction.given)


@dataclass(frozen=True)
class PlannedMask:
    """A passage that would be masked.

    Attributes:
        find: Where it stands, and what it is.
        words: Its words, as they came.
        instead: What would stand there.
    """

    find: Find
    words: str
    instead: str


@dataclass(frozen=True)
class PlannedAmendment:
    """What would be done to one message.

    Attributes:
        message: Its id.
        version: The version that was read.
        thread: Id of its thread.
        place: Its place in the lists.
        gist: What is judged, as it came.
        changes: What would stand differently, by the names of the journal, as people know it.
        hidden: What would be masked.
        letters: The letters that would wait in place of others.
    """

    message: int
    version: int
    thread: int
    place: int | None
    gist: str
    changes: tuple[Changed, ...] = ()
    hidden: tuple[PlannedMask, ...] = ()
    letters: tuple[PlannedLetter, ...] = ()


@dataclass(frozen=True)
class AmendPlan(Plan[PlannedAmendment]):
    """What would be done to many messages.

    Attributes:
        amendment: What is to be done to each.
    """

    amendment: Amendment

    @property
    def kinds(self) -> tuple[tuple[Personal, int], ...]:
        """How many passages of each kind would be masked, the most frequent first."""
        counted = Counter(hidden.find.kind for one in self.planned for hidden in one.hidden)
        return tuple(counted.most_common())
