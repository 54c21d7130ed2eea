"""Saved views: making them, and what the screens show of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.lists.saved_views import (
    read_saved_views,
    save_view,
)
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from driving import Seat

    from qa_tui.domain.views import SavedView
    from qa_tui.store.desk import Desk

QUERIES = ["to:tannhof is:answered", "is:pending OR is:held", "topic:verkehr", "is:held"]
PLENTY = 11


def views_of(desk: Desk) -> tuple[SavedView, ...]:
    with desk.reading() as connection:
        return read_saved_views(connection)


def names(desk: Desk) -> list[str]:
    return [view.name for view in views_of(desk)]


def save(desk: Desk, name: str, query: str) -> SavedView:
    with desk.writing("bob") as writer:
        return save_view(writer, name, query)


def write(desk: Desk, work: Callable[..., SavedView], *values: object) -> SavedView:
    """Somebody else changes the views."""
    with desk.writing("bob") as writer:
        return work(writer, *values)


def beside(seat: Seat) -> list[str]:
    """The lines of the sidebar."""
    width = seat.screen.query_one(Sidebar).region.width
    return [line[: width - 1].rstrip() for line in seat.lines[2:-2]]


def queue(seat: Seat) -> QueueScreen:
    assert isinstance(seat.screen, QueueScreen)
    return seat.screen


async def counted(seat: Seat) -> None:
    """Wait until all saved views are counted."""
    screen = queue(seat)
    wanted = {view.key for view in screen.views.saved if view.understood}
    await seat.until(lambda: wanted <= screen.views.saved_counts.keys(), "all counts")
    await seat.settled()


def rows(seat: Seat) -> list[SavedView]:
    """The views in the list, as they are shown."""
    listed = seat.screen.listed  # type: ignore[attr-defined]
    found = [listed.window.row(identity) for identity in listed.window.head]
    return [view for view in found if view is not None]
