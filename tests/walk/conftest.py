"""Walks share the hostile desk with the tests of the screens."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tui"))
