"""Counts what an import has done so far, including before it was interrupted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa_tui.domain.imports.report import ImportCounts, NoPage
from qa_tui.store.imports.pages import PageOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_tui.domain.imports.report import Rejected
    from qa_tui.store.imports.read_page import ReadPage


MOST_REJECTED = 10_000
"""Rejects that are kept with their reasons; of all others only the number."""


@dataclass
class Tally:
    """What an import has done.

    Attributes:
        before: The numbers of its run when that was cut off.
        files: Paths that were looked at.
        outcomes: What became of the pages.
        forms: How many pages of each form were read.
        guesses: Of how many of these each field was a guess.
        no_pages: What servers sent instead of pages, by kind.
        rejected: What was not taken in, as far as it is kept.
        more: How much was not taken in besides.
        told: How much of that is written to the desk.
    """

    before: ImportCounts = field(default_factory=ImportCounts)
    files: int = 0
    outcomes: Counter[PageOutcome] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    guesses: Counter[str] = field(default_factory=Counter)
    no_pages: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    more: int = 0
    told: int = 0

    def passed_over(self, found: Rejected | NoPage | None) -> None:
        """Count what is no page, or a known one."""
        if found is None:
            self.outcomes[PageOutcome.UNCHANGED] += 1
        elif isinstance(found, NoPage):
            self.no_pages[found.value] += 1
        elif len(self.rejected) < MOST_REJECTED:
            self.rejected.append(found)
        else:
            self.more += 1

    def after(
        self, pages: Sequence[ReadPage], outcomes: Iterable[PageOutcome], known: int
    ) -> Tally:
        """The tally when further pages will have been stored.

        Args:
            pages: The pages.
            outcomes: What becomes of each.
            known: How many further pages are known already.
        """
        return replace(
            self,
            outcomes=self.outcomes + Counter(outcomes) + Counter({PageOutcome.UNCHANGED: known}),
            forms=self.forms + Counter(page.thread.page_form for page in pages),
            guesses=self.guesses
            + Counter(guess for page in pages for guess in set(page.thread.guesses)),
            told=len(self.rejected),
        )

    @property
    def untold(self) -> list[Rejected]:
        """What was not taken in and is not written to the desk."""
        return self.rejected[self.told :]

    @property
    def counts(self) -> ImportCounts:
        """The numbers of the whole run: what it had stored when it was cut off is known since."""
        before, known = self.before, self.outcomes[PageOutcome.UNCHANGED]
        return ImportCounts(
            files=max(before.files, self.files),
            threads_added=before.threads_added + self.outcomes[PageOutcome.ADDED],
            threads_updated=before.threads_updated + self.outcomes[PageOutcome.UPDATED],
            captures=before.captures + self.outcomes[PageOutcome.CAPTURED],
            unchanged=max(before.unchanged, known - (before.accepted - before.unchanged)),
            forms=Counter(before.forms) + self.forms,
            guesses=Counter(before.guesses) + self.guesses,
            no_pages=Counter(before.no_pages) | self.no_pages,
            more_rejected=max(before.more_rejected, self.more),
        )
