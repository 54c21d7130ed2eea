"""The names of the events of the journal, in plain words."""

from __future__ import annotations

from qa_tui.domain.phrase import N_, Phrase

EVENT_NAMES: dict[str, Phrase] = {
    "ask": N_("question taken in"),
    "answer": N_("answer taken in"),
    "import": N_("imported"),
    "publish": N_("published"),
    "refuse": N_("refused"),
    "return": N_("sent back"),
    "hold": N_("put on hold"),
    "resume": N_("resumed"),
    "revise": N_("revised by its author"),
    "reopen": N_("reopened"),
    "remove": N_("removed"),
    "restore": N_("restored"),
    "write": N_("letter written"),
    "note": N_("note written"),
    "correct": N_("corrected"),
    "mask": N_("personal data masked"),
    "border": N_("border moved"),
    "undo": N_("undone"),
    "recall": N_("letter called back"),
    "wait-again": N_("letter waits again"),
    "send-now": N_("letter sent without waiting"),
    "hand-over": N_("letters handed over"),
    "set": N_("setting changed"),
    "sync": N_("directory synced"),
    "link": N_("linked with the directory"),
}
"""What happened, by the verb of its event."""


def event_name(verb: str) -> Phrase:
    """What happened; the verb of a newer program keeps its word."""
    return EVENT_NAMES.get(verb) or Phrase("{verb}", {"verb": verb})
