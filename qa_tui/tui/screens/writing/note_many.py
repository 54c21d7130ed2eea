"""Writing one note on many messages: looked at before it is put on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moderation.note import checked_note
from qa_tui.tui.screens.deciding.amend_many import AmendScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen

if TYPE_CHECKING:
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.tui.writing.many_note import ManyNoteWriting


class ManyNoteScreen(ComposeScreen):
    """The note; sending it off shows what will happen.

    Args:
        writing: The note.

    Attributes:
        noted: What came of it; None where it was left.
    """

    noted: Batched | None = None

    def __init__(self, writing: ManyNoteWriting) -> None:
        super().__init__(writing)
        self.note = writing

    async def do_send(self) -> None:
        """Show what will happen, unless there is no note."""
        if self.saved is None:
            return
        self._stop_saver()
        values = self.values()
        try:
            checked_note(values["text"])
        except QaTuiError:
            self.tried = True
            await self._to_first_lacking()
            raise
        finally:
            await self._save()
        screen = AmendScreen(self.note.messages, self.note.amendment(values), also=self.note.drop)
        self.app.push_screen(screen, self._noted)

    def _noted(self, batched: Batched | None) -> None:
        """Leave, once it is put on them: the draft went in the same step."""
        if batched is not None:
            self.gone = True
            self.noted = batched
            self._leave(None)
