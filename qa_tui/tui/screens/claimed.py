"""Says who is checking a message already, before it is decided all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qa_tui.domain.claim import claim_until
from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import outside, words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.claim import Claim
    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.app import QaTuiApp


class ClaimedScreen(ModalScreen[bool | None]):
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
    app: QaTuiApp

    def __init__(self, claim: Claim, step: Phrase, gist: str) -> None:
        super().__init__()
        self.claim = claim
        self.step = step
        self.gist = gist

    def compose(self) -> ComposeResult:
        """Who, what, and the two keys."""
        keys = Content.assemble(
            ("⏎ ", "bold $footer-key"),
            words(N_("all the same: {step}", step=self.step)),
            ("    Esc ", "bold $footer-key"),
            words(N_("leave it to {name}", name=self.claim.name)),
        )
        with Vertical(id="box"):
            yield Static(words(claim_until(self.claim), "bold"), id="title")
            yield Static(outside(self.gist, "$dim"), id="about")
            yield Static(keys, id="keys")

    def action_go_on(self) -> None:
        """Decide all the same."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave it to them."""
        self.dismiss(None)
