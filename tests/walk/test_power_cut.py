"""Power cuts while a decision is written: it is there with all that belongs to it, or not at all.

The moment of the cut is read off the desk's files and the terminal, never off a clock. First the
same keys are pressed in peace: that tells what the desk holds before and after. A run of the suite
cuts once at each moment; with `QA_TUI_LONG=1` it is 100 times, with the cuts while somebody drafts.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from desk_content import content
from moderating import begin, command, decide, waiting
from terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_content import Content

SIZE = (80, 24)
FIRST = ("a", "ht\r")
"""What is decided, and acknowledged, before the decision that is cut off."""

LOOKS = 200
"""How often the files are looked at between two looks at the terminal: about a millisecond."""


@dataclass
class Moment:
    """What has happened since the last key.

    Attributes:
        logged: Bytes that SQLite has added to its write-ahead log.
        copied: Whether SQLite has begun to copy them into the desk's file.
        drawn: Bytes that the program has sent to the terminal.
    """

    logged: int
    copied: bool
    drawn: int


MOMENTS: dict[str, Callable[[Moment], bool]] = {
    "at once": lambda _: True,
    "the log begins": lambda now: now.logged > 0,
    "a page is logged": lambda now: now.logged >= 4096,
    "some pages are logged": lambda now: now.logged >= 5 * 4096,
    "many pages are logged": lambda now: now.logged >= 11 * 4096,
    "the log is copied": lambda now: now.copied,
    "something is drawn": lambda now: now.drawn > 0,
    "a line is drawn": lambda now: now.drawn >= 400,
    "a screen is drawn": lambda now: now.drawn >= 8000,
}
CASES = [
    *(("a", name) for name in MOMENTS),
    *(("ri\r", name) for name in ("at once", "a page is logged", "many pages are logged")),
    *(("u", name) for name in ("some pages are logged", "the log is copied")),
] * (6 if os.environ.get("QA_TUI_LONG") else 1)


@dataclass(frozen=True)
class Peace:
    """What a desk holds when nothing comes in between."""

    before: Content
    after: Content


def sit_down(desk: Path) -> Terminal:
    return Terminal(SIZE, desk.parent, "--lang", "en", "--db", str(desk))


def copied(sample: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return shutil.copy(sample, folder / "desk.db")


def change(keys: str) -> int:
    """By how much keys change the number of what waits."""
    return 1 if keys == "u" else -1


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    command(path.parent, "--db", str(path), "demo", "--no-open")
    return path


@pytest.fixture(scope="module")
def in_peace(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Peace]:
    known: dict[str, Peace] = {}

    def press(keys: str) -> Peace:
        if keys not in known:
            desk = copied(sample, tmp_path_factory.mktemp("peace"))
            with sit_down(desk) as terminal:
                count = first_decisions(terminal)
                before = content(desk)
                begin(terminal, keys)
                terminal.until(lambda text: waiting(text) == count + change(keys), f"“{keys}”")
                terminal.leave()
            known[keys] = Peace(before, content(desk))
        return known[keys]

    return press


def first_decisions(terminal: Terminal) -> int:
    """Decide and see it acknowledged; tells how many questions wait then."""
    terminal.until(lambda text: waiting(text) > len(FIRST), "the queue")
    for keys in FIRST:
        decide(terminal, keys)
    return waiting(terminal.text)


def cut(terminal: Terminal, desk: Path, keys: str, has_come: Callable[[Moment], bool]) -> None:
    """Press keys and end the program at a moment, or when the decision is acknowledged."""
    log = desk.with_name(f"{desk.name}-wal")
    size, written = length(log), desk.stat().st_mtime_ns
    begin(terminal, keys[:-1])
    drawn, wanted = len(terminal.raw), waiting(terminal.text) + change(keys)
    end = time.monotonic() + PATIENCE

    def now() -> Moment:
        return Moment(
            logged=length(log) - size,
            copied=desk.stat().st_mtime_ns != written,
            drawn=len(terminal.raw) - drawn,
        )

    terminal.type(keys[-1])
    while not any(has_come(now()) for _ in range(LOOKS)):
        assert time.monotonic() < end, terminal.text
        if terminal.read(seconds=0, most=100) and waiting(terminal.text) == wanted:
            break
    terminal.kill()


def length(path: Path) -> int:
    """Bytes of a file; a file that is missing has none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize(
    ("keys", "name"), CASES, ids=[f"{k.strip()}-{n}-{i}" for i, (k, n) in enumerate(CASES)]
)
def test_a_cut_leaves_all_of_a_decision_or_nothing(
    sample: Path, in_peace: Callable[[str], Peace], tmp_path: Path, keys: str, name: str
) -> None:
    peace = in_peace(keys)
    assert peace.before != peace.after
    desk = copied(sample, tmp_path / "home")
    with sit_down(desk) as terminal:
        count = first_decisions(terminal)
        cut(terminal, desk, keys, MOMENTS[name])
        acknowledged = waiting(terminal.text) == count + change(keys)

    with sit_down(desk) as terminal:
        terminal.until(lambda text: waiting(text) >= 0, "the queue")
        found = content(desk)
        assert found == (peace.after if found["event"] != peace.before["event"] else peace.before)
        there = found == peace.after
        assert there or not acknowledged
        shown = count + change(keys) if there else count
        terminal.until(lambda text: waiting(text) == shown, "what is stored")
        decide(terminal, "a")
        terminal.leave()
    command(desk.parent, "--db", str(desk), "check")
