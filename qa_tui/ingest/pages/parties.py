"""Party labels as pages show them, and where a name ends and a label begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qa_tui.ingest.pages.lines import squeeze
from qa_tui.resources import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MOST_WORDS = 10
_LONGEST_LABEL = 120
_LEAST_WORDS = 3
_GREETED = re.compile(
    r"(?:sehr geehrte|liebe|guten tag|hallo|werte)r? (?:herr|frau) ", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_FEW_WORDS = re.compile(r"(?=.{2,40}$)[^\W_][^\s?!,;:]*(?: [^\s?!,;:]+){0,4}")
_ARTICLES = frozenset({"die", "der", "das", "den", "und", "für"})
_CAPITALS = re.compile(r"[^\W\d_]{2}[\w/.&+ -]{0,38}")


@dataclass(frozen=True)
class Credit:
    """Whose name stands over an answer, and under which label.

    Attributes:
        sure: Whether a known name or a known label showed the border between the two.
    """

    name: str
    party: str | None
    sure: bool


def same(one: str | None, other: str | None) -> bool:
    """Whether two names or labels differ at most in case and blanks; unknown ones never match."""
    return one is not None and other is not None and _key(one) == _key(other)


def akin(label: str, other: str | None) -> bool:
    """Whether a short line is a label with a word of another one, as parties change theirs."""
    if other is None or not _FEW_WORDS.fullmatch(label):
        return False
    words, known = ({*_WORDS.findall(text.casefold())} - _ARTICLES for text in (label, other))
    return not words.isdisjoint(known)


def is_known_party(label: str) -> bool:
    """Whether a text is a party label that pages are known to show."""
    if label.isalnum():
        return label in _labels()
    return len(label) <= _LONGEST_LABEL and _key(label) in _keys()


def resembles_party(label: str) -> bool:
    """Whether a text is a known label or is written in capitals as most labels are."""
    if is_known_party(label):
        return True
    return label == label.upper() and _CAPITALS.fullmatch(label) is not None


def split_party(credit: str, names: Collection[str], shown: str | None = None) -> Credit:
    """Split `X PARTY` of a line such as `Antwort von X PARTY`.

    A name that the page gives elsewhere decides; else the longest known label at the end; else
    words in capitals at the end, which is a guess. What is left for the name has two words at
    least, so that `Anna Volt` stays whole.

    Args:
        credit: Name and, where there is one, label.
        names: Names of the representative from other places of the page.
        shown: The label that the page gives elsewhere.

    Returns:
        The name, the label or None, and whether it is sure.
    """
    words = squeeze(credit).split(" ")
    for name in names:
        count = len(name.split())
        if same(" ".join(words[:count]), name):
            return Credit(name, " ".join(words[count:]) or None, sure=True)
    ends = [" ".join(words[-count:]) for count in range(min(_MOST_WORDS, len(words) - 2), 0, -1)]
    for end in ends:
        if same(end, shown) or is_known_party(end):
            return Credit(" ".join(words)[: -len(end) - 1], end, sure=True)
    for end in ends:
        if resembles_party(end):
            return Credit(" ".join(words)[: -len(end) - 1], end, sure=False)
    return Credit(" ".join(words), None, sure=False)


def split_by_letters(credit: Credit, rows: Iterable[str]) -> Credit:
    """Split name and label by the letters of a page, where nothing else tells where one ends.

    Args:
        credit: What `split_party` made of them.
        rows: Lines of the letters, with single blanks.

    Returns:
        The name that somebody signs with, be it by an initial, or whose last word a salutation ends
        with, and the rest as label; the same credit where no letter tells.
    """
    words = credit.name.split(" ")
    if credit.sure or credit.party or len(words) < _LEAST_WORDS:
        return credit
    seen = {row.rstrip(",!") for row in rows}
    initial = f"{words[0][:1]}."
    named = {row.rpartition(" ")[2] for row in seen if initial in row or _GREETED.match(row)}
    for count in range(len(words) - 1, 1, -1):
        name = " ".join(words[:count])
        if name in seen or words[count - 1] in named:
            return Credit(name, " ".join(words[count:]), sure=True)
    return credit


def _key(label: str) -> str:
    """What is compared of a label: `DIE LINKE` is `Die Linke`, blanks beside a slash vary."""
    return "".join(label.casefold().split())


def known_labels() -> frozenset[str]:
    """All labels that pages are known to show."""
    return _labels()


@cache
def _labels() -> frozenset[str]:
    """The labels of `data/party_labels.txt`."""
    return listed("party_labels.txt")


@cache
def _keys() -> frozenset[str]:
    """What is compared of the labels that are more than one word of letters."""
    return frozenset(_key(label) for label in _labels() if not label.isalnum())
