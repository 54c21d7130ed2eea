"""The commands that decide: what is asked before, and the decision itself."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Conflict, QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.domain.workflow import STATE_NAMES, Verb
from qa_tui.tui.words.done_words import shortened

if TYPE_CHECKING:
    from qa_tui.domain.draft import DraftPlace
    from qa_tui.domain.filters.completion import Completions
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.tui.screens.moderation import ModerationScreen
    from qa_tui.tui.work.target import Target


class Deciding:
    """Decides on what is chosen on a screen.

    Args:
        screen: The screen: its `judged` is what menus show, and its `carry_out` stores.
    """

    def __init__(self, screen: ModerationScreen) -> None:
        self.screen = screen
        for kind in ("clause", "day", "thread"):
            screen.completers[kind] = partial(self._complete, kind)

    def _complete(self, kind: str, text: str, cursor: int) -> Completions:  # noqa: ARG002
        """Clauses that fit the chosen message, days, its thread."""
        from qa_tui.tui.spoken import argument_choices  # noqa: PLC0415 - not for first frame

        return argument_choices(kind, text, self.screen.judged())

    async def do_publish(self) -> None:
        """Publish the chosen message."""
        await self._decide_plain(Verb.PUBLISH)

    async def do_bring_back(self) -> None:
        """Resume, reopen or restore, whichever the state allows."""
        verbs = self.screen.situation().verbs()
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
        target = await self.screen.judged_for(Verb.HOLD)
        if target is None:
            return
        place, saved = await self._begun(Verb.HOLD, target)
        self.screen.ask(deciding.HoldScreen(target, place, saved), self.decide_later)

    async def _decide_plain(self, verb: Verb) -> None:
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        target = self.screen.judged()
        if target is not None:
            decision = deciding.Decision(target.message, verb, version=target.version)
            await self.screen.carry_out(decision)

    async def _decide_spoken(self, verb: Verb, said: str) -> None:
        """Decide as a `:` line says."""
        from qa_tui.tui.spoken import spoken_decision  # noqa: PLC0415 - not for first frame

        screen, target = self.screen, self.screen.judged()
        if target is not None:
            await screen.carry_out(spoken_decision(verb, target, said, screen.desk.today))

    async def decide_later(self, decision: Decision | None) -> None:
        """Store what a menu was left with, if that is a decision."""
        if decision is not None:
            await self.screen.carry_out(decision)

    # Asking for the reason

    async def _ask_reason(self, verb: Verb, said: str = "") -> None:
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        if said:
            await self._decide_spoken(verb, said)
            return
        target = await self.screen.judged_for(verb)
        if target is not None:
            place, saved = await self._begun(verb, target)
            begun = deciding.begun_decision(verb, target.message, saved) if saved else None
            room = self.screen.room()
            menu = deciding.ReasonScreen(verb, target, room, begun, place=place, saved=saved)
            self.screen.ask(menu, self.decide_later)

    async def _begun(self, verb: Verb, target: Target) -> tuple[DraftPlace | None, dict[str, str]]:
        """Where the draft of a decision belongs, and what was begun; nothing for marked ones."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen = self.screen
        if screen.marked():
            return None, {}
        place = deciding.DraftPlace(verb, message=target.message)
        work = deciding.read_begun
        saved = await asyncio.to_thread(work, screen.desk, screen.app.actor, verb, target.message)
        return place, saved

    async def decide_anew(self, decision: Decision) -> None:
        """Go on with marks and letters on the words that are there; all else is decided.

        Args:
            decision: What was decided, with the version that is there.
        """
        screen = self.screen
        if not decision.typed:
            await screen.carry_out(decision)
            return
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        await screen.corrected(decision.message)
        target = await asyncio.to_thread(deciding.read_target, screen.desk, decision.message)
        target = target._replace(version=decision.version or target.version)
        place, saved = await self._begun(decision.verb, target)
        menu = deciding.ReasonScreen(
            decision.verb, target, screen.room(), decision, place=place, saved=saved
        )
        screen.ask(menu, self.decide_later)
        screen.claims.hold_open(decision.message)

    # Storing

    async def store(self, decision: Decision) -> None:
        """Store a decision in a thread; keys typed meanwhile wait for it."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        target, work = screen.target(), deciding.store_decision
        menu, screen.menu = screen.menu, None  # it belongs to this decision, and to no later one
        try:
            decided = await screen.patiently(work, screen.desk, app.actor, decision)
        except Conflict:
            from qa_tui.tui.work.clashes import show_clash  # noqa: PLC0415 - rarely needed

            await show_clash(screen, decision, menu)
            return
        except QaTuiError as error:
            from qa_tui.tui.work.clashes import keep_begun, take_up_unkept  # noqa: PLC0415 - rarely needed

            app.tell_error(error)
            await keep_begun(menu)
            screen.reload()
            await take_up_unkept(screen, menu)
            return
        after = decided.message.state
        done = STATE_NAMES[after]
        if after is State.PENDING:
            done = deciding.event_name(decision.verb)
        gist = "" if target is None else shortened(target.gist)
        key = screen.key_of("undo")
        await screen.decided(decided)
        app.status(N_("{done}: “{gist}” · {key} takes it back", done=done, gist=gist, key=key))
