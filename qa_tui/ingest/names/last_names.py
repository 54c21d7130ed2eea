"""Last names that are common where German is spoken."""

from __future__ import annotations

import re
from functools import cache

from qa_tui.ingest.names.first_names import is_first_name
from qa_tui.ingest.names.rot13 import looks_hidden, rot13
from qa_tui.resources import listed

_TWO_WORDS = re.compile(r"([^\W\d_]{3,}(?:-[^\W\d_]+)?) ([^\W\d_]{3,}(?:-[^\W\d_]+)?)")
_BEHIND_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}([^\W\d_]{3,}(?:-[^\W\d_]+)?)")
_LEAN = 0.8
_LONG = 5
"""How much more like a name an unknown last name of so many letters must look when it is decoded,
where no first name tells: two of the known ones would be, were they not known."""


@cache
def last_names() -> frozenset[str]:
    """The names of `data/last_names.txt`, case-folded."""
    return frozenset(map(str.casefold, listed("last_names.txt")))


def decode_by_last_name(name: str) -> str | None:
    """Decode a name whose last name alone can tell that it is hidden: `J. Xhamr`, `Xbywn Xhamr`.

    A first name that no list tells of must look hidden, too; `Ina` and `Van` are known both.

    Args:
        name: The name as a page shows it.

    Returns:
        The name, `W. Kunze`; None where it is of another shape, or a plain one.
    """
    masked, whole = _BEHIND_INITIALS.fullmatch(name), _TWO_WORDS.fullmatch(name)
    last = masked[1] if masked else whole[2] if whole and _can_be_hidden(whole[1]) else ""
    return rot13(name) if is_hidden_last_name(last) else None


def _can_be_hidden(first: str) -> bool:
    """Whether a first name tells nothing against its being hidden."""
    return looks_hidden(first) if not is_first_name(first) else is_first_name(rot13(first))


def is_hidden_last_name(word: str) -> bool:
    """Whether a word in the place of a last name is one that was hidden, even an unknown one."""
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
