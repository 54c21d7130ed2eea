"""Importing saved pages: a path, progress, what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.imports.words import forms_said, guesses_said, summary
from qa_tui.domain.phrase import N_, NN_
from qa_tui.resources import read_path
from qa_tui.tui import commands as c
from qa_tui.tui.safe import words
from qa_tui.tui.screens.taking_in.long_work import REPORTED, LongWorkScreen
from qa_tui.tui.words.run_words import rejected_words, uncertain_words

if TYPE_CHECKING:
    from qa_tui.domain.imports.report import ImportResult
    from qa_tui.tui.screens.taking_in.long_work import Progress


class ImportScreen(LongWorkScreen):
    """The path of pages; finished pages are kept when it is stopped."""

    called = N_("Import saved pages")
    told = N_(
        "Path of a file or folder; ~ is your home. What was stopped goes on with the same path."
    )
    field = "path"
    starts = N_("import")
    stops = N_("stop; finished pages are kept")
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
        return _report(result, self.app.key_of(c.UNRESOLVED))


def _report(result: ImportResult, unresolved_key: str) -> Content:
    """What was done, and each page that was not understood with the reason."""
    forms, guesses = forms_said(result), guesses_said(result)
    lines = [
        words(summary(result, result.not_taken_in), "bold"),
        *([words(N_("Read: {forms}.", forms=forms))] if forms else []),
        *([words(N_("Guessed: {guesses}.", guesses=guesses))] if guesses else []),
        *uncertain_words(result.unresolved, unresolved_key),
        *map(rejected_words, result.rejected[:REPORTED]),
    ]
    more = result.not_taken_in - REPORTED
    if more > 0:
        lines.append(words(NN_("and {count} more", "and {count} more", more), "$dim"))
    return Content("\n").join(lines)
