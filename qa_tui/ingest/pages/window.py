"""The title of the browser's window, which archives put above the text of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.foot import is_of_a_letter
from qa_tui.ingest.pages.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_SITE = "abgeordnetenwatch.de"
_WINDOW = re.compile(r"(.{1,500}?) [|–»·-] (?:www\.)?abgeordnetenwatch\.de")


def window_title(lines: Lines) -> str | None:
    """The title of a thread in the first line of a page, with the site's name behind it.

    Args:
        lines: The page, with a first line.

    Returns:
        The title; None where no window shows one.
    """
    row = lines.tight(0)
    found = _WINDOW.fullmatch(row) if row.endswith(_SITE) else None
    return found[1] if found else None


def titled(lines: Lines, title: str) -> Lines:
    """A page with the bare title of its window in the first line."""
    return Lines((title, *lines.rows[1:]))


def below_window(lines: Lines, title: str) -> Lines:
    """A page from its own title on, without the way to the page above it.

    Args:
        lines: The page.
        title: That of its window.

    Returns:
        The lines from the last one that repeats the title above all letters; the same page where
        none does.
    """
    start = max(_repeated(lines, title), default=0)
    return Lines(lines.rows[start:])


def _repeated(lines: Lines, title: str) -> Iterator[int]:
    """Yield the lines that are the title, down to the first letter."""
    for place in range(1, len(lines)):
        row = lines.tight(place)
        if row == title:
            yield place
        elif is_of_a_letter(row):
            return
