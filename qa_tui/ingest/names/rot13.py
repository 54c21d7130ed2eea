"""Names that a platform hid by ROT13, each letter being the thirteenth after it.

A name is decoded only where that makes a known first name of what is none: `Oevggn Zrlre` is
`Britta Meyer`, and `Ina` stays although it would be `Van`.
"""

from __future__ import annotations

import codecs
from functools import cache, lru_cache

from qa_tui.ingest.names.first_names import first_names, is_first_name
from qa_tui.ingest.names.name_shape import likeness

_BEFORE_NAMES = frozenset(
    {"dr", "prof", "dipl", "ing", "mag", "med", "phil", "rer", "nat", "jur", "em"}
    | {"herr", "frau"}
)
_GROUPS = frozenset({"klasse", "familie", "bürgerinitiative", "schülerrat", "verein"})

_LONG = 4
_LONGEST = 40
_LEAN_LONG = 0.3
"""How much more like a name a word of four letters and more may look as it is: `Fira` is `Sven`."""

_NO_NAMES = frozenset({"anm", "iren", "nena", "raab", "urin"})
"""What stands in texts and would be a first name, such as `Anm. d. Red.`, a note of the editors."""


def rot13(text: str) -> str:
    """Put the thirteenth letter after it in the place of each; umlauts and signs stay."""
    return codecs.encode(text, "rot13")


def decode_name(name: str) -> str | None:
    """Decode a name that was hidden.

    Args:
        name: The name as a page shows it.

    Returns:
        The name; None where it is a plain one as far as anybody can tell.
    """
    for word in name.split():
        shown = word.strip(".,").casefold()
        hidden = rot13(shown)
        if hidden in _GROUPS:
            return rot13(name)
        if not is_degree(word):
            decoded = is_first_name(rot13(word)) and not is_first_name(word)
            return rot13(name) if decoded else None
    return None


def is_degree(word: str) -> bool:
    """Whether a hidden word is none of a name itself: `Qe.`, `Qvcy.-Vat.`."""
    parts = rot13(word.casefold()).replace("-", ".").split(".")
    return {*parts} <= _BEFORE_NAMES | {""}


@cache
def _hidden_first_names() -> frozenset[str]:
    """Known first names as they are hidden, case-folded; not where that looks like a name, too."""
    names = first_names()
    hidden = ((rot13(name), name) for name in names)
    return frozenset(
        shown
        for shown, name in hidden
        if shown not in names | _NO_NAMES and likeness(name) > likeness(shown) - _lean(shown)
    )


def _lean(word: str) -> float:
    """How much more like a name a word may look as it is, and still hide one."""
    return _LEAN_LONG if len(word) >= _LONG else 0.0


def hides_first_name(word: str) -> bool:
    """Whether a word, or its part before a hyphen, is a known first name that was hidden.

    It may end in `f`, which is a hidden `s`: `Qvrgref Opa`, Dieter's grandfather.
    """
    return len(word) <= _LONGEST and _hides_first_name(word)


@lru_cache(maxsize=4_096)
def _hides_first_name(word: str) -> bool:
    """The same of a word of bounded length: a cache of longer ones would take any memory."""
    first = word.partition("-")[0].casefold()
    of_somebody = first.endswith("f") and len(first) > _LONG
    return first in _hidden_first_names() or (of_somebody and _hides_owner(first[:-1]))


def _hides_owner(first: str) -> bool:
    """Whether a hidden genitive is one beyond doubt: it looks much less like a name as it is."""
    return first in _hidden_first_names() and likeness(rot13(first)) > likeness(first) + _LEAN_LONG


def looks_hidden(word: str, lean: float = 0.0) -> bool:
    """Whether a word looks more like a name when it is decoded.

    Args:
        word: A word that may be a last name.
        lean: How much more it may look like a name as it is, since something else tells that names
            are hidden there.
    """
    return likeness(rot13(word)) > likeness(word) - lean
