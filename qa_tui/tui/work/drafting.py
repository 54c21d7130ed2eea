"""The draft of a decision: what is typed in its menu is kept meanwhile."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.store.drafts import drop_draft, save_draft
from qa_tui.tui.safe import words
from qa_tui.tui.work.drafts_left import draft_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from qa_tui.domain.draft import DraftPlace
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.dialog import DialogScreen

SAVE_AFTER = 0.8
"""Seconds after the last key before a draft is saved."""

_LOST = N_("What you have typed could not be kept. The same key again leaves it all the same.")


class Drafting:
    """Keeps what is typed and marked; Esc leaves it as a draft, the decision itself forgets it.

    Args:
        menu: The menu, with its name in a part `title`.
        titled: What the menu is called.
        begun: Tells what is to be kept: empty where nothing was typed, None where it is not known
            yet.
        place: Where the draft belongs; None where nothing is kept.
        saved: The fields of the draft that is there; empty for none.
    """

    def __init__(
        self,
        menu: DialogScreen[Decision | None],
        titled: Phrase,
        begun: Callable[[], dict[str, str] | None],
        place: DraftPlace | None,
        saved: dict[str, str] | None = None,
    ) -> None:
        self.menu = menu
        self.titled = titled
        self.begun = begun
        self.place = place
        self.saved = saved or {}
        self._left: dict[str, str] = {}
        """What was typed when the menu was left with a decision."""
        self._unkept: dict[str, str] | None = None
        """What could not be kept when that was tried last."""
        self._told: dict[str, str] | None = None
        """Of what it was said that it could not be kept."""
        self._saver: Timer | None = None
        self._gone = False
        self._writes = asyncio.Lock()

    def typed(self) -> None:
        """Save soon."""
        self._stop()
        if self.place is not None and self.menu.is_mounted:
            self._saver = self.menu.set_timer(SAVE_AFTER, self._save_soon)

    def _stop(self) -> None:
        if self._saver is not None:
            self._saver.stop()

    def _save_soon(self) -> None:
        self.menu.run_worker(self.keep_typed(), group="save")

    async def keep_typed(self) -> None:
        """Save what has changed since; writes come one after the other."""
        async with self._writes:
            fields = self.begun()
            if self._gone or fields is None or self.place is None or fields == self.saved:
                return
            await self._write(fields)

    async def _write(self, fields: dict[str, str]) -> None:
        """Keep fields, or forget the draft where there are none; says what does not work."""
        try:
            await asyncio.to_thread(self._store, fields)
        except QaTuiError as error:
            self._unkept = fields
            self.menu.app.tell_error(error)
        else:
            self.saved = fields
            self._show_saved()

    def _show_saved(self) -> None:
        """Say behind the heading when it was saved."""
        now = self.menu.app.desk.clock().astimezone()
        said = N_("draft saved at {time}", time=f"{now:%H:%M:%S}")
        for title in self.menu.query("#title").results(Static):
            shown = words(self.titled, "bold")
            if self.saved:
                shown = Content.assemble(shown, "   ", words(said, "$dim"))
            title.update(shown)

    def _store(self, fields: dict[str, str]) -> None:
        if self.place is None:
            return
        with self.menu.app.desk.writing(self.menu.app.actor) as writer:
            if fields:
                save_draft(writer, self.place, fields)
            else:
                drop_draft(writer, self.place)

    async def decide(self, decision: Decision) -> None:
        """Leave with a decision, once nothing is being saved any more."""
        if self._gone:
            return
        self._stop()
        self._left = self.begun() or {}
        self._gone = True
        async with self._writes:
            self.menu.dismiss(decision)

    async def leave(self) -> None:
        """Leave without a decision; what was typed is kept.

        Where that cannot be, one stays, and leaves at the second time.
        """
        self._stop()
        before, self._unkept = self.saved, None
        await self.keep_typed()
        if self._gone:  # decided meanwhile
            return
        if self._unkept and self._unkept != self._told:
            self._told = self._unkept
            self.menu.app.tell(_LOST)
            return
        self._gone = True
        self.menu.dismiss(None)
        if self.saved and self.saved != before:
            self.menu.app.call_later(partial(self.menu.app.status, draft_kept(self.menu.app)))

    @property
    def unkept(self) -> dict[str, str]:
        """What the menu was left with and no draft holds; empty for nothing."""
        return self._left if self._left != self.saved else {}

    async def keep(self) -> bool:
        """Keep what a decision was left with that could not be stored.

        Returns:
            Whether there is a draft.
        """
        if self.place is None or not self._left:
            return False
        async with self._writes:
            await self._write(self._left)
        return bool(self.saved)
