"""Opens a draft again: a text to be written, or a decision on its message."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from qa_tui.domain.moderation.begun import BEGUN
from qa_tui.store.drafts import find_draft
from qa_tui.store.messages.threads import read_message
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.writing.compose import ComposeScreen
from qa_tui.tui.screens.writing.note_many import ManyNoteScreen
from qa_tui.tui.writing.choosing import resume
from qa_tui.tui.writing.many_note import ManyNoteWriting

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk
    from qa_tui.tui.screens.base import DeskScreen
    from qa_tui.tui.writing.base import Writing


async def go_on(screen: DeskScreen, draft: int, then: Callable[[None], None]) -> None:
    """Open a draft over a screen.

    Args:
        screen: The screen.
        draft: Id of the draft.
        then: Called when it is left.

    Raises:
        QaTuiError: When the draft, or what it is about, is not there any more.
    """
    found = await asyncio.to_thread(_find, screen.desk, screen.app.actor, draft)
    if isinstance(found, tuple):
        thread, message, verb = found
        screen.app.push_screen(ThreadScreen(thread, message, begin=verb), then)
    else:
        screen.app.push_screen(_screen_for(found), then)


def _screen_for(writing: Writing) -> ComposeScreen:
    if isinstance(writing, ManyNoteWriting):
        return ManyNoteScreen(writing)
    return ComposeScreen(writing)


def _find(desk: Desk, actor: str, number: int) -> Writing | tuple[int, int, str]:
    """What a draft is gone on with: the writing, or thread, message and verb of a decision."""
    with desk.reading() as connection:
        draft = find_draft(connection, actor, number)
        if draft.kind in BEGUN and draft.message is not None:
            return read_message(connection, draft.message).thread, draft.message, draft.kind
    return resume(desk, actor, draft)
