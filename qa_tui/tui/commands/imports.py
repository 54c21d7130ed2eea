"""The commands for whole imports: to take one back, and to bring it again."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Subject
from qa_tui.tui.run_command import RunCommand

TAKE_BACK_RUN = RunCommand(
    "take_back_run",
    "x",
    N_("Take an import back"),
    N_("Remove from the lists everything that the chosen import brought."),
    N_("Take back"),
    writes=True,
    subject=Subject.DECIDE,
    withdrawn=False,
)
BRING_RUN_AGAIN = RunCommand(
    "bring_run_again",
    "o",
    N_("Bring an import again"),
    N_("Put everything that the chosen import brought back into the lists."),
    N_("Bring again"),
    writes=True,
    subject=Subject.DECIDE,
    withdrawn=True,
)
