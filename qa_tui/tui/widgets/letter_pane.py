"""The letter that a decision writes: as it will be sent, and edited in its place."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from qa_tui.domain.errors import Conflict
from qa_tui.domain.letters.letters import Letter
from qa_tui.domain.phrase import N_, NN_
from qa_tui.store.decisions import preview
from qa_tui.store.letters.posting import minutes_to_wait
from qa_tui.store.messages.threads import read_message, read_thread
from qa_tui.tui.background import read_in_thread
from qa_tui.tui.commands.deciding import UNDO
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.widgets.complaint import Complaint
from qa_tui.tui.widgets.key_line import key_line, page_down
from qa_tui.tui.words.message_text import body

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.moderation.decision import Decision
    from qa_tui.store.sqlite import Connection
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.work.target import Target

NO_LETTER = N_("No letter: the author is not known or gets none.")


class LetterPane(Vertical):
    """A letter, which becomes an editor of itself.

    Attributes:
        stock: The letter as its template has it, or None where there is none.
        minutes: How long letters wait on this desk.
    """

    app: QaTuiApp

    class Fits(Message):
        """A letter that was edited can be sent, as far as the letter itself goes.

        Attributes:
            decision: The decision with it.
        """

        def __init__(self, decision: Decision) -> None:
            super().__init__()
            self.decision = decision

    DEFAULT_CSS = """
    LetterPane Input, LetterPane TextArea { background: $panel; border: none; padding: 0 1; }
    LetterPane Input:focus, LetterPane TextArea:focus { background: $cursor; border: none; }
    LetterPane #letter-subject { height: 1; margin-bottom: 1; }
    LetterPane #letter-text { height: 1fr; }
    LetterPane #letter-more { height: 1; }
    LetterPane #letter-scroll { height: 1fr; padding-right: 1; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.stock: Letter | None = None
        self.minutes = 0
        self.expected = False
        self._loaded: tuple[str, str] | None = None
        self._kept: Letter | None = None
        self._wants_editor = False

    def compose(self) -> ComposeResult:
        """The letter, and its editor, which waits."""
        with VerticalScroll(id="letter-scroll", can_focus=False):
            yield Static(id="letter")
        yield Static(key_line([(page_down(), N_("scroll"))]), id="letter-more")
        yield Input(id="letter-subject", compact=True, select_on_focus=False)
        yield TextArea(id="letter-text", compact=True)

    def on_mount(self) -> None:
        """Show the letter first, and the key that scrolls it where not all of it is in sight."""
        self._show_editor(shown=False)
        self.watch(self.scroll, "show_vertical_scrollbar", self._show_more)

    def _show_more(self) -> None:
        self.query_one("#letter-more").display = self.scroll.show_vertical_scrollbar and bool(
            self.scroll.display
        )

    @property
    def subject(self) -> Input:
        """The field of the subject."""
        return self.query_one("#letter-subject", Input)

    @property
    def text_area(self) -> TextArea:
        """The field of the letter itself."""
        return self.query_one("#letter-text", TextArea)

    @property
    def scroll(self) -> VerticalScroll:
        """The part that is scrolled."""
        return self.query_one("#letter-scroll", VerticalScroll)

    @property
    def is_editing(self) -> bool:
        """Whether the editor has the keyboard."""
        return self.subject.has_focus or self.text_area.has_focus

    @property
    def edited(self) -> Letter | None:
        """The letter as it was edited; None where it is as its template has it."""
        typed = (self.subject.value, self.text_area.text)
        if self._loaded is None or typed == self._loaded:
            return None
        return Letter(*typed)

    @property
    def waits(self) -> bool:
        """Whether a letter that was edited before waits for its template."""
        return self._kept is not None

    def read(self, decision: Decision) -> None:
        """Read the letter of a decision; it is shown when it comes."""
        self._begin(expected=True)
        self._work(partial(self._read_letter, decision))

    def read_text(self, about: Target, *, beside: bool) -> None:
        """Show a hint, and below it the text that is judged unless it stands beside."""
        self._begin(expected=False)
        self._work(partial(self._read_text, about, beside))

    def take_up(self, letter: Letter) -> None:
        """Go on with a letter that was edited before, as soon as its template is filled in."""
        self._kept = letter

    def try_edited(self, decision: Decision) -> None:
        """Find out whether the edited letter can be sent; `Fits` or a `Complaint` tells."""
        self._work(partial(self._try, decision))

    def _begin(self, *, expected: bool) -> None:
        self.stock, self._loaded = None, None
        self.expected = expected
        self._wants_editor = False

    def _work(self, work: Callable[[Connection], Callable[[], object]]) -> None:
        """Read in a thread, and do with it what the reading says."""
        read_in_thread(self, work, lambda then: then(), self._fail, "letter")

    def _fail(self, error: QaTuiError) -> None:
        if self.edited is None:
            self._show(error_words(error))
        else:
            self.post_message(Complaint(error_words(error)))

    def _read_letter(self, decision: Decision, connection: Connection) -> Callable[[], object]:
        letter = preview(connection, decision, self.app.desk.today)
        return partial(self._show_stock, letter, minutes_to_wait(connection))

    def _read_text(
        self,
        about: Target,
        beside: bool,
        connection: Connection,
    ) -> Callable[[], object]:
        shown = words(N_("The letter appears here as soon as a clause is chosen."), "$dim")
        if not beside:
            message = read_message(connection, about.message)
            thread = read_thread(connection, about.thread, self.app.desk.today)
            shown = Content.assemble(shown, "\n\n", body(message, thread.form))
        return partial(self._show, shown)

    def _try(self, decision: Decision, connection: Connection) -> Callable[[], object]:
        with suppress(Conflict):  # whoever decides shows both sides
            preview(connection, decision, self.app.desk.today)
        return partial(self.post_message, self.Fits(decision))

    def _show_stock(self, letter: Letter | None, minutes: int) -> None:
        self.stock, self.minutes, self._loaded = letter, minutes, None
        kept, self._kept = self._kept, None
        if letter is not None and kept is not None:
            self._fill(letter)
            self._loaded = (self.subject.value, self.text_area.text)
            self._fill(kept)
        self.show()
        if self._wants_editor:
            self.edit()

    def show(self) -> None:
        """Show the letter as it would be sent."""
        letter = self.edited or self.stock
        shown = words(NO_LETTER, "$dim")
        if letter is not None:
            shown = Content.assemble(
                outside(letter.subject, "bold"),
                "\n\n",
                outside(letter.text, one_line=False, limit=20_000),
                "\n",
                self._what_comes(),
            )
        self._show(shown)

    def _show(self, shown: Content) -> None:
        self.query_one("#letter", Static).update(shown)

    def _what_comes(self) -> Content:
        """When it leaves, and whether it was edited."""
        waits = NN_(
            "Leaves in {count} minute at the earliest; {key} calls it back.",
            "Leaves in {count} minutes at the earliest; {key} calls it back.",
            self.minutes,
            key=self.app.key_of(UNDO),
        )
        if self.edited is None:
            return words(waits, "$dim")
        return Content.assemble(words(N_("Edited by you."), "$accent"), " ", words(waits, "$dim"))

    def edit(self) -> None:
        """Open the editor, as soon as there is a letter."""
        letter = self.stock
        self._wants_editor = letter is None and self.expected
        if letter is None:
            if not self.expected:
                self.post_message(Complaint(words(N_("There is no letter yet."))))
            return
        if self._loaded is None:
            self._fill(letter)
            self._loaded = (self.subject.value, self.text_area.text)
        self._show_editor(shown=True)
        self.text_area.focus()

    def _fill(self, letter: Letter) -> None:
        """Put a letter into the editor."""
        self.subject.value = letter.subject
        self.text_area.load_text(letter.text)

    def close(self) -> None:
        """Show the letter as it would be sent."""
        self._show_editor(shown=False)
        if self.stock is not None:
            self.show()

    def throw_away(self) -> None:
        """Take the letter as its template has it."""
        editing = self.is_editing
        self._loaded = None
        if editing:
            self.edit()
        else:
            self.show()

    def scroll_by_page(self, direction: int) -> None:
        """Scroll the letter, or what stands in its place."""
        pane = self.scroll
        pane.scroll_relative(y=direction * max(pane.size.height - 2, 1), animate=False)

    def _show_editor(self, *, shown: bool) -> None:
        self.scroll.display = not shown
        self._show_more()
        self.subject.display = self.text_area.display = shown
