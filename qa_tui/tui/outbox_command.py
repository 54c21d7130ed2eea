"""What a command of the outbox acts on: a letter, which is in one of four places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.letters.outbox import LETTER_STATES, LetterState
from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Situation

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class LetterSituation(Situation):
    """What a command of the outbox would act on.

    Attributes:
        place: Where the letters are that are shown.
        chosen: Whether there is one under the cursor.
    """

    place: LetterState = LetterState.WAITING
    chosen: bool = False


@dataclass(frozen=True)
class LetterCommand(Command):
    """Something that a person can do with letters.

    Attributes:
        places: Where letters are that it is for.
    """

    places: tuple[LetterState, ...] = tuple(LetterState)

    def why_not(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply; None when it does."""
        reason = super().why_not(situation)
        if reason is not None or not isinstance(situation, LetterSituation):
            return reason
        if situation.place not in self.places:
            return N_(
                "This is only for letters under: {places}.",
                places=tuple(LETTER_STATES[place] for place in self.places),
            )
        return None if situation.chosen else N_("No letter is chosen.")
