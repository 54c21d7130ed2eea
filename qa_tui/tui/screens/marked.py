"""A list whose rows can be marked: what is done then is done to all marked rows."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Line
from qa_tui.domain.workflow import TO_CHECK, Verb
from qa_tui.i18n import say
from qa_tui.tui.lists.line_list import LineList
from qa_tui.tui.screens.moderation import ModerationScreen
from qa_tui.tui.words.done_words import done_words, shortened
from qa_tui.tui.work.reading import first_possible
from qa_tui.tui.work.target import of_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.domain.moderation.amending import Amendment
    from qa_tui.domain.moderation.batch import Batched
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.tui.work.target import Target

MOST_COPIED = 100
"""Threads that are copied together at most: terminals cut long texts off."""


class MarkedScreen(ModerationScreen):
    """A list with marks.

    Attributes:
        served: Whether marks go because they have served: something else is said then.
    """

    served = False

    @property
    def listed(self) -> LineList:
        """The list."""
        return self.query_one("#list", LineList)

    def marked(self) -> int:
        """How many rows are marked, with the range that follows the cursor."""
        found = self.query(LineList)
        return found.first().marked_count if found else 0

    def judged(self) -> Target | None:
        """The first marked row that waits for a decision, else the first one, in the name of all.

        Without marks, the row under the cursor.
        """
        if not self.marked():
            return self.target()
        lines = list(self._marked_lines())
        line = next((one for one in lines if one.state in TO_CHECK), lines[0] if lines else None)
        return self._for_all(line)

    async def judged_for(self, verb: Verb) -> Target | None:
        """The first marked row that a verb is possible for, else the first one."""
        places = self._marked_places() if self.marked() else ()
        if not places:
            return None if places is None else self.target()
        work = partial(first_possible, places=places, verb=verb, today=self.desk.today)
        return self._for_all(await asyncio.to_thread(self.fetch, work))

    def _for_all(self, line: Line | None) -> Target | None:
        """A marked row, in the name of all of them."""
        target = of_line(line) if line is not None else self.target()
        if target is None:
            return None
        told = NN_(
            "{count} marked message, first “{gist}”",
            "{count} marked messages, first “{gist}”",
            self.marked(),
            gist=shortened(target.gist),
        )
        return target._replace(gist=say(told))

    def _marked_lines(self) -> Iterator[Line]:
        """The marked rows that were read, in the list's order."""
        window = self.listed.window
        for identity in self.listed.marked_ids() or ():
            row = window.row(identity)
            if isinstance(row, Line):
                yield row

    def _marked_places(self) -> list[int] | None:
        """The places of the marked rows; None, and said so, while the list is being read."""
        places = self.listed.marked_ids()
        if places is None:
            self.app.status(N_("The list is still being read: try again in a moment."))
        return places

    async def carry_out(self, decision: Decision) -> None:
        """Decide on the chosen message, or on all that is marked."""
        if self.marked():
            self._decide_marked(decision)
        else:
            await super().carry_out(decision)

    async def do_bring_back(self) -> None:
        """Resume, reopen or restore each marked message, whichever its state allows."""
        target = self.judged()
        if not self.marked():
            await self.deciding.do_bring_back()
        elif target is not None:
            from qa_tui.domain.moderation.decision import Decision  # noqa: PLC0415 - not for first frame

            plain = Decision(target.message, Verb.RESUME)
            self._decide_marked(plain, (Verb.REOPEN, Verb.RESTORE))

    def _decide_marked(self, decision: Decision, others: tuple[Verb, ...] = ()) -> None:
        """Show what would become of all that is marked; other verbs serve where one does not."""
        from qa_tui.tui.screens.decide_many import DecideManyScreen  # noqa: PLC0415 - not for first frame

        places = self._marked_places()
        if places is not None:
            versions = {line.message: line.version for line in self._marked_lines()}
            self.ask(DecideManyScreen(places, decision, others, versions), self._batched)

    def _batched(self, batched: Batched | None) -> None:
        """Dim what was decided where it stands; the marks have served."""
        if batched is None:
            return
        listed = self.listed
        self._unmark()
        listed.done |= set(batched.places)
        listed.reread()
        if listed.current_id in listed.done:
            listed.advance()
        self._say_done(batched)
        self.many_decided()

    def _say_done(self, batched: Batched) -> None:
        """Say what was done to how many, and how it is taken back."""
        what = done_words(batched.verb, len(batched.messages), "")
        if batched.letters:
            letters = NN_("{count} letter waits", "{count} letters wait", batched.letters)
            what = N_("{what} · {letters}", what=what, letters=letters)
        self.app.status(N_("{done} · {key} takes it back", done=what, key=self.key_of("undo")))

    async def do_correct(self) -> None:
        """Choose what is done to all that is marked; else mask and correct the chosen message."""
        if not self.marked():
            await super().do_correct()
            return
        from qa_tui.tui.screens.amend_menu import AmendMenu  # noqa: PLC0415 - not for first frame

        self.ask(AmendMenu(self.marked()), self._amend)

    async def _amend(self, amendment: Amendment | None) -> None:
        """Show what would become of all that is marked, and do it on Enter."""
        from qa_tui.tui.screens.amend_many import AmendScreen  # noqa: PLC0415 - as above

        messages = await self._marked_messages() if amendment is not None else None
        if amendment is not None and messages is not None:
            versions = {line.message: line.version for line in self._marked_lines()}
            self.ask(AmendScreen(messages, amendment, versions), self.amended)

    async def do_write(self) -> None:
        """Write a note on all that is marked; else choose what to write."""
        if not self.marked():
            await self.composing.do_write()
            return
        from qa_tui.tui.screens.note_many import ManyNoteScreen  # noqa: PLC0415 - as above
        from qa_tui.tui.writing.many_note import ManyNoteWriting  # noqa: PLC0415 - as above

        messages = await self._marked_messages()
        if messages is not None:
            writing = ManyNoteWriting(self.app.actor, self.desk.today, messages)
            screen = ManyNoteScreen(writing)
            self.app.push_screen(screen, lambda _: self.amended(screen.noted))

    async def _marked_messages(self) -> list[int] | None:
        """The marked messages; None, and said so, while the list is being read."""
        from qa_tui.store.lists.lines import messages_at  # noqa: PLC0415 - not for first frame

        places = self._marked_places()
        if places is None:
            return None
        return await asyncio.to_thread(self.fetch, partial(messages_at, places=places))

    async def amended(self, batched: Batched | None) -> None:
        """Show the rows as they are; the marks stay, because they often serve once more."""
        if batched is None:
            return
        from qa_tui.store.lists.lines import read_lines  # noqa: PLC0415 - not for first frame

        known = [place for place in batched.places if self.listed.window.row(place) is not None]
        lines = await asyncio.to_thread(self.fetch, partial(read_lines, places=known))
        for place, line in lines.items():
            self.listed.update_row(place, line, done=place in self.listed.done)
        target = self.target()
        if target is not None and target.message in batched.messages:
            await self.corrected(target.message)
        self.many_decided()
        self._say_done(batched)

    def _unmark(self) -> None:
        """Take the marks away that have served."""
        self.served = True
        self.listed.unmark()

    def many_decided(self) -> None:
        """Show what follows from many decisions besides the rows."""

    async def do_claim(self) -> None:
        """Claim all that is marked, or let go of it; else the chosen message."""
        if not self.marked():
            await self.claims.do_claim()
            return
        places = self._marked_places()
        if places is None:
            return
        mine, others = await self.patiently(self._claim_all, places)
        said = N_("free for others again")
        if mine or others:
            said = NN_("{count} claimed", "{count} claimed", mine)
        if others:
            theirs = NN_("{count} is checked by others", "{count} are checked by others", others)
            said = N_("{what} · {others}", what=said, others=theirs)
        self.app.status(said)

    def _claim_all(self, places: Sequence[int]) -> tuple[int, int]:
        """Claim the messages at places, in a thread."""
        from qa_tui.store.lists.lines import messages_at  # noqa: PLC0415 - not for first frame

        with self.desk.reading() as connection:
            messages = messages_at(connection, places)
        return self.app.keeper.toggle_all(messages)

    def do_mark(self) -> None:
        """Mark the row."""
        self.listed.action_mark()

    def do_mark_range(self) -> None:
        """Begin or end a range of marks."""
        self.listed.action_mark_range()

    def do_mark_all(self) -> None:
        """Mark all rows; where all are marked, none."""
        if not self.listed.mark_all():
            self.app.status(N_("The list is still being read: try again in a moment."))

    @on(LineList.Marked, "#list")
    def show_marks(self) -> None:
        """Say how many rows are marked; what decisions are about has changed."""
        marked = self.listed.marked_count
        if marked:
            self.app.status(NN_("{count} row marked", "{count} rows marked", marked))
        elif not self.served:
            self.app.status(N_("no row marked"))
        self.served = False
        self.refresh_footer()

    def do_copy(self) -> None:
        """Copy the marked threads as Markdown, else the chosen one."""
        if not self.marked():
            super().do_copy()
            return
        places = self._marked_places()
        if places is None:
            return
        if len(places) > MOST_COPIED:
            self.app.status(N_("At most {most} threads can be copied together.", most=MOST_COPIED))
            return
        from qa_tui.export.markdown import markdown_at  # noqa: PLC0415 - not for first frame

        desk = self.desk
        work = partial(markdown_at, places=places, today=desk.today, public_only=desk.read_only)
        self.read(work, self._copy, "copy")

    def _copy(self, texts: list[str]) -> None:
        self.app.copy_to_clipboard("\n".join(texts))
        self._unmark()
        self.app.status(
            NN_(
                "{count} thread is on the clipboard, as Markdown.",
                "{count} threads are on the clipboard, as Markdown.",
                len(texts),
            )
        )
