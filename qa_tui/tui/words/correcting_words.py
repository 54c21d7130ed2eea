"""What is told of a message that is worth correcting: personal data in it, a guessed border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.privacy.masking import PERSONAL_NAMES, Find, Part
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, words

if TYPE_CHECKING:
    from collections.abc import Sequence


def personal_hint(finds: Sequence[Find], key: str, *, ascii_only: bool) -> Content:
    """The line about personal data in a message; empty where none was found.

    Args:
        finds: What was found in it.
        key: The key that masks it.
        ascii_only: Draw signs with ASCII characters.
    """
    if not finds:
        return Content.empty()
    first = finds[0]
    values = {"kind": PERSONAL_NAMES[first.kind], "line": first.line}
    if first.part is Part.TEXT:
        where = N_("{kind} in the text, line {line}", **values)
    else:
        where = N_("{kind} in the background, line {line}", **values)
    more = Content.empty()
    if len(finds) > 1:
        more = words(NN_(" and {count} more", " and {count} more", len(finds) - 1))
    flag = "! " if ascii_only else "⚑ "
    masks = Content.assemble(
        content(SafeText.literal(key), "bold"), " ", words(N_("masks it"), "$dim")
    )
    return Content.assemble((flag, "$accent"), words(where), more, "   ", masks)


def border_rule(up: str, down: str, *, ascii_only: bool) -> Content:
    """The dotted rule of a border that was guessed, with the keys that move it.

    Args:
        up: The key that moves it a line up.
        down: The key that moves it a line down.
        ascii_only: Draw signs with ASCII characters.
    """
    left, right = (". . . . ", " . . . .") if ascii_only else ("┄┄┄┄ ", " ┄┄┄┄")
    said = words(N_("border guessed · {up} {down} move it", up=up, down=down), "$dim")
    return Content.assemble((left, "$accent"), said, (right, "$accent"))
