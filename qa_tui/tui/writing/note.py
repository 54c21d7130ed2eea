"""An internal note on a message, for other moderators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.draft import DraftPlace
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText, has_words
from qa_tui.i18n import age
from qa_tui.store.messages.notes import add_note
from qa_tui.store.messages.threads import read_notes, read_thread
from qa_tui.tui.safe import content, outside, own
from qa_tui.tui.writing.base import Values, Writing, beside
from qa_tui.tui.writing.checks import Checked, length_check, needed
from qa_tui.tui.writing.fields import FieldSpec

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.moments import Clock
    from qa_tui.domain.records import Message, Note, Thread
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


class NoteWriting(Writing):
    """A note that only moderators see.

    Args:
        actor: Name of the moderator.
        today: The user's present day.
        message: The message.
        clock: Tells the present moment, for the ages of other notes.
    """

    called = N_("An internal note")
    public = False
    fields = (FieldSpec("text", N_("Note"), 6),)

    def __init__(self, actor: str, today: date, message: Message, clock: Clock) -> None:
        super().__init__(actor, today)
        self.message, self.thread = message.id, message.thread
        self.clock = clock
        self.place = DraftPlace("note", message=message.id)

    def check(self, values: Values, connection: Connection) -> Checked:
        """Whether it says something, and what it is about."""
        thread = read_thread(connection, self.thread or 0, self.today)
        text = values["text"]
        empty = needed(N_("The note is empty."))
        check = length_check(text, NOTE_LIMIT) if has_words(text) else empty
        return Checked({"text": check}, self._look(thread, read_notes(connection, thread.id)))

    def _look(self, thread: Thread, notes: tuple[Note, ...]) -> Content:
        """What the note is about, and the notes that are there."""
        parts = [outside(thread.title, "bold")]
        parts += [
            Content.assemble(
                outside(note.author, "$dim"),
                own(" · "),
                content(SafeText.literal(age(note.at, self.clock())), "$dim"),
                "\n",
                outside(note.text, one_line=False, limit=4000),
            )
            for note in notes
        ]
        return beside(N_("Only moderators see the note, with your name. It is about:"), *parts)

    def send(self, writer: Writer, values: Values) -> Phrase:
        """Store the note."""
        add_note(writer, self.message, values["text"])
        self.drop(writer)
        return N_("The note is kept.")
