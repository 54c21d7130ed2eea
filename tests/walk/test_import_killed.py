"""An import is killed while it works: the next one goes on, nothing is there twice or missing.

The moment is read off the desk and its log, never off a clock.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from moderating import command
from terminal import PATIENCE, environment

from qa_tui.store.sqlite import Error, connect
from tests.question_page import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = 650
"""More than two transactions hold, and enough for several processes to read them."""

ODD = (3, 250, 600)
"""Pages that are none."""


@dataclass
class Moment:
    """What has happened since the import began.

    Attributes:
        threads: Threads that are stored.
        logged: Bytes of SQLite's write-ahead log.
    """

    threads: int
    logged: int


MOMENTS: dict[str, Callable[[Moment], bool]] = {
    "the desk is made": lambda now: now.threads == 0,
    "something is logged": lambda now: now.logged > 300_000,
    "the first pages are stored": lambda now: now.threads > 0,
    "more is logged": lambda now: now.threads > 0 and now.logged > 2_000_000,
    "more pages are stored": lambda now: now.threads > 200,
    "all pages are stored": lambda now: now.threads >= PAGES - len(ODD),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages")
    for number in range(PAGES):
        text = "Sonne" if number in ODD else PAGE.format(number=number)
        (path / f"{number:04}.txt").write_text(text, "utf-8")
    return path


def threads(desk: Path) -> int:
    """How many threads are stored; -1 where there is no desk yet."""
    if not desk.exists():
        return -1
    try:
        with closing(connect(desk, read_only=True)) as connection:
            return int(connection.execute("select count(*) from thread").fetchone()[0])
    except Error:
        return -1


def length(path: Path) -> int:
    """Bytes of a file; a file that is missing has none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def kill_at(desk: Path, folder: Path, has_come: Callable[[Moment], bool]) -> None:
    """Import, and end that at once at a moment, unless it has ended before."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qa_tui", "--db", str(desk), "import", str(folder)],
        env=environment(desk.parent),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    log, end = desk.with_name(f"{desk.name}-wal"), time.monotonic() + PATIENCE
    while process.poll() is None and not has_come(Moment(threads(desk), length(log))):
        assert time.monotonic() < end
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


@pytest.mark.parametrize("name", MOMENTS)
def test_the_next_import_goes_on(folder: Path, tmp_path: Path, name: str) -> None:
    desk = tmp_path / "desk.db"
    kill_at(desk, folder, MOMENTS[name])
    stored = max(threads(desk), 0)
    call = ("--db", str(desk))
    done = json.loads(command(tmp_path, *call, "import", str(folder), "--json"))
    runs = [json.loads(line) for line in command(tmp_path, *call, "imports", "--json").splitlines()]
    events = command(tmp_path, *call, "events", "--json").splitlines()

    assert threads(desk) == PAGES - len(ODD)
    assert [json.loads(event)["verb"] for event in events] == ["import"]
    (run,) = runs
    assert run["finished_at"] is not None
    expected = (PAGES, PAGES - len(ODD), 0, {"F1": PAGES - len(ODD)})
    assert (run["files"], run["threads_added"], run["unchanged"], run["forms"]) == expected
    assert run["not_taken_in"] == len(ODD)
    if done["run"] is not None:
        assert done["resumed"] or not stored
        assert [one["path"][-8:] for one in done["rejected"]] == [f"{n:04}.txt" for n in ODD]
    command(tmp_path, *call, "check")
