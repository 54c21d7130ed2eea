"""The commands for letters that wait, were called back or have left."""

from __future__ import annotations

from qa_tui.domain.letters.outbox import LetterState
from qa_tui.domain.phrase import N_
from qa_tui.tui.command import Argument, Command, Subject
from qa_tui.tui.outbox_command import LetterCommand

OPEN_LETTER = LetterCommand(
    "open",
    "enter",
    N_("Open the thread"),
    N_("Open the thread that the letter is about."),
    N_("Thread"),
)
CALL_BACK = LetterCommand(
    "call_back",
    "x",
    N_("Call back"),
    N_("Call the letter back, or all that are marked; an undo takes that back."),
    N_("Call back"),
    writes=True,
    subject=Subject.DECIDE,
    places=(LetterState.WAITING, LetterState.READY),
)
WAIT_AGAIN = LetterCommand(
    "wait_again",
    "o",
    N_("Let wait again"),
    N_("Let a letter that was called back wait again, as long as what it says still holds."),
    N_("Let wait"),
    writes=True,
    subject=Subject.DECIDE,
    places=(LetterState.RECALLED,),
)
SEND_NOW = LetterCommand(
    "send_now",
    "s",
    N_("Do not wait"),
    N_("Let the letter be ready at once, without waiting any longer."),
    N_("Do not wait"),
    writes=True,
    subject=Subject.DECIDE,
    places=(LetterState.WAITING,),
)
HAND_OVER = Command(
    "hand_over",
    "e",
    N_("Hand over"),
    N_("Write all letters that are ready into a file for a mail program."),
    N_("Hand over"),
    writes=True,
    subject=Subject.DECIDE,
)
NEXT_GROUP = Command(
    "next_group",
    "right,l,tab",
    N_("Next group"),
    N_("Go to the next group of letters."),
    subject=Subject.FIND,
)
PREVIOUS_GROUP = Command(
    "previous_group",
    "left,shift+tab",
    N_("Previous group"),
    N_("Go to the previous group of letters."),
    subject=Subject.FIND,
)
TEMPLATES = Command(
    "templates",
    "t",
    N_("Templates and waiting time"),
    N_("See the templates of letters with sample words; set how long letters wait."),
    N_("Templates"),
    writes=True,
)
SEND_AFTER = Command(
    "send_after",
    "e",
    N_("Waiting time"),
    N_("Set how many minutes letters wait before they can leave."),
    N_("Waiting time"),
    writes=True,
    subject=Subject.DECIDE,
    takes=Argument(N_("minutes"), needed=True),
)
