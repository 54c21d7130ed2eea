"""All keys of a screen, made from its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.tui.safe import words
from qa_tui.tui.signs import SIGNS, sign

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.commands import Command, Situation

_MOVING: tuple[tuple[str, Phrase], ...] = (
    ("j k ↓ ↑", N_("Next and previous row, or scroll")),
    ("g G", N_("First and last row")),
    ("^d ^u", N_("A page down and up")),
    ("1 … 8", N_("Choose a view by its number")),
)
_LOOKS: dict[str, Phrase] = {
    "pending": N_("waits for a decision"),
    "held": N_("on hold"),
    "returned": N_("with its author"),
    "published": N_("published, waits for an answer"),
    "answered": N_("answered"),
    "refused": N_("refused"),
    "removed": N_("removed"),
}


class HelpScreen(ModalScreen[None]):
    """Keys, what they do, and why some do not apply now."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,question_mark,f1", "leave", show=False)]
    app: QaTuiApp

    def __init__(self, commands: tuple[Command, ...], situation: Situation) -> None:
        super().__init__()
        self.listed = commands
        self.situation = situation

    def compose(self) -> ComposeResult:
        """One column of text."""
        with Vertical(id="box"):
            yield Static(words(N_("Help"), "bold"), id="title")
            with VerticalScroll(id="keys"):
                yield Static(self._text())
            yield Static(words(N_("Esc closes this. ^p finds any command by name."), "$dim"))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#keys").focus()

    def _text(self) -> Content:
        rows = [self._row(command) for command in self.listed]
        moving = [_pair(key, words(what)) for key, what in _MOVING]
        looks = [
            Content.assemble(
                " " * 8,
                (sign(look, ascii_only=self.app.ascii_only), f"$state-{look}"),
                "  ",
                words(name),
            )
            for look, name in _LOOKS.items()
            if look in SIGNS
        ]
        signs = Content.assemble(words(N_("Signs"), "bold"))
        return Content("\n").join([*rows, Content.empty(), *moving, Content.empty(), signs, *looks])

    def _row(self, command: Command) -> Content:
        reason = command.why_not(self.situation)
        text = Content.assemble(words(command.name, "bold"), "  ", words(command.help))
        if reason is None:
            return _pair(command.key, text)
        return Content.assemble(
            _pair(command.key, text).stylize("$dim"), "\n", " " * 8, words(reason, "italic $dim")
        )

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()


def _pair(key: str, text: Content) -> Content:
    """A key and what it does, in two columns."""
    return Content.assemble((key.ljust(8), "bold $footer-key"), text)
