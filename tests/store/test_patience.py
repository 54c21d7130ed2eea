"""A file that somebody has alone for a moment can be opened as soon as they let go of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from qa_tui.store import sqlite
from qa_tui.store.sqlite import OperationalError, connect, patiently

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def test_opening_waits_for_who_has_the_file_alone(empty_desk: Desk, monkeypatch) -> None:
    holder = connect(empty_desk.path)
    holder.execute("pragma locking_mode = exclusive")
    holder.execute("begin immediate")
    holder.execute("create table if not exists held (id integer)")
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        holder.close()

    monkeypatch.setattr(sqlite.time, "sleep", pause)
    connection = connect(empty_desk.path)
    assert connection.execute("select count(*) from desk").fetchone()[0] == 1
    connection.close()
    assert len(pauses) == 1


def test_patience_ends(empty_desk: Desk) -> None:
    holder, other = connect(empty_desk.path), connect(empty_desk.path)
    holder.execute("begin immediate")
    begun = time.monotonic()
    with pytest.raises(OperationalError):
        patiently(lambda: other.execute("begin immediate"), 0.0)
    assert time.monotonic() - begun < sqlite.PATIENCE
    holder.close()
    other.close()
