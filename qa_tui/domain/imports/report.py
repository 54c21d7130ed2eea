"""What an import did: counts, and what was rejected, guessed or unknown, with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.domain.phrase import Phrase


@dataclass(frozen=True)
class Rejected:
    """Something that was not taken in.

    Attributes:
        path: The file or folder, as it was named or found.
        record: Number of the record in it, counted from 1; None where the file is one page.
        reason: Why.
        remedy: What to do about it, or None.
    """

    path: str
    record: int | None
    reason: Phrase
    remedy: Phrase | None = None


class NoPage(StrEnum):
    """What a crawl keeps of a server besides pages; it is passed over and counted."""

    REDIRECT = "redirect"
    MISSING = "missing"
    FAILURE = "failure"


@dataclass(frozen=True)
class Guessed:
    """A page of which something was inferred.

    Attributes:
        path: Its file, with the number of the record where that holds many.
        thread: Id of its thread; None where nothing was stored.
        form: Name of its form, such as `F3`.
        sureness: How sure the reader was, from 0 to 1.
        fields: What was a guess.
    """

    path: str
    thread: int | None
    form: str
    sureness: float
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Unresolved:
    """Somebody who is named on pages and whom the directory does not know.

    Attributes:
        name: The name as the pages have it.
        threads: How many threads of the import are theirs.
        uncertain: Whether the directory has people of that name, of whom nobody was chosen yet.
    """

    name: str
    threads: int
    uncertain: bool = False


@dataclass(frozen=True)
class ImportCounts:
    """The numbers of an import.

    Attributes:
        files: Paths that were looked at.
        threads_added: Pages that made a thread.
        threads_updated: Pages that brought something new to a thread, or brought it back.
        captures: Pages that were kept as further captures of a thread and changed nothing else.
        unchanged: Pages that were imported before.
        forms: How many pages of each form were read; known ones are not read again.
        guesses: Of how many of these each field was a guess.
        no_pages: How many answers of a server hold no page, by their kind.
        more_rejected: How much was not taken in beyond what is kept of it with its reasons.
    """

    files: int = 0
    threads_added: int = 0
    threads_updated: int = 0
    captures: int = 0
    unchanged: int = 0
    forms: Mapping[str, int] = field(default_factory=Counter)
    guesses: Mapping[str, int] = field(default_factory=Counter)
    no_pages: Mapping[str, int] = field(default_factory=Counter)
    more_rejected: int = 0

    @property
    def accepted(self) -> int:
        """Pages that were taken in or known already."""
        return self.threads_added + self.threads_updated + self.captures + self.unchanged


@dataclass(frozen=True)
class ImportResult(ImportCounts):
    """What an import did; its numbers are those of the whole run, also where it was gone on with.

    Attributes:
        rejected: What was not taken in, in the order of finding it.
        unresolved: Who is asked on its pages and not known to the directory.
        run: Number of the run; None where nothing was stored.
        resumed: Whether the run was stopped or cut off before, and was gone on with.
        stopped: Whether it was stopped before the end; what is counted was kept.
    """

    rejected: tuple[Rejected, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    run: int | None = None
    resumed: bool = False
    stopped: bool = False

    @property
    def not_taken_in(self) -> int:
        """How many files and records were not taken in."""
        return len(self.rejected) + self.more_rejected


@dataclass(frozen=True)
class ImportRun:
    """A run of the importer.

    Attributes:
        id: Its number.
        started_at: UTC moment.
        finished_at: UTC moment of its end; None where it was stopped or cut off.
        moderator: Name of who imported.
        withdrawn: Whether it was taken back.
        paths: What was imported, as it was named.
        counts: Its numbers.
        rejected: How many files and records were not taken in.
    """

    id: int
    started_at: str
    finished_at: str | None
    moderator: str
    withdrawn: bool
    paths: tuple[str, ...]
    counts: ImportCounts
    rejected: int


@dataclass(frozen=True)
class RunReport:
    """What is told of a run; of what there can be very much of, only the first.

    Attributes:
        run: The run.
        rejected: What was not taken in.
        guessed: Pages of which something was inferred.
        unresolved: Who is asked on its pages and not known to the directory.
    """

    run: ImportRun
    rejected: tuple[Rejected, ...]
    guessed: tuple[Guessed, ...]
    unresolved: tuple[Unresolved, ...]
