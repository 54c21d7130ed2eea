"""The hint lines under a message; read in a worker thread, after its words are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.store.messages.context import read_hints
from qa_tui.store.messages.masks import suggested
from qa_tui.store.messages.threads import read_message
from qa_tui.tui.words.context_words import hint_lines
from qa_tui.tui.words.correcting_words import personal_hint

if TYPE_CHECKING:
    from textual.content import Content

    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class HintReader:
    """Reads what is worth knowing of a message.

    Attributes:
        context: The key that shows what is known around it.
        correct: The key that masks personal data in it.
        ascii_only: Draw signs with ASCII characters.
        public_only: Readers are shown nothing that is not public.
    """

    context: str
    correct: str
    ascii_only: bool
    public_only: bool

    def read(self, message: int, connection: Connection) -> dict[str, Content]:
        """The lines, by their names in `preview.HINTS`."""
        hints = read_hints(connection, message, public_only=self.public_only)
        lines = hint_lines(hints, self.context, ascii_only=self.ascii_only)
        if not self.public_only:
            finds = suggested(connection, read_message(connection, message))
            lines["personal"] = personal_hint(finds, self.correct, ascii_only=self.ascii_only)
        return lines
