"""A trial desk holds what matching needs, nothing private, and is gone afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.ingest.trial import trial_desk
from qa_tui.store.check import check

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

PRIVATE = (
    "select count(*) from asker where coalesce(first_name, last_name, email, town, phone) <> ''",
    "select count(*) from asker_name",
    "select count(*) from note",
    "select count(*) from notice",
    "select count(*) from draft",
)


def test_nothing_private_is_copied_and_nothing_stays(sample_desk: Desk, clock) -> None:
    before = sample_desk.path.read_bytes()
    with trial_desk(sample_desk.path, clock) as desk:
        folder = desk.path.parent
        with desk.reading() as connection:
            assert [connection.execute(query).fetchone()[0] for query in PRIVATE] == [0] * 5
            assert connection.execute("select count(*) from thread").fetchone()[0] == 80
            assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    assert sample_desk.path.read_bytes() == before


def test_a_desk_that_is_missing_is_an_empty_one(tmp_path, clock) -> None:
    with trial_desk(tmp_path / "none" / "desk.db", clock) as desk, desk.reading() as connection:
        assert check(connection).faults == ()
    assert list(tmp_path.iterdir()) == []
