"""The commands for saved views: their names, their order, deleting and bringing back."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Subject

RENAME = Command(
    "rename",
    "r,enter",
    N_("Rename"),
    N_("Give the chosen view another name."),
    N_("Rename"),
    writes=True,
    subject=Subject.FIND,
)
MOVE_UP = Command(
    "move_up",
    "K,ctrl+up",
    N_("Move up"),
    N_("Put the chosen view one place higher; the first ones have keys."),
    N_("Up"),
    writes=True,
    subject=Subject.FIND,
)
MOVE_DOWN = Command(
    "move_down",
    "J,ctrl+down",
    N_("Move down"),
    N_("Put the chosen view one place lower."),
    N_("Down"),
    writes=True,
    subject=Subject.FIND,
)
DELETE = Command(
    "delete",
    "x",
    N_("Delete"),
    N_("Delete the chosen view; its threads stay, and it can be brought back."),
    N_("Delete"),
    writes=True,
    subject=Subject.FIND,
)
RESTORE = Command(
    "restore",
    "u",
    N_("Bring back"),
    N_("Bring back the view that was deleted last, until you leave this screen."),
    N_("Bring back"),
    writes=True,
    subject=Subject.FIND,
)
