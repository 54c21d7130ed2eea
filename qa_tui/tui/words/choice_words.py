"""What could be typed next, in one line; the first choice, which Tab takes, stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.tui.safe import outside, own, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.filters.completion import Completion

_SHOWN = 12
"""Choices that are shown at most."""


def choice_words(choices: Sequence[Completion], room: int) -> Content:
    """As many choices as fit; where only one is shown, what it means stands behind it.

    Args:
        choices: What could be typed, the best first.
        room: Cells there are.
    """
    parts: list[Content] = []
    for choice in choices[:_SHOWN]:
        part = outside(choice.text.strip(), "$dim" if parts else "$accent")
        if not parts:
            part = Content.assemble(part, own(" ⇥", "$dim"))
        room -= part.cell_length + 2
        if parts and room < 0:
            break
        parts.append(part)
    meaning = choices[0].meaning if len(parts) == 1 else None
    if meaning is not None:
        parts.append(words(meaning, "$dim"))
    return Content("  ").join(parts)
