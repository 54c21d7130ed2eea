"""What queue and thread share: decisions on a chosen message, undo, and writing."""

from __future__ import annotations

import asyncio
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.decision import Decision
from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb
from qa_tui.store.decisions import Decided, decide
from qa_tui.store.lines import read_line
from qa_tui.store.threads import read_message, read_thread
from qa_tui.store.undo import Undone, undo_last
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.hold import HoldScreen
from qa_tui.tui.screens.reason import ReasonScreen
from qa_tui.tui.screens.write import WriteMenu
from qa_tui.tui.widgets.message_text import EVENT_NAMES

if TYPE_CHECKING:
    from qa_tui.tui.command import Situation
    from qa_tui.tui.target import Room, Target
    from qa_tui.tui.writing.base import Writing


_GIST = 40
"""Code points of a message's gist in the line that says what was done."""


def shortened(gist: str) -> str:
    """The beginning of a gist, whole words only."""
    return textwrap.shorten(gist, _GIST, placeholder=" …")


def _undone_words(undone: Undone, gist: str) -> Phrase:
    """What was taken back, of which message, and what became of its letters."""
    done = EVENT_NAMES.get(undone.verb, N_("{verb}", verb=undone.verb))
    what = N_("undone: {done}", done=done)
    if gist:
        what = N_("undone: {done} “{gist}”", done=done, gist=shortened(gist))
    if not undone.recalled:
        return what
    letters = NN_("{count} letter called back", "{count} letters called back", undone.recalled)
    return N_("{what} · {letters}", what=what, letters=letters)


class ModerationScreen(DeskScreen):
    """A screen on which messages are decided."""

    def target(self) -> Target | None:
        """The message that commands act on."""
        raise NotImplementedError

    def room(self) -> Room | None:
        """Where a menu may stand beside the text; None where there is no such place."""
        raise NotImplementedError

    def decided(self, decided: Decided) -> None:
        """Show what a decision led to, and go on."""
        raise NotImplementedError

    def undone(self, undone: Undone) -> None:
        """Show what an undo led to."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read everything shown anew."""
        raise NotImplementedError

    def situation(self) -> Situation:
        """The chosen message."""
        plain, target = super().situation(), self.target()
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

    def do_refuse(self) -> None:
        """Choose the clause first; the letter fills in beside it."""
        self._ask_reason(Verb.REFUSE)

    def do_return(self) -> None:
        """Choose a clause or say what to change."""
        self._ask_reason(Verb.RETURN)

    def do_remove(self) -> None:
        """Choose the clause for taking it off the site."""
        self._ask_reason(Verb.REMOVE)

    def do_hold(self) -> None:
        """Ask for the reason and the wake day."""
        target = self.target()
        if target is not None:
            self.app.push_screen(HoldScreen(target), self._decide_later)

    def do_write(self) -> None:
        """Choose what to write."""
        self.app.push_screen(WriteMenu(self.target()), self._written)

    async def do_undo(self) -> None:
        """Take back the last thing that was done."""
        undone, gist = await asyncio.to_thread(self._write_undo)
        if undone.gone:
            self.app.tell(
                NN_(
                    "{count} letter has left already and cannot be called back.",
                    "{count} letters have left already and cannot be called back.",
                    undone.gone,
                ),
                severity="warning",
            )
        self.app.status(_undone_words(undone, gist))
        self.undone(undone)

    def _write_undo(self) -> tuple[Undone, str]:
        with self.desk.writing(self.app.actor) as writer:
            undone = undo_last(writer)
            line = read_line(writer.connection, undone.messages[0]) if undone.messages else None
            return undone, line.gist if line else ""

    def _ask_reason(self, verb: Verb) -> None:
        target = self.target()
        if target is not None:
            self.app.push_screen(ReasonScreen(verb, target, self.room()), self._decide_later)

    async def _decide_later(self, decision: Decision | None) -> None:
        if decision is not None:
            await self.carry_out(decision)

    async def _decide_plain(self, verb: Verb) -> None:
        target = self.target()
        if target is not None:
            await self.carry_out(Decision(target.message, verb, version=target.version))

    async def carry_out(self, decision: Decision) -> None:
        """Store a decision in a thread; keys typed meanwhile wait for it."""
        target = self.target()
        try:
            decided = await asyncio.to_thread(self._write_decision, decision)
        except QaTuiError as error:
            self.app.tell_error(error)
            self.reload()
            return
        after = decided.message.state
        done = STATE_NAMES[after] if after is not State.PENDING else STEPS[decision.verb].name
        gist = "" if target is None else shortened(target.gist)
        self.app.status(N_("{done}: “{gist}” · u takes it back", done=done, gist=gist))
        self.decided(decided)

    def _write_decision(self, decision: Decision) -> Decided:
        with self.desk.writing(self.app.actor) as writer:
            return decide(writer, decision)

    def _written(self, kind: str | None) -> None:
        """Open the compose screen for what was chosen in the menu."""
        if kind is None:
            return
        from qa_tui.tui.screens.compose import ComposeScreen  # noqa: PLC0415 - shown rarely

        try:
            writing = self._writing(kind)
        except QaTuiError as error:
            self.app.tell_error(error)
            return
        self.app.push_screen(ComposeScreen(writing), self._composed)

    def _writing(self, kind: str) -> Writing:
        """What the compose screen is for."""
        from qa_tui.tui.writing.answer import AnswerWriting  # noqa: PLC0415 - shown rarely
        from qa_tui.tui.writing.question import QuestionWriting  # noqa: PLC0415 - shown rarely
        from qa_tui.tui.writing.revision import RevisionWriting  # noqa: PLC0415 - shown rarely

        actor, today, target = self.app.actor, self.desk.today, self.target()
        if target is None or kind == Kind.QUESTION:
            return QuestionWriting(actor, today)
        if kind == Kind.ANSWER:
            return AnswerWriting(actor, today, target.thread)
        with self.desk.reading() as connection:
            message = read_message(connection, target.message)
            form = read_thread(connection, target.thread, today).form
        return RevisionWriting(actor, message, form)

    def _composed(self, _result: None) -> None:
        self.reload()
