"""Correcting: personal data is masked, with the public text beside the original; fields below."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Checkbox, Input, Static

from qa_tui.domain.errors import Conflict, QaTuiError
from qa_tui.domain.moderation.correction import FIELD_NAMES
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.privacy.masking import PERSONAL_NAMES
from qa_tui.store.messages.corrections import Corrected
from qa_tui.tui.commands.dialogs import MASKING
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import error_words, own, words
from qa_tui.tui.staying import stays
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.widgets.mask_text import MaskText, PublicText
from qa_tui.tui.widgets.passage_pane import beginning_of
from qa_tui.tui.widgets.tick_box import TickBox
from qa_tui.tui.words.mask_rows import units_of
from qa_tui.tui.work import correcting
from qa_tui.tui.work.correcting import Begun
from qa_tui.tui.work.meant import day_words, meant_words

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from qa_tui.tui.work.correcting import Correctable

_NARROW = 100
_SEARCHED = frozenset({"topic", "to"})
_YES = "yes"


class CorrectScreen(DialogScreen[Corrected | Begun | None]):
    """Suggestions are chosen already: Enter masks them; Tab goes to the fields.

    Its answer is what was corrected; what was typed where somebody else was faster; None to leave.

    Args:
        read: The message.
        begun: What was typed and chosen before it has changed; None for nothing.
    """

    CSS_PATH = "correct.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "store", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab", "next_field(1)", priority=True, show=False),
        Binding("shift+tab", "next_field(-1)", priority=True, show=False),
    ]

    def __init__(self, read: Correctable, begun: Begun | None = None) -> None:
        super().__init__()
        self.about = read
        self.begun = begun
        self.text = MaskText(read.texts, units_of(read.texts, read.finds), id="original")
        self.take_keys(MASKING, self.text)
        self.lost: tuple[str, ...] = ()
        if begun is not None:
            finds, self.lost = begun.finds(read.texts)
            self.text.choose(finds)
        self.before: dict[str, str] = {}
        self._asked = 0

    def compose(self) -> ComposeResult:
        """The two texts, the fields, the keys."""
        about = self.about
        with Vertical(id="box"):
            yield Static(words(N_("Mask and correct"), "bold"), id="title")
            with Horizontal(id="texts"):
                with Vertical(classes="half"):
                    yield Static(id="came", classes="over")
                    yield self.text
                with Vertical(classes="half", id="right"):
                    yield Static(words(N_("As the public will read it"), "$dim"), classes="over")
                    yield PublicText(self.text, about.language, id="public")
            with VerticalScroll(id="fields", can_focus=False):
                for field, value in about.values.items():
                    yield from self._field(field, value)
            yield Static(id="told")
            yield Static(id="keys")

    @staticmethod
    def _field(field: str, value: str) -> ComposeResult:
        if field == "standard":
            label = words(FIELD_NAMES[field])
            yield TickBox(label, value == _YES, id=field)
            return
        with Horizontal(classes="field"):
            yield Static(words(FIELD_NAMES[field], "$dim"), classes="label")
            yield Input(value=value, id=field, compact=True)

    def on_mount(self) -> None:
        """Begin in the text, at the first suggestion."""
        self._fit()
        self.before = self.values()
        if self.begun is not None:
            self._take_up(self.begun)
        self.text.focus()
        self.show_chosen()

    def _take_up(self, begun: Begun) -> None:
        """Put into the fields what was typed before."""
        for field, typed in begun.typed.items():
            for editor in self.query(f"#{field}"):
                if isinstance(editor, Checkbox):
                    editor.value = typed == _YES
                elif isinstance(editor, Input):
                    editor.value = typed

    def on_resize(self) -> None:
        """Put the texts beside each other, or one under the other."""
        self._fit()
        self.call_after_refresh(self._show_place)

    def _fit(self) -> None:
        self.set_class(self.size.width < _NARROW, "narrow")

    @on(MaskText.Chosen)
    def show_chosen(self) -> None:
        """Show the public text anew, and what the cursor stands on."""
        self.query_one(PublicText).refresh()
        self._tell(self._chosen_words())
        self._show_keys()

    @on(MaskText.Scrolled)
    def scroll_public(self) -> None:
        """Show the same place of the public text, and the keys that scroll."""
        self.query_one(PublicText).refresh()
        self._show_place()

    def _show_place(self) -> None:
        """Say how to get on where not all rows are in sight."""
        came = words(N_("As it came"), "$dim")
        if keys := self.text.pages():
            came = Content.assemble(came, "   ", key_line([(" ".join(keys), N_("scroll"))]))
        self.query_one("#came", Static).update(came)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the keys that apply where the focus is."""
        if self.is_mounted:
            self._show_keys()
            self.text.refresh()

    def _chosen_words(self) -> Content:
        """How many passages are chosen, and what the one under the cursor is."""
        finds, units = self.text.finds, self.text.units
        said = [words(NN_("{count} passage chosen", "{count} passages chosen", len(finds)))]
        if not self.about.finds:
            key = self.key_of("choose_word")
            said = [words(N_("No personal data was found. Choose words with {key}.", key=key))]
        if units and units[self.text.cursor].recognised:
            find = units[self.text.cursor].find
            said.append(
                words(N_("{kind}, line {line}", kind=PERSONAL_NAMES[find.kind], line=find.line))
            )
        told = own(" · ").join(said).stylize("$dim")
        return Content("\n").join([*self._meanwhile(), told])

    def _meanwhile(self) -> list[Content]:
        """What others have changed of what was typed and chosen."""
        if self.begun is None:
            return []
        told = []
        if self.lost:
            gone = N_("no longer there: {words}", words=tuple(map(beginning_of, self.lost)))
            told.append(words(gone, "$error"))
        for field in self.begun.typed:
            there = self.about.values.get(field, "")
            if there != self.begun.before[field]:
                name = FIELD_NAMES[field]
                by_now = N_("{field} is now “{value}”", field=name, value=beginning_of(there))
                told.append(words(by_now, "$error"))
        return told

    def _tell(self, shown: Content) -> None:
        self.query_one("#told", Static).update(shown)

    def _show_keys(self) -> None:
        keys = [("⏎", N_("mask"))] if self.text.chosen else [("⏎", N_("save"))]
        if self.text.has_focus:
            keys += [
                (self.key_of("choose_word"), N_("choose")),
                (self.key_of("extend"), N_("several")),
            ]
            if self.about.finds and not self.has_class("narrow"):
                keys.append((self.key_of("next_suggestion"), N_("next suggestion")))
        keys += [("Tab", N_("next field")), ("Esc", N_("leave as it was"))]
        self.query_one("#keys", Static).update(key_line(keys))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Say at once whom or what a search field means."""
        field = event.input.id or ""
        if field == "until" and event.input.has_focus:
            self._tell(day_words(event.value, self.app.desk.today))
        if field in _SEARCHED and event.input.has_focus:
            self._asked += 1
            work = self._look_up(self._asked, field, event.value)
            self.run_worker(work, group="meant", exclusive=True)

    async def _look_up(self, asked: int, field: str, typed: str) -> None:
        """Show what is meant, unless something else was typed meanwhile."""
        shown = await meant_words(self.app.desk, field, typed)
        if asked == self._asked and stays(self):
            self._tell(shown)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        found: dict[str, str] = {}
        for field in self.about.values:
            editor = self.query_one(f"#{field}")
            if isinstance(editor, Checkbox):
                found[field] = _YES if editor.value else ""
            elif isinstance(editor, Input):
                found[field] = editor.value
        return found

    async def action_store(self) -> None:
        """Mask what is chosen and correct what was typed, as one step; the screen stays else."""
        finds = self.text.finds
        correction = correcting.correction_of(self.about, self.before, self.values())
        if not finds and not correction.given:
            self.dismiss(None)
            return
        try:
            done = await asyncio.to_thread(
                correcting.store_amendment, self.app.desk, self.app.actor, correction, finds
            )
        except Conflict:
            self.dismiss(self._begun())
            return
        except QaTuiError as error:
            self._tell(error_words(error).stylize("$error"))
            return
        self.dismiss(done)

    def _begun(self) -> Begun:
        """What was typed and chosen, to go on with."""
        about, now = self.about, self.values()
        typed = {field: text for field, text in now.items() if text != self.before[field]}
        chosen = tuple(
            (one.part, about.texts[one.part][one.start : one.end]) for one in self.text.finds
        )
        return Begun(about.message.version, about.values, typed, chosen)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_next_field(self, direction: int) -> None:
        """Go to the next field."""
        if direction > 0:
            self.focus_next("MaskText, Input, Checkbox")
        else:
            self.focus_previous("MaskText, Input, Checkbox")
