"""Walks share the hostile desk with the tests of the screens, and use the tool for recordings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

TESTS = Path(__file__).parents[1]

sys.path += [str(TESTS / "tui"), str(TESTS.parent / "tools")]


def pytest_configure(config: pytest.Config) -> None:
    """Let pexpect fork, of which Python 3.12 warns where threads run, as those of xdist do."""
    config.addinivalue_line("filterwarnings", "ignore:.*forkpty:DeprecationWarning")
