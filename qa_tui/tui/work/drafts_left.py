"""Says that something was begun and not sent off: at the start, and when it is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.tui.commands.writing import DRAFTS

if TYPE_CHECKING:
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.screens.base import DeskScreen


def tell_drafts(screen: DeskScreen) -> None:
    """Say once how many drafts who acts has left; nothing to readers, and nothing of none.

    Args:
        screen: The first screen.
    """
    app = screen.app

    def tell(count: int) -> None:
        if count:
            key = app.key_of(DRAFTS)
            app.status(NN_("{count} draft · {key}", "{count} drafts · {key}", count, key=key))

    if not app.desk.read_only:
        screen.read(partial(_count, app.actor), tell, "drafts")


def draft_kept(app: QaTuiApp) -> Phrase:
    """Says that a draft is kept, and how one gets back to it.

    Args:
        app: The program.
    """
    return N_("The draft is kept; {key} lists drafts.", key=app.key_of(DRAFTS))


def _count(actor: str, connection: Connection) -> int:
    from qa_tui.store.drafts import count_drafts  # noqa: PLC0415 - not for first frame

    return count_drafts(connection, actor)
