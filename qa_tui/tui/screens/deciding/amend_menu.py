"""The small menu behind `e` with marked rows: what is to be corrected of all, or masked in all."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moderation.amending import Amendment
from qa_tui.domain.moderation.correction import FIELD_NAMES, Correction
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import SafeText
from qa_tui.i18n import say
from qa_tui.tui.dialog import FloatingScreen
from qa_tui.tui.safe import error_words, words
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.work.correcting import read_meant
from qa_tui.tui.work.meant import day_words, meant_words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from qa_tui.domain.phrase import Phrase

_LINES: tuple[tuple[str, str, Phrase], ...] = (
    ("mask", "m", N_("Mask what looks like personal data")),
    ("topic", "t", N_("Another topic, or none")),
    ("to", "a", N_("Another addressee: the question was misdirected")),
    ("until", "d", N_("Another day of return, or none")),
    ("annotation", "n", N_("An editors' note on answers, or none")),
    ("standard", "s", N_("A standard reply")),
    ("no-standard", "o", N_("No standard reply")),
)
_TYPED = frozenset({"topic", "to", "until", "annotation"})
"""What needs words."""


class AmendMenu(FloatingScreen[Amendment | None]):
    """A letter chooses; where words are needed, they are typed below.

    Args:
        marked: How many rows are marked.
    """

    CSS_PATH = "amend_menu.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "go_on", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab,shift+tab", "change_place", priority=True, show=False),
    ]

    def __init__(self, marked: int) -> None:
        super().__init__()
        self.marked = marked
        self._asked = 0

    def compose(self) -> ComposeResult:
        """What can be done, the field for words, the keys."""
        choices = tuple(
            MenuItem(key, letter, SafeText.literal(say(name))) for key, letter, name in _LINES
        )
        title = NN_(
            "Mask and correct: {count} marked", "Mask and correct: {count} marked", self.marked
        )
        with Vertical(id="box"):
            yield Static(words(title, "bold"), id="title")
            yield ChoiceList(choices, id="choices", mark=">" if self.app.ascii_only else "▌")
            with Horizontal(id="field"):
                yield Static(id="label")
                yield Input(id="words", compact=True)
            yield Static(id="told")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Begin in the menu."""
        self.query_one("#choices").styles.height = len(_LINES)
        self.query_one(ChoiceList).focus()
        self.show_field()

    @property
    def chosen(self) -> str:
        """What is under the cursor."""
        choice = self.query_one(ChoiceList).chosen
        return choice.key if choice is not None else _LINES[0][0]

    @property
    def typed(self) -> str:
        """The words that were typed."""
        return self.query_one(Input).value

    def on_key(self, event: events.Key) -> None:
        """Letters choose, and go on where no words are needed."""
        menu = self.query_one(ChoiceList)
        if menu.has_focus and event.character and menu.choose_letter(event.character):
            event.stop()
            self.show_field()
            self.call_later(self.action_go_on)

    @on(ChoiceList.Moved)
    def show_field(self) -> None:
        """Show the field where words are needed, empty for each."""
        field = self.chosen
        self.query_one("#field").visible = field in _TYPED
        if field in _TYPED:
            self.query_one("#label", Static).update(words(FIELD_NAMES[field], "$dim"))
        self.query_one(Input).value = ""
        self._tell(Content.empty())
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys that apply where the focus is."""
        if self.is_mounted:
            self._show_keys()

    def _show_keys(self) -> None:
        goes_on = self.chosen not in _TYPED or self.query_one(Input).has_focus
        does = N_("look at it first") if goes_on else N_("type it")
        keys = key_line([("⏎", does), ("Esc", N_("leave as it was"))])
        self.query_one("#keys", Static).update(keys)

    def _tell(self, shown: Content) -> None:
        self.query_one("#told", Static).update(shown)

    @on(Input.Changed)
    def say_what_is_meant(self) -> None:
        """Say at once whom, what or which day is meant."""
        self._asked += 1
        if self.query_one(Input).has_focus:
            work = self._look_up(self._asked, self.chosen, self.typed)
            self.run_worker(work, group="meant", exclusive=True)

    async def _look_up(self, asked: int, field: str, typed: str) -> None:
        if field == "until":
            shown = day_words(typed, self.app.desk.today)
        elif field in {"topic", "to"}:
            shown = await meant_words(self.app.desk, field, typed)
        else:
            return
        if asked == self._asked and stays(self):
            self._tell(shown)

    async def action_go_on(self) -> None:
        """Type the words that are needed; then leave with what is to be done."""
        field, editor = self.chosen, self.query_one(Input)
        if field in _TYPED and not editor.has_focus:
            editor.focus()
            return
        try:
            await asyncio.to_thread(self._check, field, self.typed)
        except QaTuiError as error:
            self._asked += 1
            self._tell(error_words(error).stylize("$error"))
            return
        if stays(self):
            self.dismiss(_amendment(field, self.typed))

    def _check(self, field: str, typed: str) -> None:
        """Refuse what means nothing; runs in a thread."""
        if field == "until":
            read_wake_day(typed, self.app.desk.today)
        elif field == "to" or (field == "topic" and typed.strip()):
            read_meant(self.app.desk, field, typed)

    def action_change_place(self) -> None:
        """Go to the field, or back to the menu."""
        editor = self.query_one(Input)
        if editor.has_focus:
            self.query_one(ChoiceList).focus()
        elif self.chosen in _TYPED:
            editor.focus()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _amendment(field: str, typed: str) -> Amendment:
    """What was chosen."""
    if field == "mask":
        return Amendment("mask")
    if field.endswith("standard"):
        return Amendment("correct", Correction(0, standard=field == "standard"))
    return Amendment("correct", Correction(0, None, standard=None, **{field: typed}))
