"""Names of people and parties, as they are compared whatever a page writes around them."""

from __future__ import annotations

import re

from qa_tui.domain.text import fold

_TITLES = re.compile(
    r"\b(?:Dr|Prof|Dipl)\b[\w.-]{0,20}|\b(?:h\. ?c|med|phil|jur|rer|nat|pol)\.|\bMd[BLEA]+\b|,"
)


def untitled(name: str) -> str:
    """A name without academic titles, `MdB` and the like; with single blanks."""
    return " ".join(_TITLES.sub(" ", name).split()) or " ".join(name.split())


def person_key(name: str) -> str:
    """What is compared of a name: folded, without titles; the name itself where nothing is left."""
    plain = untitled(name)
    return fold(plain) or plain


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for titles, case and blanks."""
    return one == other or _closed(one) == _closed(other)


def _closed(name: str) -> str:
    return "".join(untitled(name).casefold().split())


def party_key(label: str) -> str:
    """What is compared of a party label: labels of one party change over time."""
    folded = fold(label)
    for part in ("grun", "linke"):
        if part in folded:
            return part
    return folded
