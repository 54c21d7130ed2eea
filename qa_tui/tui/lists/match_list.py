"""People on pages as rows, and what is known of one beside the candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.people.open_match import OpenMatch
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import clean
from qa_tui.i18n import drawn, say
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.unmarked_list import UnmarkedList
from qa_tui.tui.safe import outside, words

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook


_NAME, _PARTY = 36, 24
"""Cells of name and party of a candidate, at most."""


class MatchList(UnmarkedList[OpenMatch]):
    """Name and party as pages show them; then threads and days. Nothing here is marked."""

    def draw(self, row: OpenMatch, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of somebody."""
        room = max(width - 2, 1)
        if part == 0:
            shown = clean(labelled(row.name, row.party), one_line=True, limit=300).text
            return [(fit(shown, room), "chosen" if look.chosen else "title")]
        told = clean(say(_threads(row)), one_line=True, limit=300).text
        return [("  ", ""), (fit(told, max(room - 2, 1)), "dim")]


def labelled(name: str, party: str | None) -> str:
    """A name with its party, as it came."""
    return f"{name} ({party})" if party else name


def match_words(row: OpenMatch) -> Content:
    """The question about somebody, whose threads and days stand in the row.

    Args:
        row: Who.

    Returns:
        Name and party, and the profile where pages have one.
    """
    lines = [words(N_("Who is {name}?", name=labelled(row.name, row.party)), "bold")]
    if row.profile:
        lines.append(words(N_("Profile of the pages: {profile}", profile=row.profile), "$dim"))
    return Content("\n").join(lines)


def choices(row: OpenMatch) -> tuple[Content, ...]:
    """The candidates, one a line; then none of them. A long name gives way to what differs."""
    people = [
        Content.assemble(
            outside(labelled(_short(person.name, _NAME), _short(person.party or "", _PARTY))),
            outside(
                "".join(drawn(" · ") + term.parliament for term in person.mandates[:1]), "$dim"
            ),
        )
        for person in row.candidates
    ]
    return (*people, words(N_("none of them")))


def _short(text: str, room: int) -> str:
    return fit(clean(text, one_line=True, limit=300).text, room)


def _threads(row: OpenMatch) -> Phrase:
    count = NN_("{count} thread", "{count} threads", row.threads)
    days = list(dict.fromkeys(day[:10] for day in (row.first, row.last) if day))
    return N_("{threads}, {days}", threads=count, days=drawn(" – ").join(days)) if days else count
