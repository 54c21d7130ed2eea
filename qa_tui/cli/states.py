"""How states look and what they are called in lists and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.output import words
from qa_tui.cli.table import Cell
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.records import PublicState, State
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import STATE_NAMES, current_state

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import Line, Message

_SIGNS: dict[State, tuple[str, str]] = {
    State.PENDING: ("●", "amber"),
    State.HELD: ("◐", "blue"),
    State.RETURNED: ("↩", "violet"),
    State.PUBLISHED: ("✓", "green"),
    State.REFUSED: ("✕", "red"),
    State.REMOVED: ("⊘", "dim"),
}

_PUBLIC_SIGNS: dict[PublicState, tuple[str, str, Phrase]] = {
    PublicState.WAITING: ("○", "", N_("waiting for an answer")),
    PublicState.STANDARD_REPLY: ("○", "", N_("standard reply")),
    PublicState.ANSWERED: ("✓", "green", N_("answered")),
}


def thread_state(line: Line, today: date) -> Cell:
    """The state of a thread in a list: the public's where it is public, else the question's."""
    if line.public_state in _PUBLIC_SIGNS:
        sign, style, name = _PUBLIC_SIGNS[line.public_state]
        return Cell(SafeText.literal(f"{sign} ") + words(name), style)
    return message_state(line, today)


def message_state(message: Line | Message, today: date) -> Cell:
    """The state of a message."""
    state = current_state(message.state, message.wake_on, today)
    sign, style = _SIGNS[state]
    return Cell(SafeText.literal(f"{sign} ") + words(STATE_NAMES[state]), style)
