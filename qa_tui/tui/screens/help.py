"""All keys of a screen, made from its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.tui.safe import words
from qa_tui.tui.signs import sign

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.command import Command, Situation

_MOVING: tuple[tuple[str, Phrase], ...] = (
    ("j k ↓ ↑", N_("Next and previous row, or scroll")),
    ("g G", N_("First and last row")),
    ("^d ^u", N_("A page down and up")),
    ("1 … 8", N_("Choose a view by its number")),
    ("F2 … F9 9", N_("Choose a saved view; its key stands beside it")),
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


class HelpRow(Horizontal):
    """A key, what it is called, what it does."""

    def __init__(self, key: str, name: Content, text: Content, *, dim: bool) -> None:
        super().__init__(classes="dim" if dim else "")
        self.cells = (Content.styled(key, "bold $footer-key"), name, text)

    def compose(self) -> ComposeResult:
        """Three columns; a row without text gives its room to the name."""
        key, name, text = self.cells
        yield Static(key, classes="key")
        yield Static(name, classes="name" if text else "text")
        if text:
            yield Static(text, classes="text")


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
                for command in self.listed:
                    yield self._row(command)
                yield Static(words(N_("Moving"), "bold"), classes="heading")
                for key, what in _MOVING:
                    yield HelpRow(key, words(what), Content.empty(), dim=False)
                yield Static(words(N_("Signs"), "bold"), classes="heading")
                yield Static(self._signs())
            yield Static(words(N_("Esc closes this. ^p finds any command by name."), "$dim"))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#keys").focus()

    def _signs(self) -> Content:
        return Content("\n").join(
            Content.assemble(
                (sign(look, ascii_only=self.app.ascii_only), f"$state-{look}"),
                "      ",
                words(name),
            )
            for look, name in _LOOKS.items()
        )

    def _row(self, command: Command) -> HelpRow:
        reason = command.why_not(self.situation)
        text = words(command.help)
        if reason is not None:
            text = Content.assemble(text, " ", words(reason, "italic"))
        return HelpRow(command.key, words(command.name), text, dim=reason is not None)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()
