"""What a command of the imports screen acts on: a run, in the lists or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Situation

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class RunSituation(Situation):
    """What a command of the imports screen would act on.

    Attributes:
        withdrawn: Whether the chosen run was taken back; None where none is chosen.
        working: Whether one is being taken back or brought again.
    """

    withdrawn: bool | None = None
    working: bool = False


@dataclass(frozen=True)
class RunCommand(Command):
    """Something that a person can do with a whole import.

    Attributes:
        withdrawn: Whether it is for runs that were taken back, or for those that were not.
    """

    withdrawn: bool = False

    def why_not(self, situation: Situation) -> Phrase | None:
        """Why the command does not apply; None when it does."""
        reason = super().why_not(situation)
        if reason is not None or not isinstance(situation, RunSituation):
            return reason
        if situation.working:
            return N_("Wait until the other one is done, or stop it.")
        if situation.withdrawn is None:
            return N_("No import is chosen.")
        if situation.withdrawn is self.withdrawn:
            return None
        if situation.withdrawn:
            return N_("This import was already taken back.")
        return N_("This import is in the lists.")
