"""Shows, where somebody else was faster, what one saw and decided beside what is there now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.likeness import differences
from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Verb, current_state
from qa_tui.store.messages.clashes import read_clash
from qa_tui.tui.command import Situation, impossible
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import outside, words
from qa_tui.tui.signs import sign
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.key_line import key_line, page_down
from qa_tui.tui.words.context_words import with_differences
from qa_tui.tui.words.history_text import history_words
from qa_tui.tui.work.target import gist_of

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from qa_tui.domain.moderation.clash import Clash
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk

WIDE = 100

_FRAME = 5
"""Lines of the box around what stands in it, and the one over the texts."""


async def conflict_on(
    desk: Desk, message: int, version: int, verb: Verb | None, *, typed: bool = False
) -> ConflictScreen:
    """The screen that shows what has become of a message.

    Args:
        desk: The desk.
        message: Id of the message.
        version: The version that was read.
        verb: What was decided; None where something was masked or corrected.
        typed: Whether there is something typed or marked to go on with.

    Raises:
        QaTuiError: When it is not there any more.
    """

    def load() -> Clash:
        with desk.reading() as connection:
            return read_clash(connection, message, version, desk.today)

    return ConflictScreen(await asyncio.to_thread(load), verb, desk.today, typed=typed)


class ConflictScreen(FloatingScreen[int | None]):
    """Both sides; Enter decides all the same, on what is there; Esc leaves it as it is.

    Its answer is the version that was shown, on which is decided; None to leave it.

    Args:
        clash: What was seen and what is there.
        verb: What was decided; None where something was masked or corrected.
        today: The user's present day.
        typed: Whether there is something typed or marked to go on with.
    """

    CSS_PATH = "conflict.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "all_the_same", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
        Binding("pagedown,J,down,j", "scroll(1)", priority=True, show=False),
        Binding("pageup,K,up,k", "scroll(-1)", priority=True, show=False),
    ]

    def __init__(
        self, clash: Clash, verb: Verb | None, today: date, *, typed: bool = False
    ) -> None:
        super().__init__()
        self.clash = clash
        self.verb = verb
        self.step = STEPS[verb].name if verb else N_("Mask and correct")
        self.typed = typed
        message = clash.message
        self.state = current_state(message.state, message.wake_on, today)
        situation = Situation(False, today, message.state, message.wake_on)
        self.allowed = situation.verbs()
        self.possible = verb is None or verb in self.allowed

    def compose(self) -> ComposeResult:
        """What it is about, who did what, both texts where they differ, one line of keys."""
        with Vertical(id="box"):
            yield Static(words(N_("Somebody was faster: nothing was written"), "bold"), id="title")
            gist = gist_of(self.clash.thread, self.clash.message)
            yield Static(outside(gist, "$dim"), id="about")
            yield Hanging(self._happened(), id="happened")
            if self.clash.words_changed:
                seen, there = self._texts()
                with VerticalScroll(id="both", can_focus=False), Vertical(id="sides"):
                    yield Static(_titled(N_("What you read"), seen), id="mine", classes="side")
                    yield Static(_titled(N_("What is there"), there), id="theirs", classes="side")
            yield Static(self._keys(), id="keys")

    def on_resize(self) -> None:
        """Put the sides beside each other where there is room, and keep the keys in sight."""
        self.set_class(self.size.width >= WIDE, "wide")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Give both texts the lines that the rest leaves."""
        for pane in self.query("#both"):
            others = [one for one in self.query("#box > *") if one is not pane]
            taken = sum(one.outer_size.height + one.styles.margin.height for one in others)
            pane.styles.max_height = max(self.size.height - taken - _FRAME, 1)

    def _texts(self) -> tuple[Content, Content]:
        """Both texts with the words that differ."""
        clash = self.clash
        seen = "\n\n".join(filter(None, (clash.seen_text, clash.seen_background)))
        there = "\n\n".join(filter(None, (clash.message.text, clash.message.background)))
        ours, theirs = differences(seen, there)
        return with_differences(ours), with_differences(theirs)

    def _happened(self) -> Content:
        """What others did, what state that led to, and what one had decided oneself."""
        look = self.state.value
        colour = f"$state-{look}" if look != "published" else ""
        parts = [history_words(self.clash.history)] if self.clash.history else []
        parts.append(
            Content.assemble(
                words(N_("It is now: "), "$dim"),
                (sign(look, ascii_only=self.app.ascii_only), colour),
                " ",
                words(STATE_NAMES[self.state]),
            )
        )
        parts.append(Content.assemble(words(N_("You decided: "), "$dim"), words(self.step, "bold")))
        if not self.clash.words_changed:
            parts.append(words(N_("The words are the same."), "$dim"))
        return Content("\n").join(parts)

    def _keys(self) -> Content:
        keys = [("Esc", N_("leave it as it is"))]
        if self.clash.words_changed:
            keys.append((page_down(), N_("scroll")))
        if not self.possible:
            said = words(impossible(self.step, self.state, self.allowed))
            return Content.assemble(said, "\n\n", key_line(keys))
        go_on = N_("all the same: {step}", step=self.step)
        if self.typed:
            go_on = N_("go on with what you typed")
        return key_line([("⏎", go_on), *keys])

    def action_all_the_same(self) -> None:
        """Decide on what is there, where that is possible."""
        if self.possible:
            self.dismiss(self.clash.message.version)

    def action_scroll(self, direction: int) -> None:
        """Scroll both sides."""
        for pane in self.query("#both"):
            pane.scroll_relative(y=direction * max(pane.size.height // 2, 1), animate=False)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)


def _titled(heading: Phrase, text: Content) -> Content:
    return Content.assemble(words(heading, "bold"), "\n\n", text)
