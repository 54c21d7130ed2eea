"""What all tests share: a fixed zone, a clock that stands still, desks, and English."""

from __future__ import annotations

import gc
import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from platformdirs import user_config_path

from qa_tui.i18n import use_language
from qa_tui.ingest.sample import load_sample
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.desk import Desk

os.environ["TZ"] = "Europe/Berlin"
time.tzset()

# Deterministic, so that a run that passes here passes elsewhere. To look further, run with
# `--hypothesis-profile=hunt`.
settings.register_profile("house", deadline=None, derandomize=True, database=None, max_examples=150)
settings.register_profile("hunt", deadline=None, database=None, max_examples=10_000)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """Look for garbage rarely, and not among the tests: screens would be a quarter slower."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""The moment at which every test begins: a Sunday, 10:30 in Berlin."""


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **distance: float) -> datetime:
        """Move on by so many `seconds`, `minutes`, `hours`, `days` or `weeks`."""
        self.now += timedelta(**distance)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the desks of this test."""
    return Clock()


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test speaks English unless it asks for `german`."""
    use_language("en")


@pytest.fixture
def german(english: None) -> Iterator[None]:
    """This test speaks German."""
    use_language("de")
    yield
    use_language("en")


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of settings in which nothing of whoever runs the tests stands."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    folder = Path(user_config_path("qa-tui", appauthor=False))
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk, made once for each test process; never open it, copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    load_sample(
        open_desk(path, create=True, name="Musterpult", sample=True, clock=Clock()),
    )
    return path


@pytest.fixture
def sample_desk(sample_file: Path, tmp_path: Path, clock: Clock) -> Desk:
    """A private copy of the sample desk."""
    path = tmp_path / "sample.db"
    shutil.copy(sample_file, path)
    return open_desk(path, clock=clock)


@pytest.fixture
def empty_desk(tmp_path: Path, clock: Clock) -> Desk:
    """A desk without threads, topics or people."""
    return open_desk(tmp_path / "desk.db", create=True, name="Musterpult", clock=clock)
