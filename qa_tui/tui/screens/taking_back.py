"""Undo and redo by key, on every screen where something is done to messages."""

from __future__ import annotations

import asyncio
import textwrap
from abc import abstractmethod
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from qa_tui.domain.phrase import N_, NN_, Phrase
from qa_tui.domain.workflow import STEPS
from qa_tui.tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.filters.completion import Completions
    from qa_tui.store.undo.undo import Undone

T = TypeVar("T")
P = ParamSpec("P")

LONG = 1.0
"""Seconds after which it is said that something takes longer."""

_GIST = 32
"""Code points of a message's gist in the line that says what was done: the key that takes it back
is to be seen behind it, in 80 columns and in both languages."""


_GIST_BESIDE = 20
"""The same where what became of letters stands behind it."""


def shortened(gist: str, most: int = _GIST) -> str:
    """The beginning of a gist of at most so many code points, whole words only."""
    return textwrap.shorten(gist, most, placeholder=" …")


def undone_words(undone: Undone, gist: str, by: str = "") -> Phrase:
    """What was taken back, of which message, and what became of its letters.

    Args:
        undone: What was taken back.
        gist: The gist of its first message, or empty.
        by: Name of whoever had done it; empty for oneself.
    """
    done = done_words(undone.verb, len(undone.messages), gist, beside=bool(undone.recalled))
    what = N_("undone: {done}", done=done)
    if by:
        what = N_("undone, done by {name}: {done}", name=by, done=done)
    if not undone.recalled:
        return what
    letters = NN_("{count} letter called back", "{count} letters called back", undone.recalled)
    return N_("{what} · {letters}", what=what, letters=letters)


def done_words(verb: str, messages: int, gist: str, *, beside: bool = False) -> Phrase:
    """What was done, to which message or to how many.

    Args:
        verb: The verb, in the word of the journal.
        messages: How many messages.
        gist: The gist of the only one, or empty.
        beside: Whether what became of letters stands behind it.
    """
    from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

    done = deciding.EVENT_NAMES.get(verb) or Phrase("{verb}", {"verb": verb})
    if messages > 1:
        return NN_("{done}, {count} message", "{done}, {count} messages", messages, done=done)
    shown = shortened(gist, _GIST_BESIDE if beside else _GIST)
    return N_("{done} “{gist}”", done=done, gist=shown) if gist else done


class TakingBackScreen(DeskScreen):
    """A screen on which what was done is taken back and done again."""

    @abstractmethod
    def undone(self, messages: tuple[int, ...]) -> None:
        """Show messages that stand as before."""

    def redone(self, messages: tuple[int, ...]) -> None:
        """Show messages that are decided again."""
        self.undone(messages)

    @abstractmethod
    def reload(self) -> None:
        """Read everything shown anew."""

    async def patiently(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Do something in a thread, and say so when it takes longer.

        Args:
            work: What is to be done.
            *arguments: What it is given.
            **named: The same.

        Returns:
            What it gives.
        """
        task = asyncio.create_task(asyncio.to_thread(work, *arguments, **named))
        done, _ = await asyncio.wait({task}, timeout=LONG)
        if not done:
            self.app.status(
                N_("This is taking longer: much is being written, here or by somebody else …")
            )
        return await task

    async def do_undo(self, by: str = "") -> None:
        """Take back the last thing that was done, by oneself unless somebody is named."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        store = deciding.store_undo
        undone, gist = await self.patiently(store, self.desk, self.app.actor, by or None)
        self.tell_gone(undone.gone)
        self.app.status(undone_words(undone, gist, by))
        self.undone(undone.messages)

    async def do_redo(self) -> None:
        """Do again what was taken back last."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        redone, gist = await self.patiently(deciding.store_redo, self.desk, self.app.actor)
        many, beside = len(redone.messages), bool(redone.letters)
        done = done_words(redone.verb, many, gist, beside=beside)
        what = N_("done again: {done}", done=done)
        if redone.letters:
            letters = NN_("{count} letter waits", "{count} letters wait", redone.letters)
            what = N_("{what} · {letters}", what=what, letters=letters)
        if redone.gone:
            self.app.tell(
                NN_(
                    "{count} letter had left before and is not sent again.",
                    "{count} letters had left before and are not sent again.",
                    redone.gone,
                ),
                severity="warning",
            )
        self.app.status(what)
        show = self.redone if redone.verb in STEPS else self.undone
        show(redone.messages)

    def do_undo_list(self, by: str = "") -> None:
        """Show what oneself, or somebody who is named, has done and can be undone."""
        from qa_tui.tui.screens.undoing import UndoingScreen  # noqa: PLC0415 - not for first frame

        self.app.push_screen(UndoingScreen(by or self.app.actor), self._left_list)

    def complete_argument(self, kind: str, text: str, cursor: int) -> Completions:
        """Names of the others who have done something."""
        if kind != "moderator":
            return super().complete_argument(kind, text, cursor)
        from qa_tui.domain.filters.completion import Choice  # noqa: PLC0415 - not for first frame
        from qa_tui.store.journal.steps import moderators  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

        with self.desk.reading() as connection:
            names = moderators(connection)
        return offer(text, (Choice(name) for name in names if name != self.app.actor))

    def _left_list(self, _result: None) -> None:
        self.reload()

    def tell_gone(self, letters: int) -> None:
        """Say clearly that letters are out, which no undo calls back."""
        if letters:
            self.app.tell(
                NN_(
                    "{count} letter has left already and cannot be called back.",
                    "{count} letters have left already and cannot be called back.",
                    letters,
                ),
                severity="warning",
            )
