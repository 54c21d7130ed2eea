"""Turns rows into records of import runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_tui.domain.imports.report import Guessed, ImportCounts, ImportRun, Rejected
from qa_tui.domain.phrase_json import read_phrase

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Row


def import_run(row: Row) -> ImportRun:
    """A run of the importer."""
    counts = import_counts(row["counts"])
    return ImportRun(
        id=row["id"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        moderator=row["name"],
        withdrawn=bool(row["withdrawn"]),
        paths=tuple(json.loads(row["paths"])),
        counts=counts,
        rejected=row["rejected"] + counts.more_rejected,
    )


def import_counts(text: str) -> ImportCounts:
    """The numbers of a run, of which those of an earlier program's run are missing."""
    return ImportCounts(**json.loads(text))


def rejected(row: Row) -> Rejected:
    """Something that a run did not take in."""
    remedy = row["remedy"]
    return Rejected(
        path=row["path"],
        record=row["record"],
        reason=read_phrase(row["reason"]),
        remedy=None if remedy is None else read_phrase(remedy),
    )


def guessed(row: Row) -> Guessed:
    """A page of which something was inferred."""
    return Guessed(
        path=row["path"],
        thread=row["thread"],
        form=row["form"],
        sureness=row["sureness"],
        fields=tuple(row["guesses"].split()),
    )
