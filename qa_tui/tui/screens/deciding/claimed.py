"""Says who is checking a message already, before it is decided all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.moderation.claim import claim_until
from qa_tui.domain.phrase import N_
from qa_tui.i18n import drawn
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import outside, own, words
from qa_tui.tui.work.touched import touched_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.moderation.claim import Claim
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.watching import Changes


class ClaimedScreen(FloatingScreen[bool | None]):
    """Somebody else is checking it: one key goes on, another one leaves it to them.

    Args:
        claim: Who has it.
        step: What one is about to do.
        gist: What the message says, as it came.
    """

    CSS_PATH = "claimed.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "go_on", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
    ]

    def __init__(self, claim: Claim, step: Phrase, gist: str) -> None:
        super().__init__()
        self.claim = claim
        self.step = step
        self.gist = gist

    def compose(self) -> ComposeResult:
        """Who, what, and the two keys."""
        leave = N_("leave it to {name}", name=self.claim.name)
        keys = _keys(N_("all the same: {step}", step=self.step), leave)
        with Vertical(id="box"):
            yield Static(words(claim_until(self.claim), "bold"), id="title")
            yield Static(outside(self.gist, "$dim"), id="about")
            yield Static(keys, id="keys")

    def changed_elsewhere(self, changes: Changes) -> None:
        """Say what whoever was checking it has done, or that it is free again.

        Args:
            changes: What is different.
        """
        said = touched_words(changes, self.claim.message)
        if said is not None:
            self._say(said)
        elif self.app.claim_elsewhere(self.claim.message) is None:
            self._say(N_("Nobody is checking it now."))

    def _say(self, title: Phrase) -> None:
        """Show what has become of it, and keys that fit."""
        self.query_one("#title", Static).update(words(title, "bold"))
        keys = _keys(self.step, N_("leave it as it is"))
        self.query_one("#keys", Static).update(keys)

    def action_go_on(self) -> None:
        """Decide all the same."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave it to them."""
        self.dismiss(None)


def _keys(go_on: Phrase, leave: Phrase) -> Content:
    """The keys one below the other: names and steps may be long."""
    enter = drawn("⏎").ljust(3)
    return Content.assemble(
        own(f"{enter}  ", "bold $footer-key"),
        words(go_on),
        own(f"\n{'Esc':{len(enter)}}  ", "bold $footer-key"),
        words(leave),
    )
