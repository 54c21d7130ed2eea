"""The places of the screen of reasons: clauses, words, letter, text; where the keyboard goes."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import language
from qa_tui.store.preparing import codex
from qa_tui.tui.commands.dialogs import REFUSING, SENDING_BACK
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import outside, words
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem
from qa_tui.tui.widgets.complaint import Complaint
from qa_tui.tui.widgets.letter_pane import LetterPane
from qa_tui.tui.widgets.passage_pane import PassagePane
from qa_tui.tui.widgets.reason_keys import TITLES, Stop
from qa_tui.tui.widgets.search_menu import SearchMenu
from qa_tui.tui.work.drafting import Drafting

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.draft import DraftPlace
    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.work.target import Room, Target


class ReasonPlaces(DialogScreen[Decision | None]):
    """Places between which the keyboard goes, and what is asked before something is thrown away.

    Args:
        verb: What is to be decided: refuse, return or remove.
        target: The message.
        room: Where the screen may stand beside the text; None for all of the terminal.
        begun: What was typed and marked before, to go on with; None for nothing.
        place: Where the draft belongs; None where nothing is kept.
        saved: The fields of the draft that is there.

    Attributes:
        asked: The step that would throw something away and was asked for once.
        unsaid: What is said as soon as the keyboard has gone on.
        notice: What stands above everything that is said, as long as the screen is open.
    """

    BINDINGS: ClassVar = [
        Binding("enter", "enter", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab", "next_stop(1)", priority=True, show=False),
        Binding("shift+tab", "next_stop(-1)", priority=True, show=False),
        Binding("down", "step(1)", priority=True, show=False),
        Binding("up", "step(-1)", priority=True, show=False),
        Binding("pagedown", "scroll_letter(1)", priority=True, show=False),
        Binding("pageup", "scroll_letter(-1)", priority=True, show=False),
    ]

    def __init__(
        self,
        verb: Verb,
        target: Target,
        room: Room | None,
        begun: Decision | None = None,
        *,
        place: DraftPlace | None = None,
        saved: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.draft = Drafting(self, TITLES[verb], self.begun, place, saved)
        self.take_keys(SENDING_BACK if verb is Verb.RETURN else REFUSING)
        self.before = begun
        self.marks_read = begun is None or not begun.passages
        self.unsaid = self.notice = Content.empty()
        self.room = room
        self.verb = verb
        self.about = target
        self.asked = ""

    @abstractmethod
    def begun(self) -> dict[str, str] | None:
        """What is to be kept: empty where nothing was typed, None where it is not known yet."""

    async def keep_typed(self) -> None:
        """Keep what was typed before the program ends."""
        await self.draft.keep_typed()

    def compose(self) -> ComposeResult:
        """The menu, the letter or the text in its place, and the keys."""
        choices = tuple(
            MenuItem(
                clause.key, clause.letter, SafeText.literal(clause.in_language(language()).name)
            )
            for clause in codex().for_kind(self.about.kind)
        )
        with Vertical(id="box"):
            yield Static(words(TITLES[self.verb], "bold"), id="title")
            yield Static(outside(self.about.gist, "$dim"), id="about")
            with Horizontal(id="halves"):
                yield SearchMenu(choices, ">" if self.app.ascii_only else "▌", id="menu-pane")
                yield LetterPane(id="letter-pane")
                yield PassagePane(self.key_of("mark_passage"), id="passages")
            yield Input(
                id="words",
                compact=True,
                placeholder=words(self._placeholder()).plain,
                select_on_focus=False,
            )
            yield Static(id="problem")
            yield Static(id="keys")

    def on_resize(self) -> None:
        """Give the menu less room on a narrow screen."""
        self.set_class(self.size.width < 100, "narrow")

    @property
    def search(self) -> SearchMenu:
        """The clauses with the line that narrows them."""
        return self.query_one(SearchMenu)

    @property
    def menu(self) -> ChoiceList:
        """The clauses."""
        return self.query_one(ChoiceList)

    @property
    def letter(self) -> LetterPane:
        """The letter."""
        return self.query_one(LetterPane)

    @property
    def passages(self) -> PassagePane:
        """The text in which passages are marked."""
        return self.query_one(PassagePane)

    @property
    def stop(self) -> Stop:
        """Where the keyboard is."""
        if self.search.is_searching:
            return Stop.SEARCH
        if self.letter.is_editing:
            return Stop.LETTER
        if self.passages.is_marking:
            return Stop.MARKS
        return Stop.WORDS if self.query_one("#words").has_focus else Stop.CLAUSES

    @on(Complaint)
    def refused(self, event: Complaint) -> None:
        """Say why something cannot be marked, edited or sent."""
        self.say(event.what)

    @on(TextArea.Changed, "#letter-text")
    @on(Input.Changed, "#letter-subject")
    def letter_edited(self) -> None:
        """What was asked before does not count any more."""
        self.asked = ""
        self.say(Content.empty())
        self.draft.typed()

    def action_step(self, lines: int) -> None:
        """Move among the clauses that were found."""
        if self.stop is not Stop.SEARCH:
            raise SkipAction
        self.search.step(lines)

    def action_scroll_letter(self, direction: int) -> None:
        """Scroll the letter, or the text in its place."""
        if self.stop in {Stop.LETTER, Stop.MARKS}:
            raise SkipAction
        self.letter.scroll_by_page(direction)

    async def action_leave(self) -> None:
        """Leave everything as it was; what was typed is a draft, else it is asked about once."""
        if self.stop is Stop.SEARCH:
            self.search.close()
        elif not self.passages.close_remark() and (self.draft.place or self.frees("leave")):
            await self.draft.leave()

    def action_search_clauses(self) -> None:
        """Search the clauses."""
        if self.stop is not Stop.CLAUSES:
            raise SkipAction
        self.search.begin()

    def action_mark_passage(self) -> None:
        """Go to the text to mark passages; there, select a sentence."""
        if self.stop is Stop.CLAUSES:
            self.go(Stop.MARKS)
        elif self.passages.marked.has_focus:
            self.passages.marked.select_sentence()
        else:
            raise SkipAction

    def action_unmark_passage(self) -> None:
        """Take a mark away."""
        if not self.passages.marked.has_focus:
            raise SkipAction
        self.passages.take_away()

    def action_edit_letter(self) -> None:
        """Edit the letter in its place."""
        if self.letter.is_editing:
            raise SkipAction
        self.go(Stop.LETTER)

    def action_as_it_was(self) -> None:
        """Take the letter as its template has it, once that was asked for twice."""
        self.frees("as it was")

    def action_next_stop(self, step: int) -> None:
        """Go on to the next place: clauses, words, the letter, the text to mark."""
        stops = [Stop.CLAUSES, Stop.WORDS, Stop.LETTER, Stop.MARKS]
        if self.verb is not Verb.RETURN:
            stops.remove(Stop.MARKS)
        elif self.letter.edited:
            stops = [Stop.CLAUSES, Stop.LETTER]
        if not self.letter.expected:
            stops.remove(Stop.LETTER)
        here = stops.index(self.stop) if self.stop in stops else 0
        self.go(stops[(here + step) % len(stops)])

    def go(self, stop: Stop) -> None:
        """Give the keyboard to a place."""
        if stop is Stop.MARKS and not self.frees("mark"):
            return
        if stop is not Stop.LETTER:
            self.letter.close()
        self.set_class(stop is Stop.MARKS, "marking")
        self.set_class(stop is Stop.LETTER and self.letter.expected, "editing")
        if stop is Stop.CLAUSES:
            self.menu.focus()
        elif stop is Stop.WORDS:
            self.query_one("#words").focus()
        elif stop is Stop.LETTER:
            self.letter.edit()
        else:
            self.passages.marked.focus()

    def frees(self, step: str) -> bool:
        """Whether a step throws nothing away that was edited, or was asked for twice."""
        marked = step == "leave" and bool(self.passages.passages)
        if self.letter.edited is None and not marked:
            return True
        if self.asked != step:
            self.asked = step
            what = N_("You have edited the letter. The same key again discards that.")
            if self.letter.edited is None:
                what = N_("You have marked passages. The same key again discards that.")
            self.say(words(what))
            return False
        self.asked = ""
        self.letter.throw_away()
        self.say(Content.empty())
        return True

    def say(self, what: Content) -> None:
        """Say what cannot be, or what is asked."""
        parts = [part for part in (self.notice, what) if part]
        self.query_one("#problem", Static).update(Content("\n").join(parts))

    def _placeholder(self) -> Phrase:
        if self.verb is Verb.RETURN:
            return N_("Tab: what to change, in your own words; goes into the letter")
        return N_("Tab: internal note")
