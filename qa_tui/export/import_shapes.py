"""The shapes of JSON that tell of imports.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.imports.report import (
        Guessed,
        ImportCounts,
        ImportResult,
        ImportRun,
        Rejected,
        Unresolved,
    )
    from qa_tui.export.shapes import Shape


def import_shape(
    result: ImportResult, guessed: Iterable[Guessed], *, dry_run: bool = False
) -> Shape:
    """What an import did, as `import --json` prints it and `--report` writes it.

    Args:
        result: What it did.
        guessed: Its pages of which something was inferred.
        dry_run: Whether it was only tried out: then there is no run, and no thread of a page.
    """
    if dry_run:
        guessed = [replace(page, thread=None) for page in guessed]
    return {
        **counts_shape(result),
        **report_shape(result.rejected, guessed, result.unresolved),
        "not_taken_in": result.not_taken_in,
        "run": None if dry_run else result.run,
        "resumed": result.resumed,
        "stopped": result.stopped,
        "dry_run": dry_run,
    }


def run_shape(run: ImportRun) -> Shape:
    """A run, as `imports --json` prints it."""
    return {
        "run": run.id,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "moderator": run.moderator,
        "withdrawn": run.withdrawn,
        "paths": list(run.paths),
        **counts_shape(run.counts),
        "not_taken_in": run.rejected,
    }


def counts_shape(counts: ImportCounts) -> Shape:
    """The numbers of an import."""
    return {
        "files": counts.files,
        "threads_added": counts.threads_added,
        "threads_updated": counts.threads_updated,
        "captures": counts.captures,
        "unchanged": counts.unchanged,
        "forms": dict(counts.forms),
        "guesses": dict(counts.guesses),
        "no_pages": dict(counts.no_pages),
    }


def report_shape(
    rejected: Iterable[Rejected], guessed: Iterable[Guessed], unresolved: Iterable[Unresolved]
) -> Shape:
    """What of an import was refused, guessed, or is not known, each with its place."""
    return {
        "rejected": [
            {
                "path": one.path,
                "record": one.record,
                "reason": say(one.reason),
                "remedy": None if one.remedy is None else say(one.remedy),
            }
            for one in rejected
        ],
        "guessed": [
            {
                "path": one.path,
                "thread": one.thread,
                "form": one.form,
                "sureness": one.sureness,
                "fields": list(one.fields),
            }
            for one in guessed
        ],
        "unresolved": [
            {"name": one.name, "threads": one.threads, "uncertain": one.uncertain}
            for one in unresolved
        ],
    }
