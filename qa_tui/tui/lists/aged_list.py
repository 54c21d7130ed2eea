"""A list whose rows tell how old they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from qa_tui.tui.lists.window_list import WindowList

if TYPE_CHECKING:
    from qa_tui.domain.moments import Clock

T = TypeVar("T")


class AgedList(WindowList[T]):
    """A list that knows what time it is.

    Args:
        clock: Tells the present moment, for ages.
        ascii_only: Draw signs with ASCII characters.
        id: Id of the widget.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        ascii_only: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(ascii_only=ascii_only, id=id)
        self.clock = clock
