"""Last names that are common where German is spoken."""

from __future__ import annotations

from functools import cache

from qa_tui.ingest.rot13 import rot13
from qa_tui.resources import data_path


@cache
def _last_names() -> frozenset[str]:
    """The names of `data/last_names.txt`, whose first lines tell where they are from."""
    listed = data_path("last_names.txt").read_text(encoding="utf-8")
    return frozenset(row.casefold() for row in listed.splitlines() if not row.startswith("#"))


def hides_last_name(word: str) -> bool:
    """Whether a word, or its part before a hyphen, is a known last name that was hidden."""
    first = word.partition("-")[0].casefold()
    return rot13(first) in _last_names() and first not in _last_names()
