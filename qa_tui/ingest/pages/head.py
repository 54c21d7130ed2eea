"""What stands above the question on a page: whom it is for, and whether they can be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from qa_tui.ingest.letters.signatures import is_person
from qa_tui.ingest.pages.foot import is_button
from qa_tui.ingest.pages.lines import LONGEST_WAY
from qa_tui.ingest.pages.marks import is_name, portrait_of
from qa_tui.ingest.pages.parties import is_known_party, resembles_party, same
from qa_tui.ingest.pages.titles import OldTitle, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.ingest.pages.lines import Lines

_BUTTONS = frozenset({"Zum Profil", "Frage stellen"})
_SHARE = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9])? ?%)?(?: ?[0-9.]{0,7} ?/ ?[0-9.]{1,7} Fragen? beantwortet)?", re.ASCII
)
_DISABLED = "Die Frage-Funktion"
_MOST_NOTE_ROWS = 6
_LONGEST_LABEL = 120
_ABBREVIATED = re.compile(r"(?:.*[ .])?[^\W\d_]\.")
_MOST_STRANGE = 1_500
_LONGEST_STRANGE = 300
_LONGEST_LINK = 60
"""Characters of the longest line that menus are made of."""


def is_share(row: str) -> bool:
    """Whether a line tells how many questions were answered: `67 %`, `4 / 6 Fragen beantwortet`.

    Args:
        row: A line with single blanks.
    """
    return bool(row) and _SHARE.fullmatch(row) is not None


class _Role(Enum):
    """What a row above the question is."""

    STRANGE = auto()
    TITLE = auto()
    PORTRAIT = auto()
    BUTTON = auto()
    NOTE = auto()
    NAME = auto()
    PARTY = auto()


@dataclass(frozen=True)
class PageHead:
    """The rows above the question.

    Attributes:
        name: Name of the representative as shown outside of a title, or None.
        party: Party label under it, or None.
        title: The title of the old form without the asker, or None.
        question: A question in the place of the title, as the new form has it, or None.
        above: The rows above the frame that are nothing else; one may be a question without a sign.
        asking_note: What the page says about asking, word for word, or None.
        strange: Whether a row was not understood.
        bare: Whether nothing of a page's frame stands there.
        plausible: Whether the rows can be a page's frame and are not somebody's text.
        guessed: Whether nothing but its place tells that the name is one.
    """

    name: str | None
    party: str | None
    title: OldTitle | None
    question: str | None
    above: tuple[str, ...]
    asking_note: str | None
    strange: bool
    bare: bool
    plausible: bool
    guessed: bool


def read_head(lines: Lines, end: int, asker: str | None, named: str | None) -> PageHead:
    """Read the rows above the question. All of them are optional.

    Args:
        lines: The page.
        end: Index of the line that names the asker.
        asker: Public name of the asker, or None.
        named: Name of the representative where another part of the page gives it.

    Returns:
        What they tell.
    """
    places = [place for place in range(max(0, end - LONGEST_WAY), end) if lines.rows[place]]
    rows = _Rows([lines.tight(place) for place in places], [lines.rows[place] for place in places])
    title = rows.take_title(asker, named)
    rows.take_frame()
    known = (named, rows.portrait, title.to if title else None)
    name = rows.take_name(tuple(one for one in known if one))
    party = rows.take_party()
    note = rows.take_note()
    above = rows.above()
    question = rows.take_question()
    strange = [len(row) for row in rows.strange()]
    said = sum(length for length in strange if length > _LONGEST_LINK)
    return PageHead(
        name=rows.portrait or name,
        party=party,
        title=title,
        question=question,
        above=above,
        asking_note=note,
        strange=bool(strange),
        bare=not places,
        plausible=end <= LONGEST_WAY
        and said <= _MOST_STRANGE
        and max(strange, default=0) <= _LONGEST_STRANGE,
        guessed=party is None and rows.portrait is None and not any(known),
    )


class _Rows:
    """The rows with the role that each was found to have; every `take_` finds more of them.

    Args:
        tight: The rows with single blanks; empty where a row is too long for a page's frame.
        raw: The rows as they came.
    """

    def __init__(self, tight: list[str], raw: list[str]) -> None:
        self._tight = tight
        self._raw = raw
        self._roles = [_Role.STRANGE] * len(tight)
        self.portrait: str | None = None

    def strange(self) -> list[str]:
        """The rows that nothing is known about."""
        return [self._raw[at] for at in self._free()]

    def take_title(self, asker: str | None, named: str | None) -> OldTitle | None:
        """Find the title of the old form."""
        names = (named,) if named else ()
        for at, row in enumerate(self._tight):
            title = read_title(row, asker, names)
            if title:
                self._roles[at] = _Role.TITLE
                return title
        return None

    def take_frame(self) -> None:
        """Find picture, buttons, figures and the sentence that asking is disabled."""
        for at in self._free():
            row = self._tight[at]
            shown = portrait_of(row)
            if shown is not None:
                self._roles[at] = _Role.PORTRAIT
                self.portrait = self.portrait or shown or None
            elif row in _BUTTONS or is_share(row):
                self._roles[at] = _Role.BUTTON
        disabled = (at for at in self._free() if self._tight[at].startswith(_DISABLED))
        start = next(disabled, None)
        if start is not None:
            self._mark_sentence(start)

    def take_name(self, known: tuple[str, ...]) -> str | None:
        """Find the row with the representative's name.

        Where no other row tells the name, it is the one above the party label, else the one above
        the buttons.
        """
        named = [at for at in self._free() if any(same(self._tight[at], name) for name in known)]
        for at in named:  # the way to the page may name them, too: the last row counts
            self._roles[at] = _Role.NAME
        if known:
            return self._tight[named[-1]] if named else None
        return next(filter(None, map(self._take_person, self._places_of_name())), None)

    def _places_of_name(self) -> Iterator[int]:
        """Yield where the name can stand where nothing else tells it, the likeliest place first."""
        yield from (at - 1 for at in reversed(self._free()) if is_known_party(self._tight[at]))
        frame = [at for at, role in enumerate(self._roles) if role in {_Role.BUTTON, _Role.NOTE}]
        last = (frame[0] if frame else len(self._roles)) - 1
        if last > 0 and (resembles_party(self._tight[last]) or self._is_under_person(last)):
            yield last - 1
        elif frame:
            yield last

    def take_party(self) -> str | None:
        """Find the party label: the row under the name, else a row with a known label."""
        free = self._free()
        if _Role.NAME in self._roles:
            under_name = len(self._roles) - self._roles[::-1].index(_Role.NAME)
            fitting = [at for at in free if at == under_name and _is_label(self._tight[at])]
        else:
            fitting = [at for at in free if is_known_party(self._tight[at])]
        if not fitting:
            return None
        self._roles[fitting[0]] = _Role.PARTY
        return self._tight[fitting[0]]

    def take_note(self) -> str | None:
        """The sentence about asking; another one than usual stands under name or buttons."""
        if _Role.NOTE not in self._roles:
            shown = self._shown()
            for at in self._free():
                if at > shown and _is_statement(self._tight[at]):
                    self._roles[at] = _Role.NOTE
                    break
        rows = [row for row, role in zip(self._raw, self._roles, strict=True) if role is _Role.NOTE]
        return " ".join(rows) or None

    def take_question(self) -> str | None:
        """Find the question that is the title of a page of the new form: above all other rows."""
        questions = [row for row in self.above() if row.endswith("?")][-1:]
        for at in self._free():
            if self._tight[at] in questions:
                self._roles[at] = _Role.TITLE
        return questions[0] if questions else None

    def above(self) -> tuple[str, ...]:
        """The rows that nothing is known about, above those that show the representative."""
        shown = self._shown()
        return tuple(self._tight[at] for at in self._free() if at < shown)

    def _shown(self) -> int:
        """Where the representative is shown: the way to the page has names and buttons, too."""
        for roles in ((_Role.NAME,), (_Role.PORTRAIT,), (_Role.PARTY, _Role.NOTE, _Role.BUTTON)):
            places = [at for at, role in enumerate(self._roles) if role in roles]
            if places:
                return places[-1]
        return len(self._roles)

    def _free(self) -> list[int]:
        """Places of the rows without a role."""
        return [at for at, role in enumerate(self._roles) if role is _Role.STRANGE]

    def _mark_sentence(self, start: int) -> None:
        """Mark a sentence that lost link text may have broken into several rows."""
        for at in range(start, min(start + _MOST_NOTE_ROWS, len(self._roles))):
            if self._roles[at] is not _Role.STRANGE:
                return
            self._roles[at] = _Role.NOTE
            if self._tight[at].endswith((".", "!")):
                return

    def _is_under_person(self, at: int) -> bool:
        """Whether a row is no person's name and the one above it is: a label that is not known."""
        return is_person(self._tight[at - 1]) and not is_person(self._tight[at])

    def _take_person(self, at: int) -> str | None:
        """Take a row for the name of a representative where it looks like one."""
        if at < 0 or self._roles[at] is not _Role.STRANGE:
            return None
        row = self._tight[at]
        words = row.split(" ")
        if not is_name(row) or not 2 <= len(words) <= 7 or any(map(str.isdigit, row)):
            return None
        self._roles[at] = _Role.NAME
        return row


def _is_label(row: str) -> bool:
    """Whether the row under a name can be a party label: no sentence, no link."""
    ends = row.endswith((".", "!", "?", ":")) and not _ABBREVIATED.fullmatch(row)
    link = ends or is_button(row, "")
    return is_known_party(row) or (0 < len(row) <= _LONGEST_LABEL and not link)


def _is_statement(row: str) -> bool:
    """Whether a row is a whole sentence that asks nothing."""
    return row.endswith((".", "!")) and row.count(" ") >= 2
