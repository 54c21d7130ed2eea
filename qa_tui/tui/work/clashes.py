"""What becomes of a decision where somebody else was faster."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import QaTuiError
from qa_tui.tui.screens.deciding.conflict import conflict_on
from qa_tui.tui.screens.deciding.hold import HoldScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.work.deciding import read_target
from qa_tui.tui.work.drafts_left import draft_kept

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.tui.screens.moderation import ModerationScreen


async def keep_begun(menu: ModalScreen[Any] | None) -> bool:
    """Keep what was typed in a menu whose decision was not stored.

    Args:
        menu: The menu; None where it was decided without one.

    Returns:
        Whether there is a draft of it.
    """
    return isinstance(menu, HoldScreen | ReasonScreen) and await menu.draft.keep()


async def take_up_unkept(screen: ModerationScreen, menu: ModalScreen[Any] | None) -> None:
    """Open a menu again with what was typed there, if that could not be kept.

    On a full disk neither a decision nor its draft is stored; the menu is all that holds it then.

    Args:
        screen: The screen that decided.
        menu: Its menu, whose decision was not stored.
    """
    if not isinstance(menu, HoldScreen | ReasonScreen) or not menu.draft.unkept:
        return
    target = menu.about
    with suppress(QaTuiError):
        target = await asyncio.to_thread(read_target, screen.desk, target.message)
    screen.ask(menu.again(target), screen.deciding.decide_later)
    screen.claims.hold_open(target.message)


def take_up_marked(screen: ModerationScreen, menu: ModalScreen[Any] | None) -> None:
    """Open a menu over marked messages again, if something was typed there: it is no draft.

    Args:
        screen: The screen with the marks.
        menu: Where it was decided; None where that was without a menu.
    """
    if isinstance(menu, HoldScreen | ReasonScreen) and menu.draft.unkept:
        screen.ask(menu.again(menu.about), screen.deciding.decide_later)


async def show_clash(
    screen: ModerationScreen, decision: Decision, menu: ModalScreen[Any] | None
) -> None:
    """Show what was seen and what is there.

    Args:
        screen: The screen that decided.
        decision: What could not be stored, with the version that was read.
        menu: Where it was decided; None where that was without a menu.
    """
    kept = await keep_begun(menu)
    version = decision.version or 0
    try:
        clash = await conflict_on(
            screen.desk, decision.message, version, decision.verb, typed=decision.typed
        )
    except QaTuiError as error:
        screen.app.tell_error(error)
        screen.reload()
        await take_up_unkept(screen, menu)
        return

    async def then(version: int | None) -> None:
        screen.pinned.pop(decision.message, None)
        if version is None:
            screen.reload()
            if kept:
                screen.app.status(draft_kept(screen.app))
            await take_up_unkept(screen, menu)
        else:
            screen.menu = menu  # what was typed there is decided once more
            await screen.deciding.decide_anew(replace(decision, version=version))

    screen.ask(clash, then)
