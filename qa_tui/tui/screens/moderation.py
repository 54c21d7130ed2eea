"""What queue and thread share: decisions on a chosen message, and writing."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Conflict, QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.domain.workflow import STATE_NAMES, Verb
from qa_tui.tui.screens.claiming import ClaimingScreen
from qa_tui.tui.words.done_words import shortened

if TYPE_CHECKING:
    from qa_tui.domain.draft import DraftPlace
    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.store.decisions import Decided
    from qa_tui.tui.command import Situation
    from qa_tui.tui.work.target import Room, Target


class ModerationScreen(ClaimingScreen):
    """A screen on which messages are decided."""

    def __init__(self) -> None:
        super().__init__()
        for kind in ("clause", "day", "thread"):
            self.completers[kind] = partial(self._complete, kind)

    def judged(self) -> Target | None:
        """What menus of decisions show: the chosen message, or the first of the marked ones."""
        return self.target()

    async def judged_for(self, verb: Verb) -> Target | None:  # noqa: ARG002 - marks ask for it
        """The same for one verb: of marked ones the first that it is possible for."""
        return self.judged()

    @abstractmethod
    def room(self) -> Room | None:
        """Where a menu may stand beside the text; None where there is no such place."""

    @abstractmethod
    async def decided(self, decided: Decided) -> None:
        """Show what a decision led to, and go on."""

    def situation(self) -> Situation:
        """The chosen message."""
        plain, target = super().situation(), self.target()
        plain = replace(plain, marked=self.marked())
        if target is None:
            return plain
        return replace(
            plain, state=target.state, wake_on=target.wake_on, published=target.published
        )

    def do_refresh(self) -> None:
        """Read everything shown anew."""
        self.reload()

    def do_letters(self) -> None:
        """Read the letters about the chosen thread."""
        target = self.target()
        if target is not None:
            self.app.show_letters(target.thread)

    def do_context(self) -> None:
        """Show what is known around the chosen message."""
        from qa_tui.tui.screens.context import ContextScreen  # noqa: PLC0415 - not for first frame

        target = self.target()
        if target is not None:
            self.ask(ContextScreen(target, self.room()), self._context_left)

    def _context_left(self, opened: bool | None) -> None:
        """Read anew what may have changed on a screen that was opened from there."""
        if opened:
            self.reload()

    def do_outbox(self) -> None:
        """See which letters wait, are ready, were called back, or have left."""
        self.app.show_outbox()

    def do_copy(self) -> None:
        """Copy the chosen thread as Markdown."""
        target = self.target()
        if target is not None:
            self.app.copy_thread(target.thread)

    async def do_publish(self) -> None:
        """Publish the chosen message."""
        await self._decide_plain(Verb.PUBLISH)

    async def do_bring_back(self) -> None:
        """Resume, reopen or restore, whichever the state allows."""
        verbs = self.situation().verbs()
        for verb in (Verb.RESUME, Verb.REOPEN, Verb.RESTORE):
            if verb in verbs:
                await self._decide_plain(verb)
                return

    async def do_refuse(self, clause: str = "") -> None:
        """Choose the clause first; the letter fills in beside it."""
        await self._ask_reason(Verb.REFUSE, clause)

    async def do_return(self, said: str = "") -> None:
        """Choose a clause or say what to change."""
        await self._ask_reason(Verb.RETURN, said)

    async def do_remove(self, clause: str = "") -> None:
        """Choose the clause for taking it off the site."""
        await self._ask_reason(Verb.REMOVE, clause)

    async def do_hold(self, said: str = "") -> None:
        """Ask for the reason and the wake day."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        if said:
            await self._decide_spoken(Verb.HOLD, said)
            return
        target = await self.judged_for(Verb.HOLD)
        if target is None:
            return
        place, saved = await self._begun(Verb.HOLD, target)
        self.ask(deciding.HoldScreen(target, place, saved), self._decide_later)

    async def corrected(self, message: int) -> None:  # noqa: ARG002 - screens may read less
        """Show a message as it is after a correction, before the next key acts on it."""
        self.reload()

    async def do_correct(self) -> None:
        """Mask personal data, correct the fields."""
        from qa_tui.tui.screens.amending import correct_on  # noqa: PLC0415 - not for first frame

        await correct_on(self)

    async def do_write(self) -> None:
        """Choose what to write."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        target, work = self.target(), deciding.read_offer
        offer = await asyncio.to_thread(work, self.desk, self.app.actor, target)
        self.app.push_screen(deciding.WriteMenu(target, offer), self._written)

    def do_drafts(self) -> None:
        """List what was begun and not sent off."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        self.app.push_screen(deciding.DraftsScreen(), self._composed)

    async def _decide_spoken(self, verb: Verb, said: str) -> None:
        """Decide as a `:` line says."""
        from qa_tui.tui.spoken import spoken_decision  # noqa: PLC0415 - not for first frame

        target = self.judged()
        if target is not None:
            await self.carry_out(spoken_decision(verb, target, said, self.desk.today))

    def _complete(self, kind: str, text: str, cursor: int) -> Completions:  # noqa: ARG002
        """Clauses that fit the chosen message, days, its thread."""
        from qa_tui.tui.spoken import argument_choices  # noqa: PLC0415 - not for first frame

        return argument_choices(kind, text, self.judged())

    async def _ask_reason(self, verb: Verb, said: str = "") -> None:
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        if said:
            await self._decide_spoken(verb, said)
            return
        target = await self.judged_for(verb)
        if target is not None:
            place, saved = await self._begun(verb, target)
            begun = deciding.begun_decision(verb, target.message, saved) if saved else None
            screen = deciding.ReasonScreen(
                verb, target, self.room(), begun, place=place, saved=saved
            )
            self.ask(screen, self._decide_later)

    async def _begun(self, verb: Verb, target: Target) -> tuple[DraftPlace | None, dict[str, str]]:
        """Where the draft of a decision belongs, and what was begun; nothing for marked ones."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        if self.marked():
            return None, {}
        place = deciding.DraftPlace(verb, message=target.message)
        work = deciding.read_begun
        saved = await asyncio.to_thread(work, self.desk, self.app.actor, verb, target.message)
        return place, saved

    async def _decide_later(self, decision: Decision | None) -> None:
        if decision is not None:
            await self.carry_out(decision)

    async def decide_anew(self, decision: Decision) -> None:
        """Go on with marks and letters on the words that are there; all else is decided."""
        if not decision.typed:
            await self.carry_out(decision)
            return
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        await self.corrected(decision.message)
        target = await asyncio.to_thread(deciding.read_target, self.desk, decision.message)
        target = target._replace(version=decision.version or target.version)
        place, saved = await self._begun(decision.verb, target)
        screen = deciding.ReasonScreen(
            decision.verb, target, self.room(), decision, place=place, saved=saved
        )
        self.ask(screen, self._decide_later)
        self.hold_open(decision.message)

    async def _decide_plain(self, verb: Verb) -> None:
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        target = self.judged()
        if target is not None:
            decision = deciding.Decision(target.message, verb, version=target.version)
            await self.carry_out(decision)

    async def carry_out(self, decision: Decision) -> None:
        """Store a decision in a thread; keys typed meanwhile wait for it."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        target, work = self.target(), deciding.store_decision
        try:
            decided = await self.patiently(work, self.desk, self.app.actor, decision)
        except Conflict:
            await self.show_clash(decision)
            return
        except QaTuiError as error:
            self.app.tell_error(error)
            await self.keep_begun()
            self.reload()
            return
        after = decided.message.state
        done = STATE_NAMES[after]
        if after is State.PENDING:
            done = deciding.EVENT_NAMES[decision.verb]
        gist = "" if target is None else shortened(target.gist)
        key = self.key_of("undo")
        await self.decided(decided)
        self.app.status(N_("{done}: “{gist}” · {key} takes it back", done=done, gist=gist, key=key))

    async def _written(self, kind: str | None) -> None:
        """Open the compose screen for what was chosen in the menu."""
        if kind is None:
            return
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        if kind == deciding.DRAFTS:
            self.do_drafts()
            return
        if kind.startswith(deciding.DRAFT):
            number = int(kind.removeprefix(deciding.DRAFT))
            await deciding.go_on(self, number, self._composed)
            return
        work, target = deciding.writing_for, self.target()
        try:
            writing = await asyncio.to_thread(work, self.desk, self.app.actor, kind, target)
        except QaTuiError as error:
            self.app.tell_error(error)
            return
        self.app.push_screen(deciding.ComposeScreen(writing), self._composed)

    def _composed(self, _result: None) -> None:
        self.reload()
