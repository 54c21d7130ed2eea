"""What screens tell their menus: which message is meant, and where a menu may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa_tui.domain.records import PUBLIC_STATES, Form, Kind
from qa_tui.domain.text import gist

if TYPE_CHECKING:
    from qa_tui.domain.records import Line, Message, State, Thread


class Target(NamedTuple):
    """A message with what menus need to know of it.

    Attributes:
        message: Its id.
        thread: Id of its thread.
        kind: Question or answer.
        state: Its state.
        version: The version that was read, for the lock.
        gist: What is judged, as it came: the question, or the beginning of the text.
        author: Public name of its author, as it came.
        to: Name of the representative, as it came.
        published: Whether the thread's question is published.
        wake_on: Its wake day, or None.
    """

    message: int
    thread: int
    kind: Kind
    state: State
    version: int
    gist: str
    author: str
    to: str
    published: bool
    wake_on: str | None


class Room(NamedTuple):
    """Where a menu may stand without covering the text that is judged.

    Attributes:
        edge: `left` or `right`.
        width: Cells from that edge.
    """

    edge: str
    width: int


def of_line(line: Line) -> Target:
    """The target that a row of a list stands for."""
    return Target(
        message=line.message,
        thread=line.id,
        kind=line.kind,
        state=line.state,
        version=line.version,
        gist=line.gist,
        author=line.author,
        to=line.to,
        published=line.public_state in PUBLIC_STATES,
        wake_on=line.wake_on,
    )


def gist_of(thread: Thread, message: Message) -> str:
    """The question of the new form, else the beginning of the message's text."""
    if message.kind is Kind.QUESTION and thread.form is Form.NEW:
        return thread.title
    return gist(message.text)


def of_message(thread: Thread, message: Message) -> Target:
    """The target that a message of an open thread stands for."""
    return Target(
        message=message.id,
        thread=thread.id,
        kind=message.kind,
        state=message.state,
        version=message.version,
        gist=gist_of(thread, message),
        author=message.author,
        to=thread.to.name,
        published=thread.public_state in PUBLIC_STATES,
        wake_on=message.wake_on,
    )
