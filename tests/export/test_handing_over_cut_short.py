"""A hand-over that is cut short: no letter is lost, none gets a second identity."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from places import Places, due

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


KILLED_AT = """
import os, signal, sys
from datetime import datetime
from qa_tui.cli.main import root
from qa_tui.cli.session import Session

wanted, folder, now, *words = sys.argv[1:]
seen = []

def watch(event, arguments):
    if event == "os.rename" and not str(arguments[0]).endswith(".db"):
        seen.append(arguments)
        if wanted == f"rename {len(seen)}":
            os.kill(os.getpid(), signal.SIGKILL)
    elif event == "open" and seen and str(arguments[0]) == folder and wanted == "placed":
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
root.main(words, obj=Session(clock=lambda: datetime.fromisoformat(now)))
"""
"""Kills itself when it comes to a step: just before a rename, or when all files have their names
and the letters are not marked yet."""


def run(desk: Desk, places: Places, moment: str, *options: str) -> int:
    """Hand over in a process of its own that may be killed at a moment."""
    folder = places.path.parent if places.kind == "mbox" else places.path
    words = [moment, str(folder), desk.clock().isoformat(), "--db", str(desk.path), "--as", "ann"]
    words += ["notices", "export", *places.options, "--from", "desk@example.org"]
    words += ["--representatives", "office@example.org", *options]
    found = subprocess.run(
        [sys.executable, "-c", KILLED_AT, *words], capture_output=True, check=False, timeout=60
    )
    assert found.returncode in {0, -signal.SIGKILL}, found.stderr.decode()
    return found.returncode


@pytest.mark.parametrize(
    ("places", "moment"),
    [
        *(("mbox", moment) for moment in ("rename 1", "placed")),
        *(("eml-dir", moment) for moment in ("rename 1", "rename 2", "rename 70", "placed")),
    ],
    indirect=["places"],
)
def test_a_cut_in_between_never_makes_a_second_letter_with_another_identity(
    desk: Desk, places: Places, moment: str
) -> None:
    ids = due(desk)
    assert run(desk, places, moment) == -signal.SIGKILL

    assert due(desk) == ids
    out = places.ids()
    assert set(out) <= set(ids)
    assert bool(out) == (moment != "rename 1")
    again = ["--append"] if places.kind == "mbox" else []
    assert run(desk, places, "never", *again) == 0
    assert sorted(places.ids()) == sorted(ids)
    assert due(desk) == []


def test_what_a_cut_left_aside_goes_after_a_day(desk: Desk, places: Places) -> None:
    run(desk, places, "rename 1")
    folder = places.path.parent if places.kind == "mbox" else places.path
    (old,) = folder.glob(".qa-tui-*")
    os.utime(old, (0, 0))
    run(desk, places, "rename 1")
    (young,) = folder.glob(".qa-tui-*")
    assert young != old
    somebody_elses = folder / ".qa-tui-else"
    somebody_elses.mkdir()
    (somebody_elses / "desk.db").touch()
    os.utime(somebody_elses, (0, 0))

    assert run(desk, places, "never") == 0
    assert set(folder.glob(".qa-tui-*")) == {young, somebody_elses}
