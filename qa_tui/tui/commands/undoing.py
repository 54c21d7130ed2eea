"""The commands for what can be undone: to take one thing back, or all down to it."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Argument, Command, Subject

TAKE_BACK = Command(
    "take_back",
    "enter",
    N_("Take back"),
    N_("Take back the chosen step alone, where nothing was done to its message since."),
    N_("Only this"),
    writes=True,
    subject=Subject.DECIDE,
)
TAKE_BACK_TO = Command(
    "take_back_to",
    "d",
    N_("Take back down to here"),
    N_("Take back the chosen step and everything that the same person did after it."),
    N_("Down to here"),
    writes=True,
    subject=Subject.DECIDE,
)
WHOSE = Command(
    "whose",
    "o",
    N_("What somebody else did"),
    N_("See and take back what somebody else did, by their name."),
    N_("Somebody else's"),
    subject=Subject.DECIDE,
    takes=Argument(N_("a moderator's name"), "moderator", needed=True),
)
