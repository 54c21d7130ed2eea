"""How large each table of a file is, page by page; SQLite's own `dbstat` is rarely built in.

The file format: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import mmap
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from qa_tui.store.sqlite import connect

if TYPE_CHECKING:
    from pathlib import Path

_INDEX_INSIDE, _TABLE_INSIDE, _INDEX_LEAF, _TABLE_LEAF = 2, 5, 10, 13
_INSIDE = {_INDEX_INSIDE, _TABLE_INSIDE}


def table_sizes(path: Path) -> dict[str, int]:
    """Measure the tables and indexes of a file.

    Args:
        path: A desk that nobody is writing to.

    Returns:
        Bytes of the pages of each, by the name of the table; an index counts to its table.
    """
    with closing(connect(path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)").fetchall()
        size = int(connection.execute("pragma page_size").fetchone()[0])
        roots = connection.execute(
            "select tbl_name, rootpage from sqlite_schema where rootpage > 0"
        ).fetchall()
    found: Counter[str] = Counter()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pages:
        for name, root in roots:
            found[name] += _Tree(pages, size).count(root) * size
    return dict(found)


class _Tree:
    """Walks the pages of one table or index."""

    def __init__(self, pages: mmap.mmap, size: int) -> None:
        self._pages = pages
        self._size = size
        self._usable = size - pages[20]

    def count(self, root: int) -> int:
        """The number of pages below a page, itself included."""
        found, stack = 0, [root]
        while stack:
            number = stack.pop()
            found += 1
            start = (number - 1) * self._size
            head = start + (100 if number == 1 else 0)
            kind = self._pages[head]
            cells = self._cells(head, start, inside=kind in _INSIDE)
            if kind in _INSIDE:
                stack += [self._number(cell) for cell in cells]
                stack.append(self._number(head + 8))
            if kind != _TABLE_INSIDE:
                found += sum(self._overflow(cell, kind) for cell in cells)
        return found

    def _cells(self, head: int, start: int, *, inside: bool) -> list[int]:
        """Where the cells of a page begin."""
        count = int.from_bytes(self._pages[head + 3 : head + 5], "big")
        first = head + (12 if inside else 8)
        table = self._pages[first : first + 2 * count]
        return [start + int.from_bytes(table[at : at + 2], "big") for at in range(0, 2 * count, 2)]

    def _number(self, at: int) -> int:
        return int.from_bytes(self._pages[at : at + 4], "big")

    def _overflow(self, cell: int, kind: int) -> int:
        """How many pages hold what of a cell does not fit into its own."""
        at = cell + (4 if kind == _INDEX_INSIDE else 0)
        length = 0
        while True:
            byte = self._pages[at]
            length = length << 7 | byte & 0x7F
            at += 1
            if byte < 0x80:
                break
        usable = self._usable
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return 0
        least = (usable - 12) * 32 // 255 - 23
        kept = least + (length - least) % (usable - 4)
        kept = kept if kept <= most else least
        return -(-(length - kept) // (usable - 4))
