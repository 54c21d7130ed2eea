"""A thread with all that its screen shows, as it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.records import State
from qa_tui.domain.workflow import TO_CHECK, current_state
from qa_tui.store.journal.history import read_history, read_notices
from qa_tui.store.messages.threads import read_notes, read_thread

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from qa_tui.domain.history import Happening
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message, Note, Notice, Thread
    from qa_tui.store.desk import Desk
    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class LoadedThread:
    """A thread with what stands beside it, and what of it is worth correcting.

    Attributes:
        thread: The thread.
        history: What happened to it.
        notices: The letters about it.
        notes: The internal notes on it.
        finds: Personal data in each message, by its id.
        guessed: Whether the border between question and answer was guessed at its import.
    """

    thread: Thread
    history: tuple[Happening, ...]
    notices: tuple[Notice, ...]
    notes: tuple[Note, ...]
    finds: dict[int, tuple[Find, ...]]
    guessed: bool = False

    @property
    def first_open(self) -> int:
        """Id of the first message that can be decided, else of the question."""
        messages = self.thread.messages
        return next((m for m in messages if m.state in TO_CHECK), messages[0]).id

    def next_open(self, today: date) -> int | None:
        """Id of the first message that waits for a decision now; None for none.

        Args:
            today: The user's present day.
        """
        for message in self.thread.messages:
            if current_state(message.state, message.wake_on, today) is State.PENDING:
                return message.id
        return None

    def following(self, chosen: int | None) -> int:
        """Id of the message after the chosen one; the first comes after the last."""
        ids = [message.id for message in self.thread.messages]
        return ids[(ids.index(chosen) + 1) % len(ids)] if chosen in ids else ids[0]

    def holds(self, messages: Collection[int]) -> bool:
        """Whether one of some messages, given by their ids, is in the thread."""
        return any(message.id in messages for message in self.thread.messages)

    def after(self, message: Message) -> LoadedThread:
        """The same with a message as it is after a decision, for the key that comes next."""
        messages = (message if m.id == message.id else m for m in self.thread.messages)
        return replace(self, thread=replace(self.thread, messages=tuple(messages)))


def load_thread(desk: Desk, thread_id: int, connection: Connection) -> LoadedThread:
    """Read a thread; readers are shown what is public. Runs in a thread.

    Raises:
        NotFound: When it is not there, or not for readers.
    """
    public = desk.read_only
    thread = read_thread(connection, thread_id, desk.today, public_only=public)
    if public:
        return LoadedThread(thread, (), (), (), {})
    from qa_tui.store.messages.masks import suggested  # noqa: PLC0415 - not for readers

    return LoadedThread(
        thread,
        read_history(connection, thread_id),
        read_notices(connection, thread_id),
        read_notes(connection, thread_id),
        {message.id: suggested(connection, message) for message in thread.messages},
        _is_guessed(thread, connection),
    )


def _is_guessed(thread: Thread, connection: Connection) -> bool:
    from qa_tui.store.messages.borders import read_border  # noqa: PLC0415 - of imported ones only

    if thread.source is None:
        return False
    try:
        return read_border(connection, thread.id).guessed
    except QaTuiError:
        return False
