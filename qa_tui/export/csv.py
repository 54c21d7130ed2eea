"""Writes published threads as CSV for spreadsheets, in which no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qa_tui.domain.text import WHOLE, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.store.messages.published import Published

COLUMNS = (
    *("thread", "form", "title", "to", "topic", "public_state", "url", "kind", "author", "party"),
    *("date", "standard_reply", "text", "background", "annotation"),
)
"""The names of the columns; they never change, further ones may come at the end."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Stands before the first line: without it spreadsheets garble umlauts."""

_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def heading() -> bytes:
    """The first line, with what spreadsheets need before it."""
    return BYTE_ORDER_MARK + _lines([COLUMNS])


def thread_lines(one: Published) -> bytes:
    """Write the messages of a thread, one row each.

    Args:
        one: The thread.

    Returns:
        CSV as RFC 4180 has it, in UTF-8, with a line end.
    """
    return _lines(_rows(one))


def cell(raw: str | None) -> str:
    """Make outside text a cell that a spreadsheet shows and never reckons.

    Args:
        raw: The text as it came; None for an empty cell.

    Returns:
        Cleaned text; before one that would become a formula stands an apostrophe.
    """
    if not raw:
        return ""
    text = clean(raw, limit=WHOLE).text
    starts = {raw[:1], text[:1], text.lstrip()[:1]}
    return text if starts.isdisjoint(_FORMULA_STARTS) else f"'{text}"


def _rows(one: Published) -> Iterator[tuple[str, ...]]:
    thread = one.thread
    shared = (thread.title, thread.to, thread.topic, str(one.public_state), thread.url)
    for message in thread.messages:
        told = (str(message.kind), message.author, message.party, message.date)
        texts = (message.text, message.background, message.annotation)
        yield (
            str(one.id),
            str(thread.form),
            *map(cell, (*shared, *told)),
            "yes" if message.standard_reply else "",
            *map(cell, texts),
        )


def _lines(rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
