"""Imports as rows: how long ago and what came in; then who imported what, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from qa_tui.domain.imports.report import ImportRun
from qa_tui.domain.imports.words import new_threads, run_status
from qa_tui.domain.text import clean
from qa_tui.i18n import age, cut_sign, drawn, say
from qa_tui.tui.lists.aged_list import AgedList
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.unmarked_list import UnmarkedList
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook

_AGE, _NUMBER = 6, 9
_INDENT = _AGE + 2 + _NUMBER


class RunList(AgedList[ImportRun], UnmarkedList[ImportRun]):
    """The imports, the newest first; nothing here is marked."""

    def draw(self, row: ImportRun, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of an import."""
        if part == 0:
            return self._first(row, width, chosen=look.chosen)
        who = fit(clean(row.moderator, one_line=True, limit=80).text, 20)
        room = max(width - _INDENT - cell_len(who) - 4, 1)
        return [(" " * _INDENT, ""), (f"{who}{drawn(' · ')}", "dim"), (_place(row, room), "dim")]

    def _first(self, row: ImportRun, width: int, *, chosen: bool) -> list[Piece]:
        when = clean(age(row.started_at, self.clock()), one_line=True, limit=20).text
        status = run_status(row)
        said = clean(say(status), one_line=True, limit=40).text if status else ""
        room = max(width - _INDENT - cell_len(said) - 3, 1)
        new = fit(clean(say(new_threads(row.counts)), one_line=True, limit=80).text, room)
        title = "dim" if row.withdrawn else ("chosen" if chosen else "title")
        return [
            (when.rjust(_AGE) + "  ", "dim"),
            (f"{grouped(row.counts.threads_added):>{_NUMBER - 1}} ", title),
            (new + " " * (room - cell_len(new)), title),
            (" ", ""),
            (said, "dim" if row.withdrawn else "old"),
        ]


def _place(row: ImportRun, room: int) -> str:
    """Where it came from, and how many places more; of a long path the end says most."""
    if not row.paths:
        return drawn("–")
    more = f"  +{len(row.paths) - 1}" if len(row.paths) > 1 else ""
    path = clean(row.paths[0], one_line=True, limit=4000).text
    room = max(room - len(more), 1)
    if cell_len(path) > room:
        while path and cell_len(path) >= room:
            path = path[1:]
        path = f"{cut_sign()}{path}"
    return path + more
