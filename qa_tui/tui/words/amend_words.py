"""What is done to many messages besides deciding on them, in words: all of it, and page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.history import change_words
from qa_tui.domain.names import verb_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.privacy.masking import PERSONAL_NAMES
from qa_tui.tui.safe import outside, own, words
from qa_tui.tui.words.many_words import letter_text, number_line, step_words

if TYPE_CHECKING:
    from qa_tui.domain.moderation.amending import Amendment, AmendPlan, PlannedAmendment
    from qa_tui.domain.phrase import Phrase


_NAMES = {"note": N_("Note"), "mask": N_("Mask")}


def amendment_name(amendment: Amendment) -> Phrase:
    """What an amendment is called, in a few words."""
    if amendment.verb != "correct":
        return _NAMES[amendment.verb]
    one = len(amendment.fields) == 1
    return amendment.fields[0] if one else verb_name(amendment.verb)


def amend_plan_words(plan: AmendPlan) -> Content:
    """What becomes of the messages, which are passed over and why, and how many letters wait.

    Args:
        plan: The plan.
    """
    lines = []
    if plan.planned:
        lines.append(number_line(len(plan.planned), words(_will(plan.amendment))))
    lines += [
        number_line(number, words(PERSONAL_NAMES[kind]), "$foreground")
        for kind, number in plan.kinds
    ]
    letters = NN_(
        "letter written anew, which can be called back",
        "letters written anew, which can be called back",
        len(plan.letters),
    )
    nothing = N_("There is nothing to do with what is marked.")
    return step_words(plan, lines, letters, nothing)


def _will(amendment: Amendment) -> Phrase:
    if amendment.verb == "note":
        return N_("will get the note")
    if amendment.verb == "mask":
        return N_("will be masked, namely:")
    return N_("will be corrected: {fields}", fields=amendment.fields)


def amending_head(one: PlannedAmendment, number: int, every: int) -> Content:
    """Which message it is.

    Args:
        one: The message.
        number: Its place, counted from 1.
        every: How many there are.
    """
    said = N_("Message {number} of {every}", number=number, every=every)
    return Content.assemble(words(said), "\n", outside(one.gist, limit=200))


def amending_words(one: PlannedAmendment, note: str) -> Content:
    """What happens to a message, and its letters as they would be sent.

    Args:
        one: The message.
        note: The words of the note that it would have; empty for none.
    """
    parts = [words(phrase) for phrase in change_words(one.changes)]
    for hidden in one.hidden:
        where = N_(
            "{kind}, line {line}", kind=PERSONAL_NAMES[hidden.find.kind], line=hidden.find.line
        )
        parts.append(
            Content.assemble(
                words(where, "$dim"),
                "\n",
                outside(hidden.words),
                own(" → "),
                outside(hidden.instead, "bold"),
            )
        )
    parts += [letter_text(letter) for letter in one.letters]
    if note:
        parts.append(outside(note, one_line=False, limit=4000))
    between = "\n\n" if one.hidden else "\n"
    return Content.assemble("\n", Content(between).join(parts))
