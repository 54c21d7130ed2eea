"""The commands about people on pages of whom it is not certain who of the directory they are."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Command, Subject

UNRESOLVED = Command(
    "unresolved",
    "M",
    N_("Whom pages mean"),
    N_("Say who of the directory people on pages are, where that is not certain."),
    writes=True,
)
CHOOSE_PERSON = Command(
    "choose_person",
    "enter",
    N_("Choose"),
    N_("Let all their threads be about the marked person; so will those that come."),
    N_("Choose"),
    writes=True,
    subject=Subject.DECIDE,
)
NEXT_PERSON = Command(
    "next_person",
    "right,tab",
    N_("Next person"),
    N_("Mark the next one of those whom it can be."),
    N_("Next person"),
    subject=Subject.LOOK,
)
PREVIOUS_PERSON = Command(
    "previous_person",
    "left,shift+tab",
    N_("Previous person"),
    N_("Mark the previous one of those whom it can be."),
    subject=Subject.LOOK,
)
EXAMPLE = Command(
    "example",
    "o",
    N_("Open a thread"),
    N_("Read a thread of theirs."),
    N_("A thread"),
    subject=Subject.LOOK,
)
