"""The shapes of JSON that tell of imports.

Names and types never change; further keys may come. Unknown values are null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.import_report import (
        Guessed,
        ImportCounts,
        ImportResult,
        ImportRun,
        Rejected,
        Unresolved,
    )

    Shape = dict[str, object]


def import_shape(result: ImportResult, guessed: Iterable[Guessed]) -> Shape:
    """What an import did, as `import --json` prints it and `--report` writes it."""
    return {
        **counts_shape(result),
        **report_shape(result.rejected, guessed, result.unresolved),
        "run": result.run,
        "resumed": result.resumed,
        "stopped": result.stopped,
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
        "unresolved": [{"name": one.name, "threads": one.threads} for one in unresolved],
    }
