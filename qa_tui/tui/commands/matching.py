"""The commands about people on pages whose match in the directory is uncertain."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Subject

UNRESOLVED = Command(
    "unresolved",
    "M",
    N_("Whom pages mean"),
    N_("Say who in the directory the people on pages are, where that is uncertain."),
    writes=True,
)
CHOOSE_PERSON = Command(
    "choose_person",
    "enter",
    N_("Choose"),
    N_("Link all their threads to the marked person, and those still to come."),
    N_("Choose"),
    writes=True,
    subject=Subject.DECIDE,
)
NEXT_PERSON = Command(
    "next_person",
    "right,tab",
    N_("Next person"),
    N_("Mark the next candidate."),
    N_("Next person"),
    subject=Subject.LOOK,
)
PREVIOUS_PERSON = Command(
    "previous_person",
    "left,shift+tab",
    N_("Previous person"),
    N_("Mark the previous candidate."),
    subject=Subject.LOOK,
)
EXAMPLE = Command(
    "example",
    "o",
    N_("Open a thread"),
    N_("Read one of their threads."),
    N_("A thread"),
    subject=Subject.LOOK,
)
