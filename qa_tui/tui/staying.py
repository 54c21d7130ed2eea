"""Whether a screen is still open, for what comes back from threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual._context import active_message_pump
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.screen import Screen
from textual.worker import NoActiveWorker, WorkerFailed, get_current_worker

if TYPE_CHECKING:
    from textual.app import App


def stays(screen: Screen[Any]) -> bool:
    """Whether a screen is open: one that is being left loses its parts before it is detached.

    When the program ends, its screens lose their parts while they are on the stack.
    """
    return screen.app.is_running and screen in screen.app.screen_stack


def sought_in_vain(app: App[Any], error: Exception) -> bool:
    """Whether an error only tells that a screen that is being left has lost its parts.

    Called where the error is caught: what runs there says of which screen it is.

    Args:
        app: The program.
        error: What a handler, a timer or a worker has raised.
    """
    cause = error.error if isinstance(error, WorkerFailed) else error
    if not isinstance(cause, NoMatches | NoScreen | ScreenStackError):
        return False
    if not app.is_running:
        return True
    try:
        node = get_current_worker().node
    except NoActiveWorker:
        found = active_message_pump.get()
        node = found if isinstance(found, DOMNode) else app
    screens = [one for one in node.ancestors_with_self if isinstance(one, Screen)]
    return not stays(screens[0]) if screens else app not in node.ancestors_with_self
