"""What is done to all marked rows of a list."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Line
from qa_tui.domain.workflow import TO_CHECK, Verb
from qa_tui.i18n import say
from qa_tui.tui.words.done_words import done_words, shortened
from qa_tui.tui.work.reading import first_possible
from qa_tui.tui.work.target import of_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.screen import ModalScreen

    from qa_tui.domain.moderation.amending import Amendment
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.tui.screens.desk.queue import QueueScreen
    from qa_tui.tui.work.target import Target

MOST_COPIED = 100
"""Threads that are copied together at most: terminals cut long texts off."""


class OnMarked:
    """The commands that act on all marked rows, in place of those for the chosen one.

    Args:
        screen: The screen with the list.
    """

    def __init__(self, screen: QueueScreen) -> None:
        self.screen = screen
        self._served = False
        """Whether marks go because they have served: something else is said then."""

    # Which rows

    def judged(self) -> Target | None:
        """The first marked row that waits for a decision, else the first one, in all their name."""
        lines = list(self._lines())
        line = next((one for one in lines if one.state in TO_CHECK), lines[0] if lines else None)
        return self._for_all(line)

    async def judged_for(self, verb: Verb) -> Target | None:
        """The first marked row that a verb is possible for, else the first one; None for none."""
        screen, places = self.screen, self._places()
        if not places:
            return None if places is None else screen.target()
        work = partial(first_possible, places=places, verb=verb, today=screen.desk.today)
        return self._for_all(await asyncio.to_thread(screen.fetch, work))

    def _for_all(self, line: Line | None) -> Target | None:
        """A marked row, in the name of all of them."""
        target = of_line(line) if line is not None else self.screen.target()
        if target is None:
            return None
        told = NN_(
            "{count} marked message, first “{gist}”",
            "{count} marked messages, first “{gist}”",
            self.screen.marked(),
            gist=shortened(target.gist),
        )
        return target._replace(gist=say(told))

    def _lines(self) -> Iterator[Line]:
        """The marked rows that were read, in the list's order."""
        listed = self.screen.listed
        for identity in listed.marked_ids() or ():
            row = listed.window.row(identity)
            if isinstance(row, Line):
                yield row

    def _versions(self) -> dict[int, int]:
        """The versions that were read, by message."""
        return {line.message: line.version for line in self._lines()}

    def _places(self) -> list[int] | None:
        """The places of the marked rows; None, and said so, while the list is being read."""
        places = self.screen.listed.marked_ids()
        if places is None:
            self.screen.app.status(N_("The list is still being read: try again in a moment."))
        return places

    async def _messages(self) -> list[int] | None:
        """The marked messages; None, and said so, while the list is being read."""
        from qa_tui.store.lists.lines import messages_at  # noqa: PLC0415 - not for first frame

        places = self._places()
        if places is None:
            return None
        return await asyncio.to_thread(self.screen.fetch, partial(messages_at, places=places))

    # Deciding

    def do_bring_back(self) -> None:
        """Resume, reopen or restore each marked message, whichever its state allows."""
        target = self.judged()
        if target is not None:
            from qa_tui.domain.moderation.decision import Decision  # noqa: PLC0415 - not for first frame

            plain = Decision(target.message, Verb.RESUME)
            self.decide(plain, (Verb.REOPEN, Verb.RESTORE))

    def decide(self, decision: Decision, others: tuple[Verb, ...] = ()) -> None:
        """Show what would become of all that is marked, and do it on Enter.

        Args:
            decision: What is decided.
            others: Verbs that serve where its own is not possible.
        """
        from qa_tui.tui.screens.deciding.decide_many import DecideManyScreen  # noqa: PLC0415 - not for first frame

        menu, self.screen.menu = self.screen.menu, None
        places = self._places()
        if places is None:
            self._decided(menu, None)
            return
        preview = DecideManyScreen(places, decision, others, self._versions())
        self.screen.ask(preview, partial(self._decided, menu))

    def _decided(self, menu: ModalScreen[Any] | None, batched: Batched | None) -> None:
        """Dim what was decided where it stands, the marks have served; else go back to its menu."""
        if batched is None:
            from qa_tui.tui.work.clashes import take_up_marked  # noqa: PLC0415 - rarely needed

            take_up_marked(self.screen, menu)
            return
        listed = self.screen.listed
        self._unmark()
        listed.done |= set(batched.places)
        listed.reread()
        if listed.current_id in listed.done:
            listed.advance()
        self._say_done(batched)
        self.screen.views.read(outdated=True)

    def _say_done(self, batched: Batched) -> None:
        """Say what was done to how many, and how it is taken back."""
        screen = self.screen
        what = done_words(batched.verb, len(batched.messages), "")
        if batched.letters:
            letters = NN_("{count} letter waits", "{count} letters wait", batched.letters)
            what = N_("{what} · {letters}", what=what, letters=letters)
        key = screen.key_of("undo")
        screen.app.status(N_("{done} · {key} takes it back", done=what, key=key))

    # Correcting and writing

    def do_correct(self) -> None:
        """Choose what is done to all that is marked."""
        from qa_tui.tui.screens.deciding.amend_menu import AmendMenu  # noqa: PLC0415 - not for first frame

        self.screen.ask(AmendMenu(self.screen.marked()), self._amend)

    async def _amend(self, amendment: Amendment | None) -> None:
        """Show what would become of all that is marked, and do it on Enter."""
        from qa_tui.tui.screens.deciding.amend_many import AmendScreen  # noqa: PLC0415 - as above

        messages = await self._messages() if amendment is not None else None
        if amendment is not None and messages is not None:
            menu = AmendScreen(messages, amendment, self._versions())
            self.screen.ask(menu, self._amended)

    async def do_write(self) -> None:
        """Write a note on all that is marked."""
        from qa_tui.tui.screens.writing.note_many import ManyNoteScreen  # noqa: PLC0415 - as above
        from qa_tui.tui.writing.many_note import ManyNoteWriting  # noqa: PLC0415 - as above

        app, messages = self.screen.app, await self._messages()
        if messages is not None:
            writing = ManyNoteWriting(app.actor, self.screen.desk.today, messages)
            note = ManyNoteScreen(writing)
            app.push_screen(note, lambda _: self._amended(note.noted))

    async def _amended(self, batched: Batched | None) -> None:
        """Show the rows as they are; the marks stay, because they often serve once more."""
        if batched is None:
            return
        from qa_tui.store.lists.lines import read_lines  # noqa: PLC0415 - not for first frame

        screen, listed = self.screen, self.screen.listed
        known = [place for place in batched.places if listed.window.row(place) is not None]
        lines = await asyncio.to_thread(screen.fetch, partial(read_lines, places=known))
        for place, line in lines.items():
            listed.update_row(place, line, done=place in listed.done)
        target = screen.target()
        if target is not None and target.message in batched.messages:
            await screen.corrected(target.message)
        screen.views.read(outdated=True)
        self._say_done(batched)

    # Claiming and copying

    async def do_claim(self) -> None:
        """Claim all that is marked, or let go of it."""
        places = self._places()
        if places is None:
            return
        mine, others = await self.screen.patiently(self._claim, places)
        said = N_("free for others again")
        if mine or others:
            said = NN_("{count} claimed", "{count} claimed", mine)
        if others:
            theirs = NN_("{count} is checked by others", "{count} are checked by others", others)
            said = N_("{what} · {others}", what=said, others=theirs)
        self.screen.app.status(said)

    def _claim(self, places: Sequence[int]) -> tuple[int, int]:
        """Claim the messages at places, in a thread."""
        from qa_tui.store.lists.lines import messages_at  # noqa: PLC0415 - not for first frame

        with self.screen.desk.reading() as connection:
            messages = messages_at(connection, places)
        return self.screen.app.keeper.toggle_all(messages)

    def do_copy(self) -> None:
        """Copy the marked threads as Markdown."""
        screen, places = self.screen, self._places()
        if places is None:
            return
        if len(places) > MOST_COPIED:
            said = N_("At most {most} threads can be copied together.", most=MOST_COPIED)
            screen.app.status(said)
            return
        from qa_tui.export.markdown import markdown_at  # noqa: PLC0415 - not for first frame

        desk = screen.desk
        work = partial(markdown_at, places=places, today=desk.today, public_only=desk.read_only)
        screen.read(work, self._copy, "copy")

    def _copy(self, texts: list[str]) -> None:
        app = self.screen.app
        app.copy_to_clipboard("\n".join(texts))
        self._unmark()
        app.status(
            NN_(
                "{count} thread is on the clipboard, as Markdown.",
                "{count} threads are on the clipboard, as Markdown.",
                len(texts),
            )
        )

    # Marks

    def _unmark(self) -> None:
        """Take the marks away that have served."""
        self._served = True
        self.screen.listed.unmark()

    def tell(self) -> None:
        """Say how many rows are marked."""
        marked = self.screen.marked()
        if marked:
            self.screen.app.status(NN_("{count} row marked", "{count} rows marked", marked))
        elif not self._served:
            self.screen.app.status(N_("no row marked"))
        self._served = False
