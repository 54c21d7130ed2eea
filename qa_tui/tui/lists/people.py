"""Representatives as rows, and one of them as a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from qa_tui.domain.people.people import Representative
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import clean
from qa_tui.i18n import drawn
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.safe import outside, own, words

if TYPE_CHECKING:
    from qa_tui.domain.people.people import Mandate
    from qa_tui.tui.lists.row_strips import Piece, RowLook

BAR = 10
"""Cells of the bar that shows the share of answered questions."""


class PeopleList(WindowList[Representative]):
    """Name, party and figures; then parliament and constituency."""

    def draw(self, row: Representative, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a person."""
        if part == 0:
            return self._names(row, width, chosen=look.chosen)
        held = row.mandates[0] if row.mandates else None
        parts = [held.parliament, held.constituency or ""] if held else []
        text = clean(drawn(" · ").join(filter(None, parts)), one_line=True, limit=300).text
        return [("  ", ""), (fit(text or drawn("–"), max(width - 4, 1)), "dim")]

    def _names(self, person: Representative, width: int, *, chosen: bool) -> list[Piece]:
        is_open = person.asking.open
        sign = ("+" if is_open else "x") if self.ascii_only else ("●" if is_open else "○")
        figures = f"{person.answered}/{person.questions}".rjust(7)
        drawn = f" {_bar(person, ascii_only=self.ascii_only)}"
        label = person.name if person.party is None else f"{person.name} ({person.party})"
        room = max(width - 3 - cell_len(figures) - cell_len(drawn), 4)
        name = fit(clean(label, one_line=True, limit=200).text, room)
        return [
            (sign, "state-answered" if is_open else "dim"),
            (" ", ""),
            (set_cell_size(name, room), "chosen" if chosen else "title"),
            (figures, "dim"),
            (drawn, "dim"),
        ]


def _bar(person: Representative, *, ascii_only: bool) -> str:
    """The share of answered questions, drawn; blank for somebody never asked."""
    if not person.questions:
        return " " * BAR
    full = round(BAR * person.answered / person.questions)
    on, off = ("#", "-") if ascii_only else ("━", "╌")
    return on * full + off * (BAR - full)


def profile_words(person: Representative) -> Content:
    """Name, whether they can be asked, figures, and mandates on a time line.

    Args:
        person: The representative.

    Returns:
        The profile.
    """
    name = [outside(person.name, "bold")]
    if person.party:
        name.append(outside(person.party, "$dim"))
    asking = person.asking
    if asking.reason is None:
        state = words(N_("can be asked"), "$state-answered")
    else:
        state = words(asking.reason, "$dim")
    figures = words(
        NN_(
            "{count} published question, {answered} answered",
            "{count} published questions, {answered} answered",
            person.questions,
            answered=person.answered,
        )
    )
    share = Content.empty()
    if person.questions:
        share = words(N_(" ({share} %)", share=round(100 * person.answered / person.questions)))
    mandates = [_mandate(mandate, person.party) for mandate in person.mandates]
    lines = [own(" · ").join(name), state, Content.assemble(figures, share)]
    return Content("\n").join([*lines, Content.empty(), *mandates])


def _mandate(mandate: Mandate, party: str | None) -> Content:
    """One mandate or candidacy: when, what, where; for whom, where that was another party."""
    kind = N_("Mandate") if mandate.kind == "mandate" else N_("Candidacy")
    span = f"{mandate.starts_on or drawn('…')}{drawn(' – ')}{mandate.ends_on or drawn('…')}"
    parts = [words(kind), outside(mandate.period)]
    other = mandate.party if mandate.party != party else None
    parts += [outside(part) for part in (mandate.constituency, other) if part]
    return Content.assemble(outside(f"{span}  ", "$dim"), own(" · ").join(parts))
