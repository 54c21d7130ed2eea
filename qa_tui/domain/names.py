"""What people call the things that programs know by a code word: verbs, letters, subjects."""

from __future__ import annotations

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.workflow import STEPS

VERB_NAMES: dict[str, Phrase] = {
    **{str(verb): step.name for verb, step in STEPS.items()},
    "ask": N_("Take in a question"),
    "answer": N_("Take in an answer"),
    "correct": N_("Correct"),
    "mask": N_("Mask personal data"),
    "border": N_("Move the border"),
    "import": N_("Import"),
    "write": N_("Write a letter"),
    "note": N_("Write a note"),
    "undo": N_("Undo"),
    "recall": N_("Call a letter back"),
    "wait-again": N_("Let a letter wait again"),
    "send-now": N_("Send a letter without waiting"),
    "hand-over": N_("Hand letters over"),
    "set": N_("Change a setting"),
    "sync": N_("Sync the directory"),
    "link": N_("Link with the directory"),
}
"""Every verb of the journal."""

LETTER_NAMES: dict[str, Phrase] = {
    "receipt": N_("receipt"),
    "published": N_("question published"),
    "refused": N_("question refused"),
    "return": N_("question sent back"),
    "reopened": N_("question reopened"),
    "removed": N_("question removed"),
    "restored": N_("question restored"),
    "answered": N_("answer published"),
    "forward": N_("question forwarded"),
    "answer-refused": N_("answer refused"),
    "answer-return": N_("answer sent back"),
    "answer-reopened": N_("answer reopened"),
    "answer-removed": N_("answer removed"),
    "answer-restored": N_("answer restored"),
    "free": N_("letter to the asker"),
    "free-representative": N_("letter to the representative"),
}
"""Every template of a letter."""


def verb_name(verb: str) -> Phrase:
    """What a verb of the journal is called; one of a newer program keeps its word."""
    return VERB_NAMES.get(verb) or Phrase("{verb}", {"verb": verb})


def letter_name(template: str) -> Phrase:
    """What a letter is called."""
    return LETTER_NAMES.get(template) or Phrase("{template}", {"template": template})


def subject_name(kind: str, subject: int | None) -> Phrase:
    """What an event was done to.

    Args:
        kind: `message`, `thread`, `run` or `desk`.
        subject: Its local id, or None.
    """
    match kind:
        case "message":
            return N_("message {id}", id=subject or "–")
        case "thread":
            return N_("thread {id}", id=subject or "–")
        case "run":
            return N_("import {id}", id=subject or "–")
    return N_("the desk")
