"""Names that a platform hid by ROT13, each letter being the thirteenth after it.

A name is decoded only where that makes a known first name of what is none: `Oevggn Zrlre` is
`Britta Meyer`, and `Ina` stays although it would be `Van`.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from qa_tui.ingest.first_names import is_first_name
from qa_tui.ingest.letters import starts_letter
from qa_tui.ingest.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE_NAMES = frozenset({"dr", "prof", "dipl", "ing", "med", "herr", "frau"})
_GROUPS = frozenset({"klasse", "familie", "bürgerinitiative", "schülerrat", "verein"})
_VOWELS = re.compile("[aeiouyäöü]", re.IGNORECASE)
_LEAST = 3
_GREETED = re.compile(r"((?:Herrn?|Frau|Familie) (?:Dr\. |Prof\. ){0,2})([^\W\d_][\w'’-]*)(\.?)")


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
        if hidden not in _BEFORE_NAMES:
            decoded = is_first_name(rot13(word)) and not is_first_name(word)
            return rot13(name) if decoded else None
    return None


class Decoder:
    """Finds a hidden name in the texts of its page.

    Args:
        hidden: The name as it is hidden.
        to: Name of the representative, which is never hidden.
        everywhere: Whether the page hides the name; else words of four letters and more are looked
            for only, since it may stand hidden in a salutation alone.
    """

    def __init__(self, hidden: str, to: str, *, everywhere: bool) -> None:
        self._plain = frozenset(word.strip(".,") for word in to.split())
        self._words = [word for word in hidden.split() if word.strip(".,") not in self._plain]
        self._initials = "".join(
            dict.fromkeys(word[0] for word in self._words if word[0].isalpha())
        )
        self._everywhere = everywhere
        self._runs = self._pattern()

    def lines(self, lines: Lines) -> Lines:
        """A page with the name in clear wherever it stands."""
        return Lines(tuple(self._rows(lines.rows)))

    def text(self, text: str) -> str:
        """A line with the name in clear wherever it stands."""
        if not self._initials:
            return text
        shown = self._runs.sub(_shown, text)
        if starts_letter(shown):
            shown = _GREETED.sub(self._greeted, shown, count=1)
        return rot13(shown) if self._everywhere and self._are_initials(shown) else shown

    def _rows(self, rows: Iterable[str]) -> Iterable[str]:
        return (self.text(row) if row else row for row in rows)

    def _are_initials(self, row: str) -> bool:
        """Whether a line holds the initials of the hidden name and nothing else."""
        hidden = "".join(f"{word[0]}." for word in self._words)
        return len(self._words) > 1 and row.replace(" ", "") == hidden

    def _pattern(self) -> re.Pattern[str]:
        """Some words of the name in a row, with initials before and behind them."""
        least = _LEAST if self._everywhere else _LEAST + 1
        long = [re.escape(word) for word in self._words if len(word.strip(".,")) >= least]
        if not long or not self._initials:
            return re.compile(r"(?!)")
        every = "|".join(re.escape(word) for word in self._words)
        letters = f"[{re.escape(self._initials)}]"
        last = self._words[-1]
        masked = len(last.rstrip(".")) == 1
        clear = rf"|{re.escape(last[0])}[^\W\d_]{{2,30}}" if masked else ""
        return re.compile(
            rf"(?:(?<!\w)(?P<other>[^\W\d_]{{3,20}}) )?"
            rf"(?<!\w)(?P<name>(?:{letters}\. ?){{0,4}}(?:{'|'.join(long)})f?(?!\w)"
            rf"(?:[ -](?:{letters}\.|(?:{every})(?!\w){clear})){{0,6}})"
        )

    def _greeted(self, found: re.Match[str]) -> str:
        """A salutation with the last name in clear."""
        word = found[2]
        if not self._words or word[0] != self._words[-1][0] or word in self._plain:
            return found[0]
        single = len(word) == 1 and self._everywhere
        clearer = len(_VOWELS.findall(rot13(word))) > len(_VOWELS.findall(word))
        return f"{found[1]}{rot13(word)}{found[3]}" if single or clearer else found[0]


def _shown(found: re.Match[str]) -> str:
    """The name in clear, with the first name of a relative before it."""
    other = found["other"]
    before = f"{decode_name(other) or other} " if other else ""
    return before + rot13(found["name"])
