"""What the queue says of itself: where one is, and why there is nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.tui.safe import content, words
from qa_tui.tui.widgets.sidebar import grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.views import View

NONE_OPEN = {
    1: N_("Nothing further down waits for a decision."),
    -1: N_("Nothing further up waits for a decision."),
}
"""What is said where nothing open is found, by the direction that was looked in."""


def queue_title(view: View, typed: str, count: int, arrows: str) -> Content:
    """Where one is: in a view, or in a search that has left it.

    Args:
        view: The view that was chosen last.
        typed: The filter that was typed instead of the view's own, or empty.
        count: The view's number of rows.
        arrows: What stands around the name where the views have no column of their own; else
            empty.

    Returns:
        The left end of the header.
    """
    if typed and not typed.startswith(view.query):
        return words(N_("Search"))
    name = words(view.name)
    if not arrows:
        return name
    number = content(SafeText.literal(grouped(count)))
    before, after = (content(SafeText.literal(arrow)) for arrow in arrows)
    return Content.assemble(before, " ", name, " ", number, " ", after)


def empty_words(view: View, typed: str, key_of: Callable[[str], str]) -> Content:
    """Why the list is empty, and what gets one on.

    Args:
        view: The view that was chosen last.
        typed: The filter that was typed instead of the view's own, or empty.
        key_of: Tells the key of a command.
    """
    if typed:
        return words(
            N_(
                "Nothing fits this filter. to:NAME finds who is asked, from:NAME who asks. Esc "
                "shows the whole view again."
            )
        )
    return words(replace(view.empty, values={**view.empty.values, "key": key_of(view.filled_by)}))
