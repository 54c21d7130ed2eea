"""A page that a reader has made a thread of, before the store looks for what it knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.imports.addresses import PageAddress, read_address
from qa_tui.domain.text import storable
from qa_tui.store.search.index import spaced_body

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread


@dataclass(frozen=True)
class PageFile:
    """The file that a page came from.

    Attributes:
        path: As it was named at the import.
        raw_hash: SHA-256 of its bytes, in hex.
        encoding: The encoding it was read with.
        captured_at: When it was taken from the site (UTC ISO-8601 with seconds), or None where
            nothing tells.
    """

    path: str
    raw_hash: str
    encoding: str
    captured_at: str | None = None


@dataclass(frozen=True)
class ReadPage:
    """A page that was read, with all that can be made of it without the store.

    Attributes:
        thread: What the reader made of it.
        file: Where it came from.
        bodies: Of each message, the words that the search index is given of it.
        address: What its address tells.
    """

    thread: SourceThread
    file: PageFile
    bodies: tuple[str, ...]
    address: PageAddress

    @classmethod
    def of(cls, thread: SourceThread, file: PageFile) -> ReadPage:
        """Cut the messages of a thread into words."""
        bodies = (
            spaced_body(storable(message.text), storable(message.background))
            for message in thread.messages
        )
        return cls(thread, file, tuple(bodies), read_address(thread.url))
