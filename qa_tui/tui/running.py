"""Runs the screens until the person leaves, or until something ends them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from qa_tui.tui.app import QaTuiApp
from qa_tui.tui.own_keys import own_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk


def run_app(
    desk: Desk,
    actor: str,
    *,
    ascii_only: bool = False,
    query: str = "",
    begun: Callable[[], None] | None = None,
) -> None:
    """Open the screens on a desk and stay until the person leaves.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        ascii_only: Draw signs with ASCII characters.
        query: A filter to open on; empty for the first view that is not empty.
        begun: Called when the first frame has been drawn.

    Raises:
        QaTuiError: What has ended the program, such as a damaged file.
        SystemExit: After a mistake of the program, which Textual has shown.
    """
    keymap, problem = own_keys()
    app = QaTuiApp(
        desk, actor, ascii_only=ascii_only, query=query, begun=begun, keymap=keymap, problem=problem
    )
    with desk.kept_open():
        app.run()
    if app.failed is not None:
        raise app.failed
    if app.return_code:
        sys.exit(app.return_code)
