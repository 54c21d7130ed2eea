"""The report of an import beside the list: its sums, and what was refused, guessed, not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.imports.guesses import GUESS_NAMES, guess_names
from qa_tui.domain.imports.words import sums, uncertain_said
from qa_tui.domain.moments import short_moment
from qa_tui.domain.phrase import N_, NN_, Decimal, Phrase
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, outside, own, words
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from qa_tui.domain.imports.report import Guessed, ImportRun, Rejected, RunReport, Unresolved

MOST = 200
"""Rejects, guesses and people that are named, at most."""

_NUMBER = 9


def report_words(report: RunReport, key_of: Callable[[str], str]) -> Content:
    """The report of an import.

    Args:
        report: What is told of it, of rejects and guesses the first `MOST`.
        key_of: Tells the key of a command.
    """
    run, people, guessed = report.run, report.unresolved, report.guessed
    forms, guesses = run.counts.forms, run.counts.guesses
    return Content("\n\n").join(
        [
            _head(run, key_of("import")),
            _counted(sums(run.counts, run.rejected)),
            *uncertain_words(people, key_of("unresolved")),
            *_section(N_("Read as"), _forms(forms), len(forms)),
            *_section(N_("Guessed"), _guesses(guesses), len(guesses)),
            *_section(N_("Not known to the directory"), _unknown(people), len(people)),
            *_section(
                N_("Not taken in"), _lines(map(rejected_words, report.rejected)), run.rejected
            ),
            *_section(N_("Pages with guesses"), _lines(map(_guessed, guessed)), len(guessed)),
        ]
    )


def uncertain_words(people: Sequence[Unresolved], key: str) -> list[Content]:
    """How many people on pages could be somebody in the directory; nothing where nobody could.

    Args:
        people: Who is not known to the directory.
        key: The key that leads to them.
    """
    said = uncertain_said(people, key)
    return [] if said is None else [words(said, "$state-pending")]


def _head(run: ImportRun, import_key: str) -> Content:
    """Which import it is, and what can be done about it."""
    begun = N_("{at} · {who}", at=short_moment(run.started_at), who=run.moderator)
    lines = [words(N_("Import {id}", id=run.id), "bold"), words(begun, "$dim")]
    lines += [outside(path, "$dim") for path in run.paths[:MOST]]
    if run.withdrawn:
        lines.append(words(N_("Taken back: nothing of it is in the lists.")))
    elif run.finished_at is None:
        lines.append(
            words(
                N_("Not finished: {key} and the same path go on with it.", key=import_key),
                "$state-pending",
            )
        )
    return Content("\n").join(lines)


def _section(name: Phrase, shown: Content, number: int) -> list[Content]:
    """A heading with what stands below it; nothing where that is empty."""
    if not number:
        return []
    parts = [words(name, "bold"), shown]
    if number > MOST:
        more = NN_("… and {count} more", "… and {count} more", number - MOST)
        parts.append(words(more, "$dim"))
    return [Content("\n").join(parts)]


def _forms(numbers: Mapping[str, int]) -> Content:
    """How many pages have which form."""
    return _counted((number, Phrase("{form}", {"form": form})) for form, number in _often(numbers))


def _guesses(numbers: Mapping[str, int]) -> Content:
    """How often what was a guess."""
    known = ((name, number) for name, number in _often(numbers) if name in GUESS_NAMES)
    return _counted((number, GUESS_NAMES[name]) for name, number in known)


def _unknown(people: Sequence[Unresolved]) -> Content:
    """Whom the directory does not know, and in how many threads they stand."""
    return _counted((one.threads, Phrase("{name}", {"name": one.name})) for one in people[:MOST])


def _counted(lines: Iterable[tuple[int, Phrase]]) -> Content:
    """Numbers aligned to the right, and of what they are."""
    return Content("\n").join(
        Content.assemble(
            content(SafeText.literal(f"{grouped(number):>{_NUMBER}}  ")), words(phrase)
        )
        for number, phrase in lines
    )


def _lines(blocks: Iterable[Content]) -> Content:
    return Content("\n").join(blocks)


def _often(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most frequent first."""
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))


def rejected_words(one: Rejected) -> Content:
    """What was not taken in, where it stands, why, and what to do."""
    place = one.path if one.record is None else f"{one.path}:{one.record}"
    lines = [words(one.reason)]
    if one.remedy is not None:
        lines.append(words(one.remedy, "$dim"))
    return _entry(place, *lines)


def _entry(path: str, *lines: Content) -> Content:
    """A page with what is told of it; both hang, so that one sees where the next one begins."""
    head = Content.assemble(own("·  ", "$dim"), outside(path, "$dim"))
    return Content("\n   ").join([head, *lines])


def _guessed(page: Guessed) -> Content:
    """A page, and what of it was a guess."""
    said = N_(
        "{fields} · thread {thread}, {form}, {sureness}",
        fields=guess_names(page.fields),
        thread=page.thread,
        form=page.form,
        sureness=Decimal(page.sureness, 2),
    )
    return _entry(page.path, words(said))
