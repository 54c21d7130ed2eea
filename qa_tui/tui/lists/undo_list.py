"""What can be undone as rows: what was done to which message, then when, and its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.event_names import event_name
from qa_tui.domain.moderation.undoable import Undoable
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.text import clean
from qa_tui.i18n import age, drawn, language, say
from qa_tui.store.preparing import codex
from qa_tui.tui.lists.aged_list import AgedList
from qa_tui.tui.lists.line_text import fit
from qa_tui.tui.lists.unmarked_list import UnmarkedList

if TYPE_CHECKING:
    from qa_tui.tui.lists.row_strips import Piece, RowLook

_AGE = 8
_VERB = 22


class UndoList(AgedList[Undoable], UnmarkedList[Undoable]):
    """The steps of a moderator, the newest first; nothing here is marked."""

    def draw(self, row: Undoable, part: int, width: int, look: RowLook) -> list[Piece]:
        """The two lines of a step."""
        if part == 0:
            return self._first(row, width, chosen=look.chosen)
        room = max(width - _AGE - _VERB - 1, 1)
        said = row.why_not if row.why_not is not None else letters_of(row)
        parts = [_clause_name(row.clause), say(said) if said else ""]
        text = clean(drawn(" · ").join(filter(None, parts)), one_line=True, limit=400).text
        return [(" " * (_AGE + _VERB), ""), (fit(text, room), "dim")]

    def _first(self, row: Undoable, width: int, *, chosen: bool) -> list[Piece]:
        when = clean(age(row.at, self.clock()), one_line=True, limit=20).text
        verb = clean(say(event_name(row.verb)), one_line=True, limit=60).text
        subject = _subject(row)
        room = max(width - _AGE - _VERB - 1, 1)
        title = "dim" if row.why_not else ("chosen" if chosen else "title")
        return [
            (when.rjust(_AGE - 2) + "  ", "dim"),
            (fit(verb, _VERB - 1).ljust(_VERB), title),
            (fit(clean(subject, one_line=True, limit=400).text, room), title),
        ]


def _subject(row: Undoable) -> str:
    """What a step is about."""
    if row.run is not None:
        return say(N_("Import {id}", id=row.run))
    if row.messages > 1:
        return say(NN_("{count} message", "{count} messages", row.messages))
    return row.gist or drawn("–")


def _clause_name(key: str | None) -> str:
    """What a clause is called; its key where the codex does not know it any more."""
    names = {clause.key: clause.in_language(language()).name for clause in codex().clauses}
    return names.get(key, key) if key else ""


def letters_of(step: Undoable) -> Phrase | None:
    """Where the letters of a step are, those that are out first; None where it has none."""
    parts = tuple(
        phrase
        for count, phrase in (
            (step.out, NN_("{count} letter is out", "{count} letters are out", step.out)),
            (step.waiting, NN_("{count} letter waits", "{count} letters wait", step.waiting)),
            (
                step.recalled,
                NN_("{count} letter called back", "{count} letters called back", step.recalled),
            ),
        )
        if count
    )
    return N_("{parts}", parts=parts) if parts else None
