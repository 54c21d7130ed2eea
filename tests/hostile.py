"""Texts that do harm where they are shown as they came, each with its class of harm."""

from __future__ import annotations

import json
from pathlib import Path

ROWS: list[dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))

HOSTILE = [row["text"] for row in ROWS]
