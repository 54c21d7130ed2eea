"""Finds names in the texts of a page that hides names by ROT13, and shows them in clear."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.phrases import starts_letter
from qa_tui.ingest.names.last_names import hides_last_name, is_hidden_last_name
from qa_tui.ingest.names.rot13 import decode_name, hides_first_name, is_degree, looks_hidden, rot13
from qa_tui.ingest.pages.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 3
_LONGEST_SIGNATURE = 60
_LEAN = 0.5
_GREETED = re.compile(r"((?:Herrn?|Frau|Familie) (?:Dr\. |Prof\. ){0,2})([^\W\d_][\w'’-]*)(\.?)")
_DEGREES = r"(?:(?:Qe|Cebs|Qvcy|Seue)\.(?:-Vat\.)? ?){0,3}"
"""`Dr.`, `Prof.` and `Frhr.` as they are hidden together with a name."""

_TITLED = re.compile(r"\b((?:(?:Qe|Cebs|Qvcy|Seue)\.(?:-Vat\.)? ){1,3})([^\W\d_]+(?:-[^\W\d_]+)*)")
_PARTS = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)")
_BETWEEN = frozenset({" ", ". "})
_AND = re.compile(r"(?<=\w )haq(?= [^\W\d_])")
"""`und` between names that were hidden together: no word of a language that is written here."""

_HONORIFIC = re.compile(r"\b(?:Senh|Ureea?)(?= [^\W\d_])")
"""`Frau` and `Herr` where they were hidden together with a name: no words of their own."""


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
        named = [word for word in hidden.split() if not is_degree(word)]
        self._words = [word for word in named if word.strip(".,") not in self._plain]
        parts = [part for word in self._words for part in word.split("-")]
        self._initials = "".join(dict.fromkeys(part[0] for part in parts if part[:1].isalpha()))
        self._clear = frozenset(rot13(word) for word in self._words if len(word) > _LEAST)
        clear = {rot13(word.strip(".,")) for word in [*self._words, *parts]}
        self._never = self._plain | clear
        self._everywhere = everywhere
        least = _LEAST if everywhere else _LEAST + 1
        long = [word for word in [*self._words, *parts] if len(word.strip(".,")) >= least]
        self._long = long if self._initials else []
        self._masks = [f"{part[0]}." for part in parts if part]

    def lines(self, lines: Lines) -> Lines:
        """A page with the name in clear wherever it stands."""
        return Lines(tuple(self._rows(lines.rows)))

    def text(self, text: str) -> str:
        """A line with the name in clear wherever it stands; blanks that do not break hide none."""
        plain = text.replace("\xa0", " ")
        shown = self._text(plain)
        return text if shown == plain else shown

    def _text(self, text: str) -> str:
        """The same of a line with plain blanks."""
        if not self._initials:
            return text
        if "Senh" in text or "Uree" in text:
            text = _HONORIFIC.sub(lambda found: rot13(found[0]), text)
        shown = text
        if any(word in text for word in self._long):
            shown = self._runs.sub(_shown, text)
        letter = starts_letter(shown)
        if letter or self._everywhere:
            lean = _LEAN if letter and self._everywhere else 0.0
            shown = _GREETED.sub(lambda found: self._greeted(found, lean), shown)
        return self._others(shown) if self._everywhere else shown

    def _rows(self, rows: Iterable[str]) -> Iterable[str]:
        return (self.text(row) if row else row for row in rows)

    def _others(self, row: str) -> str:
        """A line with the initials of the hidden name, and the names of other people, in clear."""
        if len(row) <= _LONGEST_SIGNATURE and any(mask in row for mask in self._masks):
            row = self._signed.sub(lambda found: rot13(found[0]), row)
        row = _TITLED.sub(_decoded, _AND.sub("und", row))
        parts = _PARTS.split(row)
        hides = clear = False
        for at in range(1, len(parts), 2):
            word = parts[at]
            first = hides_first_name(word) and word not in self._never
            beside = (hides or clear) and parts[at - 1] in _BETWEEN and word[0].isupper()
            if len(word) == 1:
                last = beside and hides and parts[at + 1].startswith(".")
            else:
                last = beside and word not in self._never and _is_hidden(word)
            hides = first or last
            clear = word in self._clear
            if hides:
                parts[at] = rot13(word)
        return "".join(parts)

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        """What is left of the name in short lines."""
        return _initials(self._words)

    @cached_property
    def _runs(self) -> re.Pattern[str]:
        """Some words of the name in a row, with initials before and behind them."""
        long = [re.escape(word) for word in self._long]
        every = "|".join(re.escape(word) for word in self._words)
        letters = f"(?:[{re.escape(self._initials)}]{_abbreviated(self._words[0])})"
        last = self._words[-1]
        masked = len(last.rstrip(".")) == 1
        clear = rf"|{re.escape(last[0])}[^\W\d_]{{2,30}}" if masked else ""
        return re.compile(
            rf"(?:(?<!\w)(?P<other>(?!(?:{every})(?!\w))[^\W\d_]{{3,20}}) )?"
            rf"(?<!\w)(?P<name>{_DEGREES}(?:{letters}\.[ -]?){{0,4}}"
            rf"(?:(?:{every}) ){{0,3}}(?:{'|'.join(long)})f?(?!\w)"
            rf"(?:[ -](?:{letters}\.|(?:{every})(?!\w){clear})){{0,6}})"
        )

    def _greeted(self, found: re.Match[str], lean: float) -> str:
        """A last name in clear: that of somebody else, or the one whose initial is hidden."""
        word = found[2]
        if len(word) > 1 and (word in self._never or (self._everywhere and hides_first_name(word))):
            return found[0]  # first names are found later, with the last names behind them
        if self._everywhere and len(word) > _LEAST and is_hidden_last_name(word):
            return found[1] + rot13(word) + found[3]
        last = self._words[-1].rstrip(".") if self._words else ""
        if self._everywhere and word in {last, last[:1]}:
            hidden = True
        else:
            hidden = last == word[0] and looks_hidden(word, lean)
        return f"{found[1]}{rot13(word)}{found[3]}" if hidden else found[0]


def _abbreviated(first: str) -> str:
    """A pattern for two or three letters of a first name: `Gu.` is `Th.`, Thea."""
    short = [
        first[:length] for length in (2, 3) if length < len(first) and first[:length].isalpha()
    ]
    return "".join(f"|{re.escape(letters)}" for letters in short)


def _initials(words: list[str]) -> re.Pattern[str]:
    """A pattern for what is left of a hidden name: `Frau A. U.`, `O. X.`, `V. Xöfgre`.

    The last name of a name with an initial may stand there as a whole.
    """
    if len(words) < 2:
        return re.compile(r"(?!)")
    letters = [_initial(word) for word in words]
    ways = [rf"(?<![^\s(]){' ?'.join(letters)}(?=\)?$)"]
    if all(len(word.strip(".")) == 1 for word in words[1:]):
        rest = " ?".join(letters[1:])
        ways.append(rf"(?<=\b(?:Frau|Herr) ){rest}(?!\w)")
        last = re.escape(words[-1][0])
        ways.append(rf"^{letters[0]} ?{last}[^\W\d_]{{2,30}}$")
    return re.compile("|".join(ways))


def _initial(word: str) -> str:
    """A pattern for the initial of a word, or the initials of one with a hyphen."""
    first, *others = (re.escape(part[0]) + "[.]" for part in word.split("-") if part)
    return first + "".join(f"(?:-?{other})?" for other in others)


def _is_hidden(word: str) -> bool:
    """Whether a word beside a first name or a degree is a last name that was hidden."""
    return hides_last_name(word) or looks_hidden(word)


def _decoded(found: re.Match[str]) -> str:
    """A hidden degree in clear, and the last name behind it; first names are found later."""
    word = found[2]
    hidden = not hides_first_name(word) and _is_hidden(word)
    return rot13(found[1]) + (rot13(word) if hidden else word)


def _shown(found: re.Match[str]) -> str:
    """The name in clear, with the first name of a relative before it."""
    other = found["other"]
    before = f"{decode_name(other) or other} " if other else ""
    return before + rot13(found["name"])
