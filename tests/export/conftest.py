"""A sample desk with letters that are ready, and the places they may go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

    from qa_tui.store.desk import Desk


@pytest.fixture(params=["mbox", "eml-dir"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    return Places(request.param, tmp_path / "out")


@pytest.fixture
def desk(sample_desk: Desk, clock: Clock) -> Desk:
    """The sample desk, an hour later: every letter is ready."""
    clock.advance(hours=1)
    return sample_desk
