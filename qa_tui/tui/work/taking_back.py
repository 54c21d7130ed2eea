"""The commands that take back what was done, and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.workflow import STEPS
from qa_tui.tui.words.done_words import done_words, undone_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.filters.completion import Completions
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.screens.base import DeskScreen

    Show = Callable[[tuple[int, ...]], None]


class TakingBack:
    """Undo and redo by key, for every screen where something is done to messages.

    Args:
        screen: The screen.
        reload: Reads everything on it anew.
        undone: Shows messages that stand as before, by their ids; None where that is `reload`.
        redone: Shows messages that are decided again; None where that is the same as `undone`.
    """

    def __init__(
        self,
        screen: DeskScreen,
        reload: Callable[[], None],
        undone: Show | None = None,
        redone: Show | None = None,
    ) -> None:
        self.screen = screen
        self.reload = reload
        self.undone = undone or (lambda _: reload())
        self.redone = redone or self.undone
        screen.completers["moderator"] = self.complete_moderator

    async def do_undo(self, by: str = "") -> None:
        """Take back the last thing that was done, by oneself unless somebody is named."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        store = deciding.store_undo
        undone, gist = await screen.patiently(store, screen.desk, app.actor, by or None)
        tell_gone(app, undone.gone)
        app.status(undone_words(undone, gist, by))
        self.undone(undone.messages)

    async def do_redo(self) -> None:
        """Do again what was taken back last."""
        from qa_tui.tui.work import deciding  # noqa: PLC0415 - not for first frame

        screen, app = self.screen, self.screen.app
        redone, gist = await screen.patiently(deciding.store_redo, screen.desk, app.actor)
        many, beside = len(redone.messages), bool(redone.letters)
        done = done_words(redone.verb, many, gist, beside=beside)
        what = N_("done again: {done}", done=done)
        if redone.letters:
            letters = NN_("{count} letter waits", "{count} letters wait", redone.letters)
            what = N_("{what} · {letters}", what=what, letters=letters)
        if redone.gone:
            app.tell(
                NN_(
                    "{count} letter had left before and is not sent again.",
                    "{count} letters had left before and are not sent again.",
                    redone.gone,
                ),
                severity="warning",
            )
        app.status(what)
        show = self.redone if redone.verb in STEPS else self.undone
        show(redone.messages)

    def do_undo_list(self, by: str = "") -> None:
        """Show what oneself, or somebody who is named, has done and can be undone."""
        from qa_tui.tui.screens.deciding.undoing import UndoingScreen  # noqa: PLC0415 - not for first frame

        app = self.screen.app
        app.push_screen(UndoingScreen(by or app.actor), lambda _: self.reload())

    def complete_moderator(self, text: str, cursor: int) -> Completions:  # noqa: ARG002
        """Names of the others who have done something; runs in a thread."""
        from qa_tui.domain.filters.completion import Completion  # noqa: PLC0415 - not for first frame
        from qa_tui.store.journal.steps import moderators  # noqa: PLC0415 - not for first frame
        from qa_tui.tui.command_line import offer  # noqa: PLC0415 - not for first frame

        with self.screen.desk.reading() as connection:
            names = moderators(connection)
        actor = self.screen.app.actor
        return offer(text, (Completion(name) for name in names if name != actor))


def tell_gone(app: QaTuiApp, letters: int) -> None:
    """Say clearly that letters are out, which no undo calls back.

    Args:
        app: The program.
        letters: How many.
    """
    if letters:
        app.tell(
            NN_(
                "{count} letter has left already and cannot be called back.",
                "{count} letters have left already and cannot be called back.",
                letters,
            ),
            severity="warning",
        )
