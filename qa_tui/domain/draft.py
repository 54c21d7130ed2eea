"""A draft: something begun and not yet sent, kept for whoever began it."""

from __future__ import annotations

from dataclasses import dataclass

from qa_tui.domain.phrase import N_, Phrase

DRAFT_NAMES: dict[str, Phrase] = {
    "question": N_("Question"),
    "answer": N_("Answer"),
    "revision": N_("New words from the author"),
    "letter": N_("Letter"),
    "note": N_("Note"),
    "refuse": N_("Refusal"),
    "return": N_("Sending back"),
    "remove": N_("Removal"),
    "hold": N_("Putting on hold"),
}
"""What each kind of draft is called."""

_SPEAKING = ("title", "words", "quote 1", "subject", "text", "background", "to", "last_name")
"""The fields that say best what a draft is about, the best first."""


@dataclass(frozen=True)
class DraftPlace:
    """Where a draft belongs.

    Attributes:
        kind: A key of `DRAFT_NAMES`.
        thread: The thread that an answer or letter is for, or that a question follows up; or None.
        message: The message that has new words, a note or a decision, or None.
        slot: Tells drafts of the same kind and place apart.
    """

    kind: str
    thread: int | None = None
    message: int | None = None
    slot: int = 0


@dataclass(frozen=True)
class Draft:
    """Something begun and not sent off.

    Attributes:
        kind: A key of `DRAFT_NAMES`.
        thread: The thread that an answer or letter is for, or that a question follows up; or None.
        message: The message that has new words, a note or a decision, or None.
        fields: Field name to text.
        updated_at: UTC moment of the last keystroke that was saved.
        slot: Tells drafts of the same kind and place apart.
        title: Title of the thread that it is about; empty for a new question.
    """

    id: int
    kind: str
    thread: int | None
    message: int | None
    fields: dict[str, str]
    updated_at: str
    slot: int = 0
    title: str = ""

    @property
    def place(self) -> DraftPlace:
        """Where it belongs."""
        return DraftPlace(self.kind, self.thread, self.message, self.slot)

    @property
    def gist(self) -> str:
        """What was typed that says best what it is about, as it came; empty if nothing was."""
        typed = (" ".join(self.fields.get(name, "").split()) for name in _SPEAKING)
        return next(filter(None, typed), "")[:300]

    @property
    def length(self) -> int:
        """Code points that were typed in all."""
        return sum(len(text) for text in self.fields.values())


def draft_name(kind: str) -> Phrase:
    """What a kind of draft is called; one of a newer program keeps its word."""
    return DRAFT_NAMES.get(kind) or Phrase("{kind}", {"kind": kind})
