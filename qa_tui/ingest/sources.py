"""Cuts what is to be imported into pieces of work, in the order of the files.

Files of one page are read in the pieces; archives are walked through here, and only their pages
go into pieces.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.jsonl import is_jsonl, read_jsonl
from qa_tui.ingest.reading import SavedPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from qa_tui.domain.imports.report import NoPage, Rejected
    from qa_tui.ingest.limits import Limits
    from qa_tui.ingest.reading import Streamed, Unread

CHUNK = 64
"""Pages that a process reads before it hands over what it found."""

CHUNK_BYTES = 1_000_000
"""Bytes of pages in memory from which on they are handed out to be read."""

PIECE_SECONDS = 0.2
"""Seconds after which a piece ends, so that one sees how far a long archive is."""


@dataclass(frozen=True)
class FileToRead:
    """A file of the import.

    Attributes:
        path: Where it lies.
        size: Its bytes; one at least, so that empty files count too.
    """

    path: Path
    size: int

    @classmethod
    def of(cls, path: Path) -> FileToRead:
        """Ask the system for the size of a file."""
        try:
            return cls(path, max(1, path.stat().st_size))
        except (OSError, ValueError):
            return cls(path, 1)


@dataclass(frozen=True)
class Piece:
    """Pages that are read together.

    Attributes:
        pages: The pages; what was already rejected keeps its place among them.
        ended: Of each page the bytes of the file that ends with it, or 0.
        passed: Bytes of the file behind the pages that are done, too.
        ends: Whether a file of many pages ends behind them.
    """

    pages: tuple[Unread | Rejected | NoPage, ...]
    ended: tuple[int, ...] = ()
    passed: int = 0
    ends: bool = False

    @property
    def size(self) -> int:
        """Bytes that the pages take in memory, about."""
        return sum(getattr(page, "size", 0) for page in self.pages)


def cut_into_pieces(files: Sequence[FileToRead], limits: Limits) -> Iterator[Piece]:
    """Cut files into pieces.

    Args:
        files: The files.
        limits: What is refused.

    Yields:
        Pieces; an archive is read on while they are asked for.
    """
    from qa_tui.ingest.archives.warc import is_archive, read_archive  # noqa: PLC0415 - only for an import

    saved: list[FileToRead] = []
    for file in files:
        walk = (
            read_jsonl if is_jsonl(file.path) else read_archive if is_archive(file.path) else None
        )
        if walk is None:
            saved.append(file)
        if saved and (walk is not None or len(saved) >= CHUNK):
            yield _together(saved)
            saved = []
        if walk is not None:
            yield from _gathered(walk(file.path, limits), file.size)
    if saved:
        yield _together(saved)


def _together(files: Sequence[FileToRead]) -> Piece:
    """A piece of files that are one page each."""
    return Piece(tuple(SavedPage(file.path) for file in files), tuple(file.size for file in files))


def _gathered(stream: Iterable[Streamed], size: int) -> Iterator[Piece]:
    """Gather the pages of a file of many."""
    pages: list[Unread | Rejected | NoPage] = []
    held, done, until = 0, 0, time.monotonic() + PIECE_SECONDS
    for page, position in stream:
        if page is not None:
            pages.append(page)
            held += getattr(page, "size", 0)
        if len(pages) >= CHUNK or held >= CHUNK_BYTES or time.monotonic() > until:
            passed = max(done, min(position, size))
            yield Piece(tuple(pages), (0,) * len(pages), passed - done)
            pages, held, done = [], 0, passed
            until = time.monotonic() + PIECE_SECONDS
    yield Piece(tuple(pages), (0,) * len(pages), size - done, ends=True)
