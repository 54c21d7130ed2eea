"""What the screen of reasons is called, where its keyboard can be, and which keys work there."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import language
from qa_tui.store.preparing import remarks
from qa_tui.tui.safe import content, own, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qa_tui.domain.phrase import Phrase

TITLES = {
    Verb.REFUSE: N_("Refuse, because …"),
    Verb.RETURN: N_("Send back, because …"),
    Verb.REMOVE: N_("Remove, because …"),
}
_DO = {
    Verb.REFUSE: N_("refuse"),
    Verb.RETURN: N_("send back"),
    Verb.REMOVE: N_("remove"),
}
_BETWEEN = Content("   ")


class Stop(Enum):
    """Where the keyboard is."""

    CLAUSES = auto()
    SEARCH = auto()
    WORDS = auto()
    LETTER = auto()
    MARKS = auto()


def key_words(
    verb: Verb, stop: Stop, key_of: Callable[[str], str], room: int, *, remark_open: bool = False
) -> Content:
    """The keys that work at a place, with what they do.

    Args:
        verb: What is decided.
        stop: Where the keyboard is.
        key_of: Tells the key of a command; empty where it has none.
        room: Cells of a line.
        remark_open: Whether words for a passage are being typed.
    """
    if stop is Stop.MARKS and not remark_open:
        return Content("\n").join([_remarks(), _lines(_pairs(verb, stop, key_of), room)])
    if remark_open:
        return _lines([("⏎", N_("take")), ("Esc", N_("back"))], room)
    return _lines(_pairs(verb, stop, key_of), room)


def _pairs(verb: Verb, stop: Stop, key_of: Callable[[str], str]) -> list[tuple[str, Phrase]]:
    """The keys that work at a place."""
    do, leave = ("⏎", _DO[verb]), ("Esc", N_("leave as it was"))
    if stop is Stop.SEARCH:
        return [("⏎", N_("take")), ("↓ ↑", N_("move")), ("Esc", N_("all clauses"))]
    if stop is Stop.WORDS:
        return [do, ("Tab", N_("letter")), leave]
    if stop is Stop.LETTER:
        back = (key_of("as_it_was"), N_("as the template has it"))
        return [(key_of("decide"), _DO[verb]), ("Tab", N_("back")), back, leave]
    if stop is Stop.MARKS:
        return [
            (key_of("mark_passage"), N_("sentence")),
            ("⇧→", N_("select")),
            (key_of("unmark_passage"), N_("take away")),
            ("Tab", N_("back")),
            do,
        ]
    return [
        do,
        (key_of("mark_passage"), N_("mark passages")),
        (key_of("search_clauses"), N_("search")),
        ("Tab", N_("what to change") if verb is Verb.RETURN else N_("note")),
        (key_of("edit_letter"), N_("edit the letter")),
        leave,
    ]


def _remarks() -> Content:
    """The keys that give a remark to what is selected, two in a line."""
    keys = [
        Content.assemble(
            (kind.letter, "bold $footer-key"),
            " ",
            content(SafeText.literal(kind.in_language(language()).name)),
        )
        for kind in remarks().kinds
    ]
    rows = [Content("   ").join(keys[first : first + 2]) for first in range(0, len(keys), 2)]
    return Content("\n").join(rows)


def _lines(keys: Iterable[tuple[str, Phrase]], room: int) -> Content:
    """Keys with what they do, none parted by the end of a line; without those that have no key."""
    lines: list[list[Content]] = [[]]
    for key, told in keys:
        shown = Content.assemble(own(key, "bold $footer-key"), " ", words(told))
        if lines[-1] and _BETWEEN.join([*lines[-1], shown]).cell_length > room:
            lines.append([])
        if key:
            lines[-1].append(shown)
    return Content("\n").join(map(_BETWEEN.join, lines))
