"""Lines and paragraphs of a page's text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_CHROME = 1_000
"""Characters of the longest line that can belong to a page's frame; longer ones are text."""

LONGEST_WAY = 400
"""Lines that the way to a page can have above it: whole pages in archives begin with all menus."""

_BREAKS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_SPACES = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_INVISIBLE = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_EDGES = _SPACES + _INVISIBLE
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
"""What the site puts into long words so that a browser may break them: no part of a name."""

_UNEVEN = ("  ", *_SPACES.replace(" ", "").replace("\n", ""), *_INVISIBLE)
"""What `squeeze` may change inside of a line."""


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: blanks of any width and line ends only."""
    return not text.strip(_EDGES)


def squeeze(line: str) -> str:
    """Make every run of blanks, no-break ones among them, one plain blank; drop what is unseen."""
    shown = line if line.isascii() else _UNSEEN.sub("", line)
    return " ".join(shown.split())


@dataclass(frozen=True)
class Lines:
    """The lines of a page, each without blanks at its ends.

    Several blank lines in a row are one, and none stands at the beginning or the end; so the next
    line with words is never more than two lines away.

    Attributes:
        rows: The lines; an empty one separates paragraphs.
    """

    rows: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Split a text at the line ends of every system."""
        for line_end in _BREAKS:
            text = text.replace(line_end, "\n")
        return cls(tuple(_single_blanks(row.strip(_EDGES) for row in text.split("\n"))))

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def glued(self) -> bool:
        """Whether the page lost all its blank lines, as in archives of plain text."""
        return "" not in self.rows

    def tight(self, place: int) -> str:
        """A line as it is compared with a page's frame.

        Args:
            place: Index of the line; may lie outside.

        Returns:
            The line with single blanks, or nothing where there is no line or it is too long.
        """
        if not 0 <= place < len(self.rows) or len(self.rows[place]) > MAX_CHROME:
            return ""
        row = self.rows[place]
        return row if self.even else squeeze(row)

    @cached_property
    def even(self) -> bool:
        """Whether every line is as `squeeze` makes it, as in most pages."""
        whole = "\n".join(self.rows)
        return not any(sign in whole for sign in _UNEVEN)

    def next_filled(self, place: int) -> int:
        """Index of the first line after `place` that is not blank; `len` where there is none."""
        following = place + 1
        if following < len(self.rows) and not self.rows[following]:
            following += 1
        return min(following, len(self.rows))

    def last_filled(self, place: int) -> int:
        """Index of the last line before `place` that is not blank; -1 where there is none."""
        preceding = place - 1
        if preceding >= 0 and not self.rows[preceding]:
            preceding -= 1
        return preceding

    def opens_paragraph(self, place: int) -> bool:
        """Whether a line can begin a part of the page: after a blank line, or no line is blank."""
        return self.glued or place == 0 or not self.rows[place - 1]

    def paragraph_end(self, place: int) -> int:
        """Index after the last line of a paragraph; after four of its lines where it is longer.

        Args:
            place: Index of its first line.
        """
        end = place
        while end < min(len(self.rows), place + 4) and self.rows[end]:
            end += 1
        return end

    def starting_with(self, beginnings: tuple[str, ...], start: int = 0) -> list[int]:
        """Find lines of a page's frame.

        Args:
            beginnings: First words, each without blanks in it.
            start: Index of the first line looked at.

        Returns:
            The index of each line that begins with one of them.
        """
        found = []
        for letter in {words[0] for words in beginnings}:
            place = self._letters.find(letter, start)
            while place >= 0:
                if self.rows[place].startswith(beginnings):
                    found.append(place)
                place = self._letters.find(letter, place + 1)
        return sorted(found)

    @cached_property
    def _letters(self) -> str:
        """The first letter of each line, a blank for an empty one: many lines are looked for."""
        return "".join([row[:1] or " " for row in self.rows])

    def text(self, start: int, end: int) -> str:
        """The paragraphs of some lines, joined by exactly one blank line.

        Line ends inside a paragraph stay: sign-offs and lists have them.

        Args:
            start: Index of the first line.
            end: Index after the last line.

        Returns:
            The text, without a blank line at its ends.
        """
        return "\n".join(self.rows[start:end]).strip("\n")


def _single_blanks(rows: Iterable[str]) -> Iterator[str]:
    """Yield lines with single blank lines between them only."""
    blank = False
    begun = False
    for row in rows:
        if not row:
            blank = begun
            continue
        if blank:
            yield ""
        blank = False
        begun = True
        yield row
