"""The two terminal lines of a row: first what is judged, then who asks whom about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from qa_tui.domain.hits import CUT
from qa_tui.domain.moments import parse_stamp
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Kind, State
from qa_tui.domain.text import clean
from qa_tui.domain.workflow import current_state
from qa_tui.i18n import age, cut_sign, drawn, say
from qa_tui.tui.signs import look_of, sign

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.domain.records import Line
    from qa_tui.tui.lists.row_strips import Piece

_AGE_CELLS = 6
_INDENT = 2 + _AGE_CELLS + 2
_OLD_DAYS = 3
_ROOMY = 60
"""Cells from which on a row tells who says it beside what was found."""


class Look(NamedTuple):
    """How a row is to look.

    Attributes:
        chosen: Whether the cursor stands on it.
        done: Whether it was decided since the list was read.
        ascii_only: Whether signs must be ASCII.
        now: The present moment.
    """

    chosen: bool
    done: bool
    ascii_only: bool
    now: datetime


def first_line(line: Line, look: Look, width: int) -> list[Piece]:
    """State, age and title, and at its end how many passages look like personal data.

    Args:
        line: The row.
        look: How it is to look.
        width: Cells there are.

    Returns:
        Runs of text that fill at most the width.
    """
    today = look.now.astimezone().date()
    awake = line.state is not current_state(line.state, line.wake_on, today)
    state = look_of(line, awake=awake)
    known = line.date is not None
    when = age(line.date, look.now) if line.date else drawn("–")
    old = known and state == "pending" and _days(line.sort_date, look.now) >= _OLD_DAYS
    dim = "dim" if look.done else ""
    title = clean(line.gist, one_line=True, limit=400).text
    flag = f" {'!' if look.ascii_only else '⚑'}{line.personal}" if line.personal else ""
    room = max(width - _INDENT - 1 - cell_len(flag), 1)
    shown = fit(title, room)
    return [
        (sign(state, ascii_only=look.ascii_only), f"state-{state}"),
        (" ", ""),
        (when.rjust(_AGE_CELLS), "old" if old and not dim else "dim"),
        ("  ", ""),
        (shown, dim or ("chosen" if look.chosen else "title")),
        (" " * (room - cell_len(shown)) if flag else "", ""),
        (flag, dim or "mark"),
    ]


def second_line(line: Line, look: Look, width: int) -> list[Piece]:
    """Until when it is on hold, who asks whom, about what.

    Args:
        line: The row.
        look: How it is to look.
        width: Cells there are.

    Returns:
        Runs of text that fill at most the width.
    """
    values = {
        "author": line.author,
        "to": line.to if line.party is None else f"{line.to} ({line.party})",
    }
    today = look.now.astimezone().date().isoformat()
    parts = []
    if line.state is State.HELD and line.wake_on:
        day = line.wake_on
        held, woke = N_("until {day}", day=day), N_("was on hold until {day}", day=day)
        parts.append(say(held if day > today else woke))
    if line.kind is Kind.QUESTION:
        parts.append(say(N_("{author} to {to}", **values)))
    else:
        parts.append(say(N_("Answer by {author}", **values)))
    if line.topic:
        parts.append(line.topic)
    if line.answers and line.kind is Kind.QUESTION:
        parts.append(say(NN_("{count} answer", "{count} answers", line.answers)))
    text = clean(drawn(" · ").join(parts), one_line=True, limit=400).text
    room = max(width - _INDENT - 1, 1)
    if line.passage:
        return [(" " * _INDENT, ""), *_found(line, text, room)]
    return [(" " * _INDENT, ""), (fit(text, room), "dim")]


def claimed_line(line: Line, look: Look, width: int, name: str) -> list[Piece]:
    """Who asks whom, and at the right who is checking it.

    Args:
        line: The row.
        look: How it is to look.
        width: Cells there are.
        name: Name of the moderator.

    Returns:
        Runs of text that fill the width.
    """
    said = clean(say(N_("{name} is checking", name=name)), one_line=True, limit=80).text
    said = fit(said, max(min(width // 3, width - _INDENT - 8), 1))
    room = width - cell_len(said) - 2
    pieces = second_line(line, look, room)
    gap = max(room - sum(cell_len(text) for text, _ in pieces), 0) + 1
    return [*pieces, (" " * gap, ""), (said, "claim")]


def _found(line: Line, about: str, room: int) -> list[Piece]:
    """What a search found, and before it who says it, where both have room."""
    pieces: list[Piece] = []
    if room >= _ROOMY:
        shown = fit(about, room // 3)
        pieces.append((shown + "  ", "dim"))
        room -= cell_len(shown) + 2
    for place, (run, hit) in enumerate(line.passage):
        if room <= 0:
            break
        text = clean(run, one_line=True, limit=400).text
        if place == 0 and text.startswith(CUT):
            text = drawn(CUT) + text.removeprefix(CUT)
        style = "dim" if hit is None else ("form" if hit.expanded else "hit")
        pieces.append((fit(text, room), style))
        room -= cell_len(text)
    return pieces


def _days(moment: str, now: datetime) -> int:
    return (now - parse_stamp(moment)).days


def fit(text: str, room: int) -> str:
    """Cut text to a number of cells, with an ellipsis where something is missing."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, room - 1).rstrip() + cut_sign()
