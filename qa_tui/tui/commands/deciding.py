"""The commands that decide about messages and take decisions back."""

from __future__ import annotations

from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import Verb
from qa_tui.tui.command import Command

PUBLISH = Command(
    "publish",
    "a",
    N_("Publish"),
    N_("Publish the chosen message and go to the next one."),
    N_("Publish"),
    writes=True,
    verbs=(Verb.PUBLISH,),
)
REFUSE = Command(
    "refuse",
    "r",
    N_("Refuse"),
    N_("Refuse it with a clause of the codex; the letter is written along."),
    N_("Refuse"),
    writes=True,
    verbs=(Verb.REFUSE,),
)
RETURN = Command(
    "return",
    "b",
    N_("Send back"),
    N_("Send it back to its author, saying what to change."),
    N_("Send back"),
    writes=True,
    verbs=(Verb.RETURN,),
)
HOLD = Command(
    "hold",
    "h",
    N_("Hold"),
    N_("Put it aside with a reason, until a day or for good."),
    N_("Hold"),
    writes=True,
    verbs=(Verb.HOLD,),
)
BRING_BACK = Command(
    "bring_back",
    "o",
    N_("Bring back"),
    N_("Resume what is on hold, reopen what was refused, restore what was removed."),
    writes=True,
    verbs=(Verb.RESUME, Verb.REOPEN, Verb.RESTORE),
)
REMOVE = Command(
    "remove",
    "x",
    N_("Remove"),
    N_("Take a published message off the site, with a clause."),
    writes=True,
    verbs=(Verb.REMOVE,),
)
WRITE = Command(
    "write",
    "w",
    N_("Write"),
    N_("Write a question, an answer on behalf, or an author's new words."),
    N_("Write"),
    writes=True,
)
UNDO = Command(
    "undo",
    "u",
    N_("Undo"),
    N_("Take back the last thing you did, and its letters that have not left."),
    N_("Undo"),
    writes=True,
)
MODERATION = (PUBLISH, REFUSE, RETURN, HOLD, WRITE, UNDO, BRING_BACK, REMOVE)
