"""An internal note on many messages, for other moderators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.moderation.amending import Amendment
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import has_words
from qa_tui.store.many.amend_plan import plan_amendment
from qa_tui.store.many.amending import carry_out_amendment
from qa_tui.tui.safe import words
from qa_tui.tui.writing.base import Values, Writing, beside
from qa_tui.tui.writing.checks import Checked, length_check, needed
from qa_tui.tui.writing.fields import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

MESSAGES = "messages"
"""The field of the draft that keeps the ids of the messages."""


class ManyNoteWriting(Writing):
    """A note on each of many messages, which only moderators see.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        messages: Ids of the messages.
    """

    called = N_("An internal note")
    public = False
    fields = (FieldSpec("text", N_("Note"), 6),)

    def __init__(self, actor: str, today: date, messages: Sequence[int]) -> None:
        super().__init__(actor, today)
        self.messages = tuple(messages)
        self.place = DraftPlace("note")

    def check(self, values: Values, connection: Connection) -> Checked:  # noqa: ARG002 - as others
        """Whether it says something, and whom it reaches."""
        text, count = values["text"], len(self.messages)
        empty = needed(N_("The note is empty."))
        check = length_check(text, NOTE_LIMIT) if has_words(text) else empty
        whom = NN_(
            "For moderators only, with your name, on {count} message.",
            "For moderators only, with your name, on each of {count} messages.",
            count,
        )
        alone = N_("Letters and answers are about one message each: take the marks away first.")
        return Checked({"text": check}, beside(whom, words(alone, "$dim")))

    def keep(self, writer: Writer, values: Values) -> None:
        """Keep the draft with the messages that it is for."""
        super().keep(writer, {**values, MESSAGES: " ".join(map(str, self.messages))})

    def amendment(self, values: Values) -> Amendment:
        """What is to be done to each of the messages."""
        return Amendment("note", note=values["text"])

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Put the note on all messages that are still there."""
        plan = plan_amendment(
            writer.connection, self.messages, self.amendment(values), writer.today
        )
        self.drop(writer)
        done = carry_out_amendment(writer, plan)
        return NN_(
            "The note is kept on {count} message.",
            "The note is kept on {count} messages.",
            len(done.messages),
        )


def messages_of(fields: Values) -> tuple[int, ...]:
    """The messages that a draft is for; those that are no ids are left out."""
    found = fields.get(MESSAGES, "").split()
    return tuple(int(word) for word in found if word.isascii() and word.isdecimal())
