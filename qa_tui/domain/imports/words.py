"""An import in words: its sums, forms and guesses, and its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.imports.guesses import GUESS_NAMES
from qa_tui.domain.imports.report import NoPage
from qa_tui.domain.phrase import N_, NN_, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.imports.report import ImportCounts, ImportRun, Rejected, Unresolved


def new_threads(counts: ImportCounts) -> Phrase:
    """What a number of new threads is called."""
    return NN_("new thread", "new threads", counts.threads_added)


def sums(counts: ImportCounts, rejected: int) -> list[tuple[int, Phrase]]:
    """The numbers of an import and of what they are; what did not happen is left out.

    Args:
        counts: Its numbers.
        rejected: How many files and records were not taken in.
    """
    counted = (
        (counts.threads_added, new_threads(counts)),
        (
            counts.threads_updated,
            NN_("thread with something new", "threads with something new", counts.threads_updated),
        ),
        (
            counts.captures,
            NN_(
                "further capture of a known thread",
                "further captures of known threads",
                counts.captures,
            ),
        ),
        (
            counts.unchanged,
            NN_("page known already", "pages known already", counts.unchanged),
        ),
        *_no_pages(counts),
        (rejected, NN_("file not accepted", "files not accepted", rejected)),
    )
    return [(number, phrase) for number, phrase in counted if number]


def _no_pages(counts: ImportCounts) -> list[tuple[int, Phrase]]:
    """What servers sent instead of pages."""
    redirects, missing, failures = (counts.no_pages.get(kind, 0) for kind in NoPage)
    return [
        (redirects, NN_("redirect passed over", "redirects passed over", redirects)),
        (missing, NN_("missing page passed over", "missing pages passed over", missing)),
        (failures, NN_("server error passed over", "server errors passed over", failures)),
    ]


def summary(counts: ImportCounts, rejected: int) -> Phrase:
    """What an import did, in a sentence.

    Args:
        counts: Its numbers.
        rejected: How many files and records were not taken in.
    """
    parts = tuple(
        N_("{number} {what}", number=number, what=what) for number, what in sums(counts, rejected)
    )
    if counts.threads_added or counts.threads_updated or counts.captures:
        return N_("{parts}.", parts=parts)
    return N_("Nothing has changed: {parts}.", parts=parts) if parts else N_("Nothing has changed.")


def forms_said(counts: ImportCounts) -> Phrase | None:
    """How many pages of each form were read, the most frequent first; None where none was."""
    parts = tuple(
        N_("{number} as {form}", number=number, form=form)
        for form, number in sorted(counts.forms.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return N_("{parts}", parts=parts) if parts else None


def guesses_said(counts: ImportCounts) -> Phrase | None:
    """On how many pages what was a guess, the most frequent first; None where nothing was."""
    parts = tuple(
        NN_("{field} on {count} page", "{field} on {count} pages", number, field=GUESS_NAMES[name])
        for name, number in sorted(counts.guesses.items(), key=lambda pair: (-pair[1], pair[0]))
        if name in GUESS_NAMES
    )
    return N_("{parts}", parts=parts) if parts else None


def uncertain_said(people: Iterable[Unresolved], way: str | Phrase) -> Phrase | None:
    """How many people on pages could be somebody of the directory; None where nobody could.

    Args:
        people: Who is asked and not known to the directory.
        way: The key or the call that leads to them.
    """
    count = sum(one.uncertain for one in people)
    if not count:
        return None
    return NN_(
        "{count} name could be somebody in the directory: {way} asks.",
        "{count} names could be people in the directory: {way} asks.",
        count,
        way=way,
    )


def run_status(run: ImportRun) -> Phrase | None:
    """What is special about a run; None where it came to its end and is in the lists."""
    if run.withdrawn:
        return N_("taken back")
    return None if run.finished_at else N_("not finished")


def more_rejected_said(counts: ImportCounts) -> Phrase:
    """How much was not taken in beyond what is kept of it."""
    more = counts.more_rejected
    return NN_(
        "{count} more was not accepted; its reason was not kept.",
        "{count} more were not accepted; their reasons were not kept.",
        more,
    )


def rejected_said(rejected: Rejected) -> Phrase:
    """What was not taken in, where it stands, and why."""
    place = {"path": rejected.path, "reason": rejected.reason}
    if rejected.record is None:
        return N_("{path}: {reason}", **place)
    return N_("{path}:{record}: {reason}", record=rejected.record, **place)
