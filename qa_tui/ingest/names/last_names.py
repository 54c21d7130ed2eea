"""Last names that are common where German is spoken."""

from __future__ import annotations

import re
from functools import cache

from qa_tui.ingest.names.rot13 import looks_hidden, rot13
from qa_tui.resources import listed

_BEHIND_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}([^\W\d_]{3,}(?:-[^\W\d_]+)?)")
_LEAN = 0.8
_LONG = 5
"""How much more like a name an unknown last name of so many letters must look when it is decoded,
where no first name tells: two of the known ones would be, were they not known."""


@cache
def last_names() -> frozenset[str]:
    """The names of `data/last_names.txt`, case-folded."""
    return frozenset(map(str.casefold, listed("last_names.txt")))


def decode_behind_initials(name: str) -> str | None:
    """Decode a name such as `J. Xhamr`, whose last name alone can tell that it is hidden.

    Args:
        name: The name as a page shows it.

    Returns:
        The name, `W. Kunze`; None where it is of another shape, or a plain one.
    """
    found = _BEHIND_INITIALS.fullmatch(name)
    return rot13(name) if found and is_hidden_last_name(found[1]) else None


def is_hidden_last_name(word: str) -> bool:
    """Whether a word in the place of a last name is one that was hidden, be it an unknown one."""
    known = word.partition("-")[0].casefold() in last_names()
    return not known and resembles_hidden(word)


def resembles_hidden(word: str) -> bool:
    """Whether a word that no list tells of is more like a last name when it is decoded."""
    shaped = len(word) >= _LONG and looks_hidden(word, -_LEAN)
    return shaped or hides_last_name(word)


def hides_last_name(word: str) -> bool:
    """Whether a word, or its part before a hyphen, is a known last name that was hidden."""
    first = word.partition("-")[0].casefold()
    return rot13(first) in last_names() and first not in last_names()
