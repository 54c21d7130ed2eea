"""The one way out: everything that the command line prints passes through here."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from qa_tui.domain.progress import rate, time_left
from qa_tui.domain.text import SafeText, clean
from qa_tui.i18n import drawn, say

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done."""

_ROWS = 50
"""Rows of a list on a terminal, unless asked otherwise."""

_CELL = 300
_SENTENCE = 3000
_VALUE = 500
_CONTROLS = (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_FORBIDDEN = dict.fromkeys((*_CONTROLS, *_BIDI))
_STYLES: dict[str, Callable[[str], str]] = {
    "strong": partial(click.style, bold=True),
    "dim": partial(click.style, dim=True),
    "amber": partial(click.style, fg="yellow"),
    "blue": partial(click.style, fg="blue"),
    "violet": partial(click.style, fg="magenta"),
    "green": partial(click.style, fg="green"),
    "red": partial(click.style, fg="red"),
}


def terminal(safe: SafeText) -> str:
    """The border between safe text and the terminal.

    Args:
        safe: Text made by `clean`, or words of the program.

    Returns:
        The characters; controls and characters that force a direction are dropped even here.
    """
    return safe.text.translate(_FORBIDDEN)


def cell(raw: str | None) -> SafeText:
    """Outside text for one line of a table; a dash where there is none."""
    return clean(raw, one_line=True, limit=_CELL) if raw else SafeText.literal(drawn("–"))


def words(phrase: Phrase) -> SafeText:
    """A sentence in the language in use, in one line; its values may hold outside text."""
    return clean(say(phrase), one_line=True, limit=_SENTENCE)


def styled(safe: SafeText, style: str = "") -> str:
    """Text for standard output, in a colour where colours are wanted.

    Args:
        safe: The text.
        style: `strong`, `dim`, `amber`, `blue`, `violet`, `green`, `red`, or empty.
    """
    text = terminal(safe)
    return _STYLES[style](text) if style and has_colours() else text


def has_colours() -> bool:
    """Whether standard output is a terminal whose user wants colours."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and on_terminal()


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def rows_wanted(limit: int | None, *, as_json: bool) -> int | None:
    """How many rows a list prints at most: as asked, else few on a terminal; None for all.

    Args:
        limit: As asked, or None.
        as_json: Whether programs read it.
    """
    return _ROWS if limit is None and on_terminal() and not as_json else limit


def width() -> int:
    """Cells of a line on the terminal."""
    return shutil.get_terminal_size().columns


def put(line: str = "") -> None:
    """Print a line that `styled` or a table made."""
    click.echo(line)


def tell(phrase: Phrase) -> None:
    """Print a sentence on standard output."""
    put(terminal(words(phrase)))


def remark(phrase: Phrase) -> None:
    """Print a sentence on standard error: a remark that is no result."""
    click.echo(terminal(words(phrase)), err=True)


def complain(what: Phrase, remedy: Phrase | None = None) -> None:
    """Print one line on standard error.

    Args:
        what: What is wrong; long values are shortened, so that the sentence keeps its end.
        remedy: What to do about it.
    """
    safe = words(_with_short_values(what))
    if remedy is not None:
        safe = SafeText.literal(" ").join((safe, words(remedy)))
    with suppress(OSError):
        click.echo(f"qa-tui: {terminal(safe)}", err=True)


def complain_below(what: Phrase) -> None:
    """Print one line on standard error, below the bar that stands there where it is a terminal."""
    if sys.stderr.isatty():
        click.echo(err=True)
    complain(what)


def _with_short_values(phrase: Phrase) -> Phrase:
    short = {
        name: value[: _VALUE - 1] + "…" if isinstance(value, str) and len(value) > _VALUE else value
        for name, value in phrase.values.items()
    }
    return replace(phrase, values=short)


def put_json(record: Mapping[str, object]) -> None:
    """Print a record as one line of JSON: raw text, everything but ASCII escaped."""
    click.echo(json.dumps(record, ensure_ascii=True))


@contextmanager
def progress_bar(label: Phrase, *, of_bytes: bool = False) -> Iterator[Progress]:
    """Show on standard error how far long work is, where it is a terminal.

    Args:
        label: What is being done.
        of_bytes: Whether the steps are bytes of files: then it is told how many a second, too.

    Yields:
        What the work calls with the steps done and the steps in all.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    began = time.monotonic()

    def told(step: tuple[int, int] | None) -> str | None:
        if step is None:
            return None
        seconds = time.monotonic() - began
        return ", ".join(
            terminal(words(one)) for one in (rate(step[0], seconds), time_left(*step, seconds))
        )

    with click.progressbar(
        length=1,
        width=0,
        label=terminal(words(label)),
        show_eta=not of_bytes,
        item_show_func=told if of_bytes else None,
        file=sys.stderr,
    ) as bar:

        def step(done: int, steps: int) -> None:
            bar.length = steps
            bar.update(done - bar.pos, (done, steps))

        yield step
