"""Refusing, sending back and removing: the reason first, the letter beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from qa_tui.domain.decision import Decision
from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import SafeText, has_words
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import language
from qa_tui.store.decisions import codex, preview
from qa_tui.store.letters import minutes_to_wait
from qa_tui.store.threads import read_message, read_thread
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.screens.menu import Choice, ChoiceList
from qa_tui.tui.widgets.message_text import body

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from qa_tui.domain.letters import Letter
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.target import Room, Target

_TITLES = {
    Verb.REFUSE: N_("Refuse, because …"),
    Verb.RETURN: N_("Send back, because …"),
    Verb.REMOVE: N_("Remove, because …"),
}
_DO = {
    Verb.REFUSE: N_("refuse"),
    Verb.RETURN: N_("send back"),
    Verb.REMOVE: N_("remove"),
}


class ReasonScreen(ModalScreen[Decision | None]):
    """A clause by one letter; Enter decides, Esc leaves everything as it was."""

    CSS_PATH = "reason.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "decide", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab", "next_field", priority=True, show=False),
        Binding("pagedown", "scroll_letter(1)", priority=True, show=False),
        Binding("pageup", "scroll_letter(-1)", priority=True, show=False),
    ]
    app: QaTuiApp
    forward: reactive[bool | None] = reactive(None, init=False)

    def __init__(self, verb: Verb, target: Target, room: Room | None) -> None:
        super().__init__()
        self.room = room
        self.verb = verb
        self.about = target
        self.clauses = codex().for_kind(target.kind)

    def compose(self) -> ComposeResult:
        """The menu, the letter, and one line of keys."""
        choices = tuple(
            Choice(clause.key, clause.letter, SafeText.literal(clause.in_language(language()).name))
            for clause in self.clauses
        )
        mark = ">" if self.app.ascii_only else "▌"
        with Vertical(id="box"):
            yield Static(words(_TITLES[self.verb], "bold"), id="title")
            yield Static(outside(self.about.gist, "$dim"), id="about")
            with Horizontal(id="halves"):
                yield ChoiceList(choices, id="clauses", mark=mark, first=-1)
                with VerticalScroll(id="letter-pane", can_focus=False):
                    yield Static(id="letter")
            yield Input(
                id="words",
                compact=True,
                placeholder=words(self._placeholder()).plain,
                select_on_focus=False,
            )
            yield Static(id="problem")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the first clause's letter."""
        self.query_one(ChoiceList).focus()
        if self.room is not None:
            self.query_one("#box").styles.width = self.room.width
            self.add_class("beside", self.room.edge)
        self._changed()

    def on_resize(self) -> None:
        """Give the menu less room on a narrow screen."""
        self.set_class(self.size.width < 100, "narrow")

    def on_key(self, event: events.Key) -> None:
        """Letters choose a clause; the blank changes whether it is forwarded."""
        menu = self.query_one(ChoiceList)
        if not menu.has_focus:
            return
        if event.key == "space" and self._can_forward():
            self.forward = not self._forwards()
            event.stop()
        elif event.character and menu.choose_letter(event.character):
            event.stop()

    @on(ChoiceList.Moved)
    def clause_chosen(self) -> None:
        """Fill the letter in with the chosen clause."""
        self.forward = None
        self._changed()

    @on(Input.Changed)
    def words_typed(self) -> None:
        """The words become part of the letter (send back) or an internal remark."""
        if self.verb is Verb.RETURN:
            self._changed()

    def watch_forward(self) -> None:
        """Show the letter and the box as they are now."""
        self._changed()

    def decision(self) -> Decision:
        """What Enter would decide."""
        chosen = self.query_one(ChoiceList).chosen
        return Decision(
            self.about.message,
            self.verb,
            clause=chosen.key if chosen else None,
            note=self.query_one(Input).value,
            version=self.about.version,
            forward=self.forward,
        )

    def action_decide(self) -> None:
        """Decide, once there is a clause, or words where these are enough."""
        decision = self.decision()
        enough = decision.clause or (self.verb is Verb.RETURN and has_words(decision.note))
        if enough:
            self.dismiss(decision)
        else:
            self.query_one("#problem", Static).update(words(self._lacking()))
            self.query_one(ChoiceList).focus()

    def _lacking(self) -> Phrase:
        if self.verb is Verb.RETURN:
            return N_("Choose a clause by its letter, or say with Tab what to change.")
        return N_("Choose a clause by its letter.")

    def action_scroll_letter(self, direction: int) -> None:
        """Scroll the letter, or the text in its place."""
        pane = self.query_one("#letter-pane")
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_next_field(self) -> None:
        """Change between the menu and the words."""
        field = self.query_one(Input)
        (self.query_one(ChoiceList) if field.has_focus else field).focus()

    def _placeholder(self) -> Phrase:
        if self.verb is Verb.RETURN:
            return N_("Tab: what to change, in your own words; goes into the letter")
        return N_("Tab: internal remark")

    def _can_forward(self) -> bool:
        return self.verb is Verb.REFUSE and self.about.kind is Kind.QUESTION

    def _forwards(self) -> bool:
        """Whether the representative would get a copy."""
        if self.forward is not None:
            return self.forward
        chosen = self.query_one(ChoiceList).chosen
        return chosen is None or codex().find(chosen.key, self.about.kind).forwards

    def _changed(self) -> None:
        """Read the letter anew and show the keys."""
        box = Content.empty()
        if self._can_forward():
            mark = "[ ]" if self._forwards() else "[x]"
            box = Content.assemble((mark, "bold"), " ", words(N_("do not forward (Space)")), "    ")
        keys = Content.assemble(
            box,
            ("⏎ ", "bold $footer-key"),
            words(_DO[self.verb]),
            ("    Esc ", "bold $footer-key"),
            words(N_("leave as it was")),
            ("    PgDn ", "bold $footer-key"),
            words(N_("scroll")),
        )
        self.query_one("#keys", Static).update(keys)
        self.query_one("#problem", Static).update(Content.empty())
        decision = self.decision()
        decides = decision.clause is not None or decision.words_for_author
        work = partial(self._letter, decision) if decides else self._text
        self.run_worker(partial(self._read, work), group="letter", exclusive=True, thread=True)

    def _letter(self, decision: Decision, connection: Connection) -> Content:
        letter = preview(connection, decision, self.app.desk.today)
        return _letter_words(letter, minutes_to_wait(connection))

    def _text(self, connection: Connection) -> Content:
        """The text that is judged, where the menu covers it, until there is a letter."""
        hint = words(N_("The letter appears here as soon as a clause is chosen."), "$dim")
        if self.room is not None:
            return hint
        message = read_message(connection, self.about.message)
        thread = read_thread(connection, self.about.thread, self.app.desk.today)
        return Content.assemble(hint, "\n\n", body(message, thread.form))

    def _read(self, work: Callable[[Connection], Content]) -> None:
        worker = get_current_worker()
        try:
            with self.app.desk.reading() as connection:
                shown = work(connection)
        except QaTuiError as error:
            shown = error_words(error)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_letter, shown)

    def _show_letter(self, shown: Content) -> None:
        if self.is_attached:
            self.query_one("#letter", Static).update(shown)


def _letter_words(letter: Letter | None, minutes: int) -> Content:
    """A letter as it will be sent, and how many minutes it waits before that."""
    if letter is None:
        return words(N_("No letter: the author is not known or gets none."), "$dim")
    return Content.assemble(
        outside(letter.subject, "bold"),
        "\n\n",
        outside(letter.text, one_line=False, limit=20_000),
        "\n",
        words(
            NN_(
                "Leaves in {count} minute at the earliest; u calls it back.",
                "Leaves in {count} minutes at the earliest; u calls it back.",
                minutes,
            ),
            "$dim",
        ),
    )
