"""The commands that decide about messages and take decisions back."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import Verb
from qa_tui.tui.command import Argument, Command, Subject

PUBLISH = Command(
    "publish",
    "a",
    N_("Publish"),
    N_("Publish the chosen message and go to the next one."),
    N_("Publish"),
    writes=True,
    verbs=(Verb.PUBLISH,),
    subject=Subject.DECIDE,
)
REFUSE = Command(
    "refuse",
    "r",
    N_("Refuse"),
    N_("Refuse it with a clause of the codex; the letter is written for you."),
    N_("Refuse"),
    writes=True,
    verbs=(Verb.REFUSE,),
    subject=Subject.DECIDE,
    takes=Argument(N_("clause"), "clause"),
)
RETURN = Command(
    "return",
    "b",
    N_("Send back"),
    N_("Send it back to its author, saying what to change."),
    N_("Send back"),
    writes=True,
    verbs=(Verb.RETURN,),
    subject=Subject.DECIDE,
    takes=Argument(N_("clause, or words"), "clause"),
)
HOLD = Command(
    "hold",
    "h",
    N_("Hold"),
    N_("Put it aside with a reason, until a certain day or until somebody resumes it."),
    N_("Hold"),
    writes=True,
    verbs=(Verb.HOLD,),
    subject=Subject.DECIDE,
    takes=Argument(N_("day and reason"), "day"),
)
BRING_BACK = Command(
    "bring_back",
    "o",
    N_("Bring back"),
    N_("Resume what is on hold, reopen what was refused, restore what was removed."),
    N_("Bring back"),
    writes=True,
    verbs=(Verb.RESUME, Verb.REOPEN, Verb.RESTORE),
    subject=Subject.DECIDE,
)
REMOVE = Command(
    "remove",
    "x",
    N_("Remove"),
    N_("Take a published message off the site, with a clause."),
    N_("Remove"),
    writes=True,
    verbs=(Verb.REMOVE,),
    subject=Subject.DECIDE,
    takes=Argument(N_("clause"), "clause"),
)
WRITE = Command(
    "write",
    "w",
    N_("Write"),
    N_(
        "Write a question, an answer, a letter, or an author's new words; on all that is marked, "
        "a note."
    ),
    N_("Write"),
    writes=True,
    subject=Subject.WRITE,
)
BY_NAME = Argument(N_("somebody else's name"), "moderator")
"""What undo takes: whose step it is, where it is not one's own."""

UNDO = Command(
    "undo",
    "u",
    N_("Undo"),
    N_("Take back the last thing you did, and its letters that have not left."),
    N_("Undo"),
    writes=True,
    subject=Subject.DECIDE,
    takes=BY_NAME,
)
REDO = Command(
    "redo",
    "ctrl+r",
    N_("Redo"),
    N_("Do again what you took back last; its letters wait again."),
    writes=True,
    subject=Subject.DECIDE,
)
UNDO_LIST = Command(
    "undo_list",
    "U",
    N_("What can be undone"),
    N_("See what you did, and take back one thing alone or everything down to it."),
    writes=True,
    subject=Subject.DECIDE,
    takes=BY_NAME,
)
CORRECT = Command(
    "correct",
    "e",
    N_("Correct and mask"),
    N_(
        "Mask personal data; correct title, topic, addressee, or what was misread from a page. "
        "With marked rows, correct what they can have in common."
    ),
    N_("Correct"),
    writes=True,
    chooses=True,
    subject=Subject.DECIDE,
)
CLAIM = Command(
    "claim",
    "c",
    N_("Claim"),
    N_(
        "Show others that you are checking it, or all marked rows; press again to let go. What "
        "you open is claimed anyway."
    ),
    writes=True,
    chooses=True,
    subject=Subject.DECIDE,
)
BORDER_UP = Command(
    "border_up",
    "less_than_sign",
    N_("Border up"),
    N_("Let the answer on an imported page begin one line further up."),
    writes=True,
    chooses=True,
    subject=Subject.DECIDE,
)
BORDER_DOWN = Command(
    "border_down",
    "greater_than_sign",
    N_("Border down"),
    N_("Let the answer on an imported page begin one line further down."),
    writes=True,
    chooses=True,
    subject=Subject.DECIDE,
)
MODERATION = (
    PUBLISH,
    REFUSE,
    RETURN,
    HOLD,
    WRITE,
    UNDO,
    REDO,
    UNDO_LIST,
    BRING_BACK,
    REMOVE,
    CORRECT,
    CLAIM,
)
