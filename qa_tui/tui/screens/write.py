"""The small menu behind `w`: what is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import SafeText, clean
from qa_tui.domain.workflow import Verb, available
from qa_tui.i18n import say
from qa_tui.tui.safe import words
from qa_tui.tui.screens.menu import Choice, ChoiceList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.target import Target

REVISION = "revision"
"""What is chosen for an author's new words."""


class WriteMenu(ModalScreen[str | None]):
    """A question, an answer on behalf, or an author's new words."""

    CSS_PATH = "write.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "choose", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
    ]
    app: QaTuiApp

    def __init__(self, target: Target | None) -> None:
        super().__init__()
        self.about = target

    def _choices(self) -> tuple[Choice, ...]:
        """What can be written here and now."""
        choices = [Choice(Kind.QUESTION, "n", SafeText.literal(say(N_("A new question"))))]
        target = self.about
        if target is not None and target.published:
            answer = N_("An answer on behalf of {name}", name=target.to)
            choices.insert(0, Choice(Kind.ANSWER, "a", clean(say(answer), one_line=True)))
        if target is not None and Verb.REVISE in available(target.state):
            revision = N_("New words from the author, {name}", name=target.author)
            choices.insert(0, Choice(REVISION, "v", clean(say(revision), one_line=True)))
        return tuple(choices)

    def compose(self) -> ComposeResult:
        """The menu."""
        mark = ">" if self.app.ascii_only else "▌"
        with Vertical(id="box"):
            yield Static(words(N_("Write"), "bold"), id="title")
            yield ChoiceList(self._choices(), id="choices", mark=mark)
            yield Static(
                Content.assemble(
                    ("⏎ ", "bold $footer-key"),
                    words(N_("choose")),
                    ("   Esc ", "bold $footer-key"),
                    words(N_("leave as it was")),
                )
            )

    def on_mount(self) -> None:
        """Begin in the menu."""
        self.query_one(ChoiceList).focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        menu = self.query_one(ChoiceList)
        if event.character and menu.choose_letter(event.character):
            event.stop()
            self.action_choose()

    def action_choose(self) -> None:
        """Take the chosen line."""
        chosen = self.query_one(ChoiceList).chosen
        self.dismiss(chosen.key if chosen else None)

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
