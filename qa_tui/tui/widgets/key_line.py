"""The line of keys at the foot of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_
from qa_tui.i18n import say
from qa_tui.tui.safe import own, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_tui.domain.phrase import Phrase


def page_down() -> str:
    """The key that scrolls, as it is written on people's keyboards."""
    return say(N_("PgDn"))


def page_up() -> str:
    """The key that scrolls back, as it is written on people's keyboards."""
    return say(N_("PgUp"))


def key_line(keys: Iterable[tuple[str, Phrase]]) -> Content:
    """Keys with what they do, in one line.

    Args:
        keys: Each key as it is written, empty where there is none, and what it does.
    """
    shown = [
        Content.assemble(own(key, "bold $footer-key"), " ", words(told))
        for key, told in keys
        if key
    ]
    return Content("   ").join(shown)
