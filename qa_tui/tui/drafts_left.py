"""Says at the start that something was begun and not sent off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import NN_

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.screens.base import DeskScreen


def tell_drafts(screen: DeskScreen) -> None:
    """Say once how many drafts who acts has left; nothing to readers, and nothing of none.

    Args:
        screen: The first screen.
    """
    app = screen.app

    def tell(count: int) -> None:
        if count:
            app.status(NN_("{count} draft · D", "{count} drafts · D", count))

    if not app.desk.read_only:
        screen.read(partial(_count, app.actor), tell, "drafts")


def _count(actor: str, connection: Connection) -> int:
    from qa_tui.store.drafts import count_drafts  # noqa: PLC0415 - not for first frame

    return count_drafts(connection, actor)
