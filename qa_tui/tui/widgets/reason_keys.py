"""What the screen of reasons is called, where its keyboard can be, and which keys work there."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import language
from qa_tui.store.decisions import remarks
from qa_tui.tui.safe import content, words

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Stop(Enum):
    """Where the keyboard is."""

    CLAUSES = auto()
    SEARCH = auto()
    WORDS = auto()
    LETTER = auto()
    MARKS = auto()


def key_words(
    verb: Verb, stop: Stop, key_of: Callable[[str], str], *, remark_open: bool = False
) -> Content:
    """The keys that work at a place, with what they do.

    Args:
        verb: What is decided.
        stop: Where the keyboard is.
        key_of: Tells the key of a command; empty where it has none.
        remark_open: Whether words for a passage are being typed.
    """
    do, leave = ("⏎", _DO[verb]), ("Esc", N_("leave as it was"))
    words_are = N_("what to change") if verb is Verb.RETURN else N_("remark")
    if remark_open:
        return _line(("⏎", N_("take")), ("Esc", N_("back")))
    if stop is Stop.SEARCH:
        return _line(("⏎", N_("take")), ("↓ ↑", N_("move")), ("Esc", N_("all clauses")))
    if stop is Stop.WORDS:
        return _line(do, ("Tab", N_("letter")), leave)
    if stop is Stop.LETTER:
        back = (key_of("as_it_was"), N_("as the template has it"))
        return _line((key_of("decide"), _DO[verb]), ("Tab", N_("back")), back, leave)
    if stop is Stop.MARKS:
        first = _line(
            (key_of("mark_passage"), N_("sentence")),
            ("⇧→", N_("select")),
            (key_of("unmark_passage"), N_("take away")),
            ("Tab", N_("back")),
            do,
        )
        return Content("\n").join([_remarks(), first])
    return _line(
        do,
        (key_of("mark_passage"), N_("mark passages")),
        (key_of("search_clauses"), N_("search")),
        ("Tab", words_are),
        (key_of("edit_letter"), N_("edit the letter")),
        leave,
    )


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


def _line(*keys: tuple[str, Phrase]) -> Content:
    """Keys with what they do; a command without a key is left out."""
    return Content("   ").join(
        Content.assemble((key, "bold $footer-key"), " ", words(told)) for key, told in keys if key
    )
