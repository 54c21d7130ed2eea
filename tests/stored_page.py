"""Stores a single page, where an import stores many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.imports.pages import store_pages
from qa_tui.store.imports.read_page import ReadPage

if TYPE_CHECKING:
    from qa_tui.domain.imports.source import SourceThread
    from qa_tui.store.imports.pages import PageOutcome
    from qa_tui.store.imports.read_page import PageFile
    from qa_tui.store.writer import Writer


def store_page(writer: Writer, run: int, page: SourceThread, file: PageFile) -> PageOutcome:
    """Store what one page says, and tell what became of it."""
    (outcome,) = store_pages(writer, run, [ReadPage.of(page, file)])
    return outcome
