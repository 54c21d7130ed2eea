"""The small menu behind `w`: what is to be written, or gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from qa_tui.domain.draft import draft_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import clean
from qa_tui.domain.workflow import Verb, available
from qa_tui.i18n import cut_sign, drawn, say
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import words
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.writing.choosing import (
    DRAFT,
    DRAFTS,
    FOLLOW_UP,
    LETTER_TO,
    NOTE,
    OLD_QUESTION,
    REVISION,
    Offer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.work.target import Target

_GIST = 34
"""Code points of what was typed in the draft that the menu offers."""


class WriteMenu(FloatingScreen[str | None]):
    """What can be written about the chosen message, and a question of its own.

    Args:
        target: The chosen message, or None.
        offer: What else is known of what can be written.
    """

    CSS_PATH = "write.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "choose", priority=True, show=False),
        Binding("escape,q", "leave", priority=True, show=False),
    ]

    def __init__(self, target: Target | None, offer: Offer | None = None) -> None:
        super().__init__()
        self.about = target
        self.offer = offer or Offer()

    def _choices(self) -> tuple[MenuItem, ...]:
        """What can be written here and now."""
        lines = [] if self.about is None else list(self._about(self.about))
        lines += [
            (Kind.QUESTION, "n", N_("A new question")),
            (OLD_QUESTION, "o", N_("A new question in the old form: one text and a topic")),
            *self._drafts(),
        ]
        return tuple(
            MenuItem(key, letter, clean(say(told), one_line=True)) for key, letter, told in lines
        )

    def _about(self, target: Target) -> Iterator[tuple[str, str, Phrase]]:
        """What can be written about the chosen message."""
        if Verb.REVISE in available(target.state):
            yield REVISION, "v", N_("New words from the author, {name}", name=target.author)
        if target.published and self.offer.answered:
            told = N_("A supplement to the answer on behalf of {name}", name=target.to)
            yield Kind.ANSWER, "a", told
        elif target.published:
            yield Kind.ANSWER, "a", N_("An answer on behalf of {name}", name=target.to)
        if self.offer.asker:
            yield f"{LETTER_TO}asker", "l", N_("A letter to the asker")
        told = N_("A letter to the representative, {name}", name=target.to)
        yield f"{LETTER_TO}representative", "p", told
        yield NOTE, "i", N_("An internal note, for moderators only")
        if target.published:
            yield FOLLOW_UP, "f", N_("A question that follows this one up")

    def _drafts(self) -> Iterator[tuple[str, str, Phrase]]:
        """The draft that was typed in last, and how many there are."""
        drafts = self.offer.drafts
        if not drafts:
            return
        last = drafts[0]
        typed = last.gist or last.title or drawn("…")
        told = N_(
            "Go on: {kind} “{gist}”",
            kind=draft_name(last.kind),
            gist=typed if len(typed) <= _GIST else f"{typed[: _GIST - 1]}{cut_sign()}",
        )
        yield f"{DRAFT}{last.id}", "g", told
        if len(drafts) > 1:
            yield DRAFTS, "D", NN_("All {count} drafts", "All {count} drafts", len(drafts))

    def compose(self) -> ComposeResult:
        """The menu."""
        mark = ">" if self.app.ascii_only else "▌"
        choices = ChoiceList(self._choices(), id="choices", mark=mark)
        choices.styles.height = len(choices.choices)
        with Vertical(id="box"):
            yield Static(words(N_("Write"), "bold"), id="title")
            yield choices
            yield Static(key_line([("⏎", N_("choose")), ("Esc", N_("leave as it was"))]))

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
