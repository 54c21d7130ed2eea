"""Refusing, sending back and removing: the reason first, the letter beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from qa_tui.domain.moderation.begun import begun_decision, begun_fields
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import has_words
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import drawn
from qa_tui.store.preparing import codex
from qa_tui.tui.safe import words
from qa_tui.tui.screens.deciding.reason_places import ReasonPlaces
from qa_tui.tui.widgets.choice_list import ChoiceList
from qa_tui.tui.widgets.letter_pane import LetterPane
from qa_tui.tui.widgets.passage_pane import PassagePane, beginning_of
from qa_tui.tui.widgets.reason_keys import Stop, key_words

if TYPE_CHECKING:
    from textual import events

    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.work.target import Target


class ReasonScreen(ReasonPlaces):
    """A clause by one letter; Enter decides, Esc leaves everything as it was."""

    CSS_PATH = "reason.tcss"
    AUTO_FOCUS = "ChoiceList"
    forward: reactive[bool | None] = reactive(None, init=False)

    def on_mount(self) -> None:
        """Begin at the clauses; no letter is there yet."""
        self.menu.guard = self.frees
        self.menu.focus()
        if self.room is not None:
            self.query_one("#box").styles.width = self.room.width
            self.add_class("beside", self.room.edge)
        begun = self.before
        if self.verb is Verb.RETURN:
            self.passages.read(self.about.message, begun.passages if begun else ())
        if begun is not None:
            self._take_up(begun)
        self._changed()

    def _take_up(self, begun: Decision) -> None:
        """Go on with what was typed; the letter waits for the marks that stand in it."""
        if self.draft.saved:
            self.notice = words(N_("Your draft is back."), "$accent")
        if begun.version not in {None, self.about.version}:
            changed = words(N_("The message has changed since you began: read it again."))
            self.notice = Content(" ").join(filter(None, (self.notice, changed)))
        self.menu.put_cursor(begun.clause)
        self.set_reactive(ReasonScreen.forward, begun.forward)
        self.query_one("#words", Input).value = begun.note
        if begun.letter is not None and not begun.passages:
            self.letter.take_up(begun.letter)

    def on_resize(self) -> None:
        """Lay out the keys once it is known how much room there is."""
        self.call_after_refresh(self._show_keys)

    def on_descendant_focus(self) -> None:
        """Tell the keys that work there."""
        self.asked = ""
        self.say(self.unsaid)
        self.unsaid = Content.empty()
        self._show_keys()

    def on_key(self, event: events.Key) -> None:
        """Letters choose a clause, capitals search."""
        sign = event.character
        if not self.menu.has_focus or not sign:
            return
        if sign.isupper():
            self.search.begin(sign)
        elif not self.menu.choose_letter(sign):
            return
        event.stop()

    def action_forward(self) -> None:
        """Let the representative get a copy, or not."""
        if self.stop is not Stop.CLAUSES or not self._can_forward():
            raise SkipAction
        if self.frees("forward"):
            self.forward = not self._forwards()

    @on(ChoiceList.Moved)
    def clause_chosen(self) -> None:
        """Fill the letter in with the chosen clause."""
        self.set_reactive(ReasonScreen.forward, None)
        if self.stop is Stop.SEARCH:
            self.search.take()
        self._changed()

    @on(Input.Changed, "#words")
    def words_typed(self) -> None:
        """The words become part of the letter (send back) or an internal remark."""
        self.draft.typed()
        if self.verb is Verb.RETURN:
            self._changed()

    @on(PassagePane.Marked)
    def passages_marked(self) -> None:
        """The passages are the letter's list."""
        self._changed()

    @on(PassagePane.TakenUp)
    def marks_taken_up(self, event: PassagePane.TakenUp) -> None:
        """Name the marks that do not stand any more, and go on with the letter."""
        self.marks_read = True
        if self.before is not None and self.before.letter is not None:
            self.letter.take_up(self.before.letter)
        if event.lost:
            quotes = tuple(drawn("“{}”").format(beginning_of(one.quote)) for one in event.lost)
            gone = words(
                NN_(
                    "{count} mark is gone, as its words are no longer there: {quotes}",
                    "{count} marks are gone, as their words are no longer there: {quotes}",
                    len(quotes),
                    quotes=quotes,
                )
            )
            self.notice = Content("\n").join(filter(None, (self.notice, gone)))
        self._changed()

    @on(LetterPane.Fits)
    async def letter_fits(self, event: LetterPane.Fits) -> None:
        """Decide with the edited letter."""
        await self.draft.decide(event.decision)

    def watch_forward(self) -> None:
        """Show the letter and the box as they are now."""
        self._changed()

    def again(self, target: Target) -> ReasonScreen:
        """The same menu with what it was left with.

        Args:
            target: The message as it is.
        """
        verb, draft = self.verb, self.draft
        left = begun_decision(verb, target.message, draft.unkept)
        return ReasonScreen(verb, target, self.room, left, place=draft.place, saved=draft.saved)

    def begun(self) -> dict[str, str] | None:
        """What was typed and marked; not known before all of it stands again."""
        known = self.marks_read and not self.letter.waits
        return begun_fields(self.decision()) if known else None

    def decision(self) -> Decision:
        """What Enter would decide."""
        chosen = self.menu.chosen
        return Decision(
            self.about.message,
            self.verb,
            clause=chosen.key if chosen else None,
            note=self.query_one("#words", Input).value,
            version=self.about.version,
            forward=self.forward,
            passages=self.passages.passages,
            letter=self.letter.edited,
        )

    async def action_enter(self) -> None:
        """Decide; in a line or a text of one's own, what Enter does there."""
        if self.stop is Stop.SEARCH:
            self.search.take()
        elif self.letter.subject.has_focus:
            self.letter.text_area.focus()
        elif self.stop is Stop.LETTER or self.passages.remark.has_focus:
            raise SkipAction
        else:
            await self.action_decide()

    async def action_decide(self) -> None:
        """Decide, once there is a clause, or words or passages where these are enough."""
        decision = self.decision()
        said = has_words(decision.note) or decision.passages
        if not decision.clause and not (self.verb is Verb.RETURN and said):
            self._ask_for_clause()
        elif self.begun() is None:
            self.say(words(N_("Your draft is still being read: try again in a moment.")))
        elif decision.letter is None:
            await self.draft.decide(decision)
        else:
            self.letter.try_edited(decision)

    def _ask_for_clause(self) -> None:
        """Go to the clauses and say what is missing."""
        lacking = words(self._lacking())
        if self.stop is not Stop.CLAUSES:
            self.unsaid = lacking
        self.go(Stop.CLAUSES)
        self.say(lacking)

    def _lacking(self) -> Phrase:
        if self.verb is Verb.RETURN:
            return N_(
                "Choose a clause by its letter, mark passages with {key}, or say with Tab what to "
                "change.",
                key=self.key_of("mark_passage") or drawn("–"),
            )
        return N_("Choose a clause by its letter.")

    def _can_forward(self) -> bool:
        return self.verb is Verb.REFUSE and self.about.kind is Kind.QUESTION

    def _forwards(self) -> bool:
        """Whether the representative would get a copy."""
        if self.forward is not None:
            return self.forward
        chosen = self.menu.chosen
        return chosen is None or codex().find(chosen.key, self.about.kind).forwards

    def _show_keys(self) -> None:
        remark_open = self.passages.remark.has_focus
        room = self.query_one("#keys").size.width or self.size.width
        keys = key_words(self.verb, self.stop, self.key_of, room, remark_open=remark_open)
        if self._can_forward() and self.stop is Stop.CLAUSES:
            mark = "[ ]" if self._forwards() else "[x]"
            told = words(N_("do not forward ({key})", key=self.key_of("forward") or drawn("–")))
            box = Content.assemble((mark, "bold"), " ", told)
            keys = Content.assemble(box, "\n", keys)
        self.query_one("#keys", Static).update(keys)

    def _changed(self) -> None:
        """Read the letter anew and show the keys; what was typed is saved soon."""
        self._show_keys()
        self.draft.typed()
        if self.letter.edited is not None:
            return
        self.say(Content.empty())
        decision = self.decision()
        if decision.clause is not None or decision.words_for_author or decision.passages:
            self.letter.read(decision)
        else:
            self.letter.read_text(self.about, beside=self.room is not None)
