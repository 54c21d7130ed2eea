"""The commands for drafts: to go on with one, to throw one away, to bring it back."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Subject

GO_ON = Command(
    "go_on",
    "enter",
    N_("Go on"),
    N_("Open the draft and go on writing."),
    N_("Go on"),
    writes=True,
    subject=Subject.WRITE,
)
THROW_AWAY = Command(
    "throw_away",
    "x",
    N_("Throw away"),
    N_("Throw the draft away; it can be brought back until you leave this screen."),
    N_("Throw away"),
    writes=True,
    subject=Subject.WRITE,
)
BRING_BACK = Command(
    "bring_draft_back",
    "u",
    N_("Bring back"),
    N_("Bring back the draft that was thrown away last, until you leave this screen."),
    N_("Bring back"),
    writes=True,
    subject=Subject.WRITE,
)
