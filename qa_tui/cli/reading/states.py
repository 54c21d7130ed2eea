"""How states look and what they are called in lists and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.output import words
from qa_tui.cli.session import Session
from qa_tui.cli.table import Cell
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import PUBLIC_STATES, PublicState, State
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import PUBLIC_STATE_NAMES, STATE_NAMES, current_state, state_words
from qa_tui.tui.signs import sign

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Line, Message

_COLOURS = {
    "pending": "amber",
    "held": "blue",
    "returned": "violet",
    "published": "",
    "answered": "green",
    "refused": "red",
    "removed": "dim",
}


def thread_state(line: Line, today: date) -> Cell:
    """The state of a thread in a list: the public's where it is public, else the question's."""
    if line.public_state not in PUBLIC_STATES:
        return message_state(line, today)
    look = "answered" if line.public_state is PublicState.ANSWERED else "published"
    return _cell(look, PUBLIC_STATE_NAMES[line.public_state])


def message_state(message: Line | Message, today: date, *, brief: bool = True) -> Cell:
    """The state of a message; of one on hold, until when.

    Args:
        message: The message.
        today: The user's present day.
        brief: Only the sign and the day of one on hold, for the column of a table.
    """
    state = current_state(message.state, message.wake_on, today)
    name = STATE_NAMES[state] if brief else state_words(message, today)
    if brief and state is State.HELD and message.wake_on is not None:
        name = N_("until {day}", day=message.wake_on)
    return _cell(state.value, name)


def ascii_only() -> bool:
    """Whether signs are to be drawn with ASCII characters."""
    session = click.get_current_context().find_object(Session)
    return session is not None and session.ascii


def _cell(look: str, name: Phrase) -> Cell:
    mark = sign(look, ascii_only=ascii_only())
    return Cell(SafeText.literal(f"{mark} ") + words(name), _COLOURS[look])
