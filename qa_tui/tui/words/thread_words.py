"""What stands beside a thread's words: notes, letters, history and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import words
from qa_tui.tui.words.history_text import history_words
from qa_tui.tui.words.message_text import letters_words, notes_words, source_words

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.tui.work.loaded_thread import LoadedThread


def beside_words(loaded: LoadedThread, now: datetime) -> Content:
    """All that is known of a thread besides its words, each part under its name.

    Args:
        loaded: The thread.
        now: The present moment.
    """
    parts = []
    for name, shown in (
        (N_("Notes"), notes_words(loaded.notes, now)),
        (N_("Letters"), letters_words(loaded.notices, now)),
        (N_("History"), history_words(loaded.history)),
        (N_("Source"), source_words(loaded.thread)),
    ):
        if shown:
            parts.append(Content.assemble(words(name, "bold"), "\n", shown))
    return Content("\n\n").join(parts)
