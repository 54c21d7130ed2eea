"""Makes the recordings of `docs/walk`: runs the walk and keeps what its terminals showed.

Run `python tools/record_walk.py`, where there is tmux. The program paints whole screens, in colours
of many bytes each, so a recording as it comes is a megabyte or two. What is kept shows the same
screens at the same times, but writes only the cells that changed. `asciinema play -s 0.1
docs/walk/80x24.cast` plays it at a pace for people; `.` goes on step by step while it
is paused by the space bar.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyte
from wcwidth import wcwidth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyte.screens import Char

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "walk"
TOGETHER = 0.02
"""Seconds within which things that happen are one step: a paint arrives in pieces."""

_NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_OFF = {1: 22, 3: 23, 4: 24, 7: 27}
"""The number that ends a weight, by the one that begins it."""


@dataclass(frozen=True)
class Style:
    """The look of a cell: numbers of its weights, and the parameters of its colours."""

    weights: tuple[int, ...] = ()
    letters: str = "39"
    ground: str = "49"

    def after(self, before: Style) -> str:
        """The sequence that leads from one style to this one."""
        parts = [str(weight) for weight in self.weights if weight not in before.weights]
        parts += [str(_OFF[weight]) for weight in before.weights if weight not in self.weights]
        pairs = ((self.letters, before.letters), (self.ground, before.ground))
        parts += [own for own, other in pairs if own != other]
        return f"\x1b[{';'.join(parts)}m" if parts else ""


_RIGHT_HALF = ("", Style())
"""What stands behind a wide sign."""


def _colour(name: str, base: int) -> str:
    """The parameter of a colour: from 30 for letters, from 40 for what is behind them."""
    if name == "default":
        return f"{base + 9}"
    if name.removeprefix("bright") in _NAMES:
        bright = 60 if name.startswith("bright") else 0
        return f"{base + bright + _NAMES.index(name.removeprefix('bright'))}"
    red, green, blue = bytes.fromhex(name)
    return f"{base + 8};2;{red};{green};{blue}"


def _style(cell: Char, letters: str) -> Style:
    """The style of a cell; a blank shows no letters, so it keeps the colour in use for them."""
    weights = {1: cell.bold, 3: cell.italics, 4: cell.underscore, 7: cell.reverse}
    held = tuple(number for number, has in weights.items() if has)
    if cell.data == " " and not (cell.underscore or cell.reverse):
        return Style((), letters, _colour(cell.bg, 40))
    return Style(held, _colour(cell.fg, 30), _colour(cell.bg, 40))


class Painter:
    """A screen, and what must be written for another one to look like it."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.painted: dict[tuple[int, int], tuple[str, Style]] = {}
        self.style = Style()

    def changes(self, data: str) -> str:
        """What to write so that a screen shows what this one shows after `data`."""
        self.stream.feed(data)
        written = []
        at = (-1, -1)
        for row in range(self.screen.lines):
            for column, cell in self._cells(row):
                look = (cell.data, _style(cell, ""))
                if self.painted.get((row, column), (" ", Style((), ""))) == look:
                    continue
                self.painted[row, column] = look
                if at[0] == row and at[1] < column:
                    written.append(f"\x1b[{column - at[1]}C")
                elif at != (row, column):
                    written.append(f"\x1b[{row + 1};{column + 1}H")
                style = _style(cell, self.style.letters)
                written += (style.after(self.style), cell.data)
                self.style = style
                width = max(1, wcwidth(cell.data[0]))
                at = (row, column + width)
                if width > 1:
                    self.painted[row, column + 1] = _RIGHT_HALF
        return "".join(written)

    def _cells(self, row: int) -> Iterator[tuple[int, Char]]:
        """The cells of a row with something in them: the right half of a wide sign has nothing."""
        line = self.screen.buffer[row]
        for column in range(self.screen.columns):
            if line[column].data:
                yield column, line[column]


def condense(recorded: str) -> str:
    """Make a recording small.

    Args:
        recorded: An asciicast v2 file.

    Returns:
        One that shows the same screens at the same times, and lasts as long.
    """
    header, *events = map(json.loads, recorded.strip("\n").split("\n"))
    painter = Painter(header["width"], header["height"])
    kept: list[list[Any]] = [[0.0, "o", "\x1b[?25l"]]
    for step in _steps(events):
        at, kind, _ = step[-1]
        data = "".join(data for _, _, data in step)
        shown = painter.changes(data) if kind == "o" else data
        if shown:
            kept.append([round(at, 3), kind, shown])
    bottom = f"\x1b[0m\x1b[{header['height']};1H\x1b[?25h"
    kept.append([round(events[-1][0], 3), "o", bottom])
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in (header, *kept)) + "\n"


def _steps(events: list[list[Any]]) -> Iterator[list[list[Any]]]:
    """Events of one kind that happen together."""
    number, last = 0, 0.0
    numbered = []
    for event in events:
        number += event[0] - last > TOGETHER
        last = event[0]
        numbered.append((number, event[1], event))
    for _, group in groupby(numbered, key=lambda entry: entry[:2]):
        yield [event for _, _, event in group]


def main() -> int:
    """Run the walk and write the recordings."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "0", "tests/walk/test_walk.py"],
            cwd=ROOT,
            env={**os.environ, "QA_TUI_RECORDINGS": folder},
            check=True,
        )
        TARGET.mkdir(parents=True, exist_ok=True)
        for recorded in sorted(Path(folder).glob("*.cast")):
            target = TARGET / recorded.name
            target.write_text(condense(recorded.read_text("utf-8")), "utf-8")
            print(target.relative_to(ROOT), target.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
