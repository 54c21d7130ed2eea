"""Importing saved pages: a path, progress, what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, NN_
from qa_tui.resources import read_path
from qa_tui.tui.safe import outside, words
from qa_tui.tui.screens.long_work import REPORTED, LongWorkScreen

if TYPE_CHECKING:
    from qa_tui.domain.import_report import ImportResult, Rejected
    from qa_tui.tui.screens.long_work import Progress


class ImportScreen(LongWorkScreen):
    """The path of pages; finished pages are kept when it is stopped."""

    called = N_("Import saved pages")
    told = N_("Path of a file or folder; ~ is your home.")
    field = "path"
    starts = N_("import")
    stops = N_("stop (finished pages are kept), or close")
    of_bytes = True

    def work(self, wanted: str, show: Progress) -> Content:
        """Import what stands at a path."""
        from qa_tui.ingest.pipeline import import_paths  # noqa: PLC0415 - rarely used

        result = import_paths(
            self.app.desk,
            self.app.actor,
            [read_path(wanted)],
            progress=show,
            stop=self.stopping.is_set,
        )
        return _report(result)


def _report(result: ImportResult) -> Content:
    """What was done, and each page that was not understood with the reason."""
    done = words(
        N_(
            "{files} files: {added} threads added, {updated} updated, {captures} further "
            "captures, {same} known, {rejected} not imported.",
            files=result.files,
            added=result.threads_added,
            updated=result.threads_updated,
            captures=result.captures,
            same=result.unchanged,
            rejected=len(result.rejected),
        ),
        "bold",
    )
    shown = [_rejected(item) for item in result.rejected[:REPORTED]]
    more = len(result.rejected) - len(shown)
    if more:
        shown.append(words(NN_("and {count} more", "and {count} more", more), "$dim"))
    return Content("\n").join([done, *shown])


def _rejected(item: Rejected) -> Content:
    """What was not taken in, where it stands, why, and what to do."""
    place = item.path if item.record is None else f"{item.path}:{item.record}"
    lines = [outside(place, "$dim"), Content.assemble("  ", words(item.reason))]
    if item.remedy is not None:
        lines.append(Content.assemble("  ", words(item.remedy, "$dim")))
    return Content("\n").join(lines)
