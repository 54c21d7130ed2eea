"""Who asks whom, by a title of the old form alone: `Frage an X von NAME bezüglich T`.

Both names may hold a `von` of their own, so that every one of them is tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.ingest.names.first_names import is_first_name, with_umlauts
from qa_tui.ingest.pages.marks import is_salutation
from qa_tui.ingest.pages.moments import is_moment
from qa_tui.ingest.pages.people import People, fold, words_of
from qa_tui.ingest.pages.titles import ABOUT, FROM, INITIAL, OPENING, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.ingest.pages.lines import Lines

_SLUG = re.compile(r"/profile/([^/?#]{1,120})")
_NOBLE = re.compile(r"\b(?:Freiherr|Freifrau|Freiin|Graf|Gräfin|Prinz|Prinzessin|Fürst|Fürstin)$")
"""Titles behind which a name goes on with `von` or `zu`."""

_PARTICLES = frozenset({"von", "van", "vom", "zu", "zur", "zum", "und", "der", "den", "de", "ten"})
"""Words inside of names that begin with a small letter."""

_MOST_WORDS = 24
_ROWS = 4


@dataclass(frozen=True)
class ReadTitle:
    """A title of the old form.

    Attributes:
        to: Name of the representative.
        asker: Public name of the asker, or None where the title leaves it out.
        topic: Name of the topic, or None.
        sure: Whether nothing else was possible, or something else on the page confirms the names.
        body: Index of the first line below it.
        dangling: Whether it ends in `bezüglich`, its topic being lost.
    """

    to: str
    asker: str | None
    topic: str | None
    sure: bool
    body: int
    dangling: bool = False


def slug_name(url: str | None) -> str | None:
    """The representative's name as the address of a page tells it.

    Addresses have no umlauts; those of known first names are put back.

    Returns:
        The name, such as `Anna Beispiel`; None where the address tells none.
    """
    found = _SLUG.search(url or "")
    parts = [part for part in found[1].split("-") if part.isalpha()] if found else []
    *first, last = [
        part if at and part in _PARTICLES else part.capitalize() for at, part in enumerate(parts)
    ] or [""]
    return " ".join([*map(with_umlauts, first), last]) or None


def read_people(lines: Lines, place: int, url: str | None) -> ReadTitle | None:
    """Read a line as a title of the old form.

    Args:
        lines: The page.
        place: Index of the line.
        url: Address of the page, or None.

    Returns:
        What it tells; None where the line is no such title.
    """
    row = lines.tight(place)
    if not row.startswith(OPENING) or row.count(" ") > 2 * _MOST_WORDS:
        return None
    row, body = _whole(lines, row, place)
    people, about, topic = f"{row} ".removeprefix(OPENING).partition(ABOUT)
    people, topic = people.strip(), topic.strip()
    read = _best(people, [lines.tight(at) for at in range(body, body + _ROWS)], url)
    if read is None or (not about and (read.asker is None or not INITIAL.fullmatch(read.asker))):
        return None
    dangling = bool(about) and not topic
    return ReadTitle(read.to, read.asker, topic or None, read.sure, body, dangling)


def _whole(lines: Lines, row: str, place: int) -> tuple[str, int]:
    """A title that lost links may have broken into several lines, and the first line under it."""
    at = place + 1
    while at < place + _ROWS and goes_on(row):
        more = lines.tight(at)
        if not more or is_moment(more) or is_salutation(more):
            break
        row, at = f"{row} {more}", at + 1
    return row, lines.next_filled(at - 1)


def _best(people: str, letter: Sequence[str], url: str | None) -> ReadTitle | None:
    """The likeliest of the ways to split two names."""
    if not people:
        return None
    parts = people.split(FROM)[:_MOST_WORDS]
    if len(parts) == 1:
        return ReadTitle(people, None, None, sure=True, body=0)
    if len(parts) == 2:
        return ReadTitle(parts[0].strip(), parts[1].strip(), None, sure=True, body=0)
    ways = [
        (FROM.join(parts[:at]).strip(), FROM.join(parts[at:]).strip())
        for at in range(1, len(parts))
    ]
    weighed = [(sum(_reasons(to, asker, letter, url)), to, asker) for to, asker in ways]
    weight, to, asker = max(weighed, key=lambda way: way[0])
    others = [way[0] for way in weighed if way[1] != to]
    return ReadTitle(to, asker, None, not others or weight - max(others) >= 1, 0)


def _reasons(to: str, asker: str, letter: Sequence[str], url: str | None) -> Iterator[float]:
    """What tells for one way to split two names."""
    slug = slug_name(url)
    if slug and [fold(word) for word in words_of(to)] == [fold(word) for word in slug.split()]:
        yield 5
    if People(to, None).named_in(letter):
        yield 4 + 0.1 * to.count(" ")
    if INITIAL.fullmatch(asker):
        yield 1
    if is_first_name(asker.split(" ", maxsplit=1)[0]):
        yield 2
    elif asker[:1].islower():
        yield -1
    if " " in to:
        yield 1
    if _NOBLE.search(to):
        yield -3
    if is_first_name(to.split(" ", maxsplit=1)[0]):
        yield 0.5
