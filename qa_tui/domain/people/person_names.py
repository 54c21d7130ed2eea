"""Names of people and parties in the forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata

from qa_tui.domain.text import bare_letters, fold

_TITLES = re.compile(
    r"\b(?:Dr|Prof|Dipl)\b[\w.-]{0,20}|\b(?:h\. ?c|med|phil|jur|rer|nat|pol)\.|\bMd[BLEA]+\b|,"
)
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "ı": "i", "ł": "l", "đ": "d"}
)
_RENAMED = {"grune": "grun", "grunen": "grun", "linke": "linke", "linken": "linke"}
"""Folded words that tell a party whose label has changed over time."""


def untitled(name: str) -> str:
    """A name without academic titles, `MdB` and the like, with single blanks."""
    return " ".join(_TITLES.sub(" ", name).split()) or " ".join(name.split())


def person_key(name: str) -> str:
    """The key by which people of one name are found; names that sound alike can share it.

    Args:
        name: The name, with or without titles.

    Returns:
        The folded name without titles; the name itself where that leaves nothing.
    """
    plain = untitled(name)
    return fold(plain) or plain


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names are the same but for titles, case, accents and hyphens.

    `Müller` may be written `Mueller`, but `Muller` is another name, as `Baur` is not `Bauer`.
    """
    return _spelling(one) == _spelling(other)


def _spelling(name: str) -> str:
    composed = unicodedata.normalize("NFC", untitled(name))
    return bare_letters(composed.casefold().translate(_SPELLED))


def same_person(one: str, other: str) -> bool:
    """Whether two names on one page are the same but for titles, case and blanks."""
    return one == other or _closed(one) == _closed(other)


def _closed(name: str) -> str:
    return "".join(untitled(name).casefold().split())


def party_key(label: str) -> str:
    """What is compared of a party's label, which may change over time.

    Args:
        label: The label as a page or a directory shows it.

    Returns:
        The same for all labels of one party; empty where there is no label.
    """
    folded = fold(label)
    return next((_RENAMED[word] for word in folded.split() if word in _RENAMED), folded)
