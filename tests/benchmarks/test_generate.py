"""The generator: the same seed makes the same desk, and the program finds nothing wrong with it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qa_tui.store.check import check
from qa_tui.store.sqlite import connect

from .generate import generate
from .threads import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

THREADS = 200
TABLES = (
    *COLUMNS,
    "desk",
    "party",
    "topic",
    "representative",
    "mandate",
    "event",
    "change",
    "note",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of 200 threads; read it only."""
    path = tmp_path_factory.mktemp("made") / "desk.db"
    generate(path, THREADS, seed=7)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables hold."""
    with closing(connect(path, read_only=True)) as connection:
        return {
            table: [tuple(row) for row in connection.execute(f"select * from {table}")]
            for table in TABLES
        }


def test_the_same_seed_makes_the_same_desk(made: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again.db", THREADS, seed=7)
    assert rows(tmp_path / "again.db") == rows(made)


def test_another_seed_makes_another_desk(made: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other.db", THREADS, seed=8)
    assert rows(tmp_path / "other.db")["message_text"] != rows(made)["message_text"]


def test_the_desk_is_in_order(made: Path) -> None:
    with closing(connect(made, read_only=True)) as connection:
        connection.execute("begin")
        assert check(connection).faults == ()


def test_it_has_the_shape_that_was_asked_for(made: Path) -> None:
    found = rows(made)
    assert len(found["thread"]) == THREADS
    assert len(found["representative"]) == 2_500
    assert 0.7 < (len(found["message"]) - THREADS) / THREADS < 0.95
    assert len(found["message_text"]) == len(found["message"])


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        generate(path, 1)
    assert path.read_text() == "mine"
