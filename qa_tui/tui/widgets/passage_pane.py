"""A text in which a moderator marks passages and says what is to be done about each."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.document._document import Document
from textual.message import Message
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Selection

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.passages import Passage, check_passages
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText
from qa_tui.i18n import cut_sign, drawn, language
from qa_tui.store.messages.threads import read_message
from qa_tui.store.preparing import remarks
from qa_tui.tui.background import read_in_thread
from qa_tui.tui.safe import content, error_words, outside, words
from qa_tui.tui.widgets.complaint import Complaint

if TYPE_CHECKING:
    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.domain.letters.passages import Remark
    from qa_tui.domain.records import Message as Judged

_SENTENCE = re.compile(r".*?(?:[.!?…]+[\"“”’')\]]*(?=\s|\Z)|\n[ \t]*\n|\Z)\s*", re.DOTALL)
"""A sentence: up to its sign, an empty line, or the end; a point within a number ends none."""

_SHOWN = 60
"""Code points of a quote in the list of marks."""

Place = tuple[int, int]
"""Line and column of a text, both from 0."""


def beginning_of(quote: str) -> str:
    """The beginning of a quote, in one line."""
    line = " ".join(quote.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}{cut_sign()}"


class MarkedText(TextArea):
    """The text, which cannot be changed; marked passages are underlined.

    Attributes:
        marks: Where passages begin and end.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        self.marks: tuple[tuple[Place, Place], ...] = ()
        super().__init__(id=id, compact=True, read_only=True, show_cursor=True)

    def get_line(self, line_index: int) -> Text:
        """A line with what is marked in it."""
        line = super().get_line(line_index)
        for (first, start), (last, end) in self.marks:
            if first <= line_index <= last:
                begin = start if line_index == first else 0
                line.stylize("bold underline", begin, end if line_index == last else len(line))
        return line

    def mark(self, marks: tuple[tuple[Place, Place], ...]) -> None:
        """Underline passages."""
        self.marks = marks
        self.notify_style_update()
        self.refresh()

    def place_of(self, quote: str) -> tuple[Place, Place] | None:
        """Where words stand first, however blanks and lines part them; None for nowhere."""
        pattern = r"\s+".join(map(re.escape, quote.split()))
        found = re.search(pattern, self.text) if pattern else None
        if found is None:
            return None
        document = self.document
        assert isinstance(document, Document)  # noqa: S101 - narrows the type
        start, end = map(document.get_location_from_index, found.span())
        return start, end

    def select_sentence(self) -> None:
        """Select the sentence at the cursor, or one more behind what is selected."""
        start, end = sorted(self.selection)
        document = self.document
        assert isinstance(document, Document)  # noqa: S101 - narrows the type
        begin, stop = (document.get_index_from_location(place) for place in (start, end))
        for found in _SENTENCE.finditer(self.text):
            last = found.start() + len(found[0].rstrip())
            if not found[0].strip() or last <= stop:
                continue
            first = found.start() if begin == stop else begin
            self.selection = Selection(*map(document.get_location_from_index, (first, last)))
            self.scroll_cursor_visible()
            return


class PassagePane(Vertical):
    """The text, and below it the passages that were marked.

    Args:
        key: The key that takes a sentence, as it is written.

    Attributes:
        passages: What was marked, in the order of marking.
    """

    DEFAULT_CSS = """
    PassagePane MarkedText { height: 1fr; border: none; padding: 0 1; background: $panel; }
    PassagePane MarkedText:focus { border: none; background: $panel; }
    PassagePane #marks {
        height: auto; max-height: 8; margin-top: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    PassagePane #remark { display: none; height: 1; margin-top: 1; background: $cursor; }
    """

    class Marked(Message):
        """Passages were added or taken away."""

    class TakenUp(Message):
        """Marks that were made before stand again, those whose words are still there.

        Attributes:
            lost: The marks whose words do not stand in the text any more.
        """

        def __init__(self, lost: tuple[Passage, ...]) -> None:
            super().__init__()
            self.lost = lost

    def __init__(self, key: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.key = key
        self.texts: tuple[str, ...] = ()
        self.passages: tuple[Passage, ...] = ()
        self.places: tuple[tuple[Place, Place], ...] = ()

    def compose(self) -> ComposeResult:
        """The text, the marks, and a line for words of one's own."""
        yield MarkedText(id="marked")
        yield Static(id="marks")
        yield Input(
            id="remark",
            compact=True,
            placeholder=words(N_("What its author should do; Enter takes it")).plain,
        )

    @property
    def marked(self) -> MarkedText:
        """The text."""
        return self.query_one(MarkedText)

    @property
    def remark(self) -> Input:
        """The line for words of one's own."""
        return self.query_one("#remark", Input)

    @property
    def is_marking(self) -> bool:
        """Whether it has the keyboard."""
        return self.marked.has_focus or self.remark.has_focus

    def read(self, message: int, made: tuple[Passage, ...] = ()) -> None:
        """Read the text of a message; it is shown when it comes.

        Args:
            message: Its id.
            made: Marks that were made before; `TakenUp` tells which of them are lost.
        """
        work = partial(read_message, message=message)
        read_in_thread(self, work, partial(self._load, made), self._not_read, "texts")

    def _not_read(self, _error: QaTuiError) -> None:
        """Show no text; deciding will say why there is none."""

    def _load(self, made: tuple[Passage, ...], message: Judged) -> None:
        self.texts = tuple(text for text in (message.text, message.background) if text.strip())
        self.marked.load_text("\n\n".join(self.texts))
        if made:
            found = {one: place for one in made if (place := self.marked.place_of(one.quote))}
            self.passages, self.places = tuple(found), tuple(found.values())
            self._show()
            self.post_message(self.TakenUp(tuple(one for one in made if one not in found)))

    def on_key(self, event: events.Key) -> None:
        """Letters give a remark to what is selected."""
        if not self.marked.has_focus:
            return
        kind = next((one for one in remarks().kinds if one.letter == event.character), None)
        if kind is not None:
            event.stop()
            self._give(kind)

    def _give(self, kind: Remark) -> None:
        if not self.marked.selected_text.strip():
            self._wrong(
                N_(
                    "Select words first: {key} takes the sentence, Shift with arrows any.",
                    key=self.key or drawn("–"),
                )
            )
        elif kind.wants_words:
            self.remark.display = True
            self.remark.focus()
        else:
            self._add(Passage(self.marked.selected_text.strip(), kind.key))

    @on(Input.Submitted, "#remark")
    def words_given(self, event: Input.Submitted) -> None:
        """Take the words for what is selected."""
        event.stop()
        self._add(Passage(self.marked.selected_text.strip(), words=event.value.strip()))

    def close_remark(self) -> bool:
        """Leave the line for words; tells whether it was open."""
        was_open = bool(self.remark.display)
        self.remark.value = ""
        self.remark.display = False
        if was_open:
            self.marked.focus()
        return was_open

    def _add(self, passage: Passage) -> None:
        try:
            check_passages((*self.passages, passage), self.texts, remarks())
        except WrongUsage as error:
            self.post_message(Complaint(error_words(error)))
            return
        start, end = sorted(self.marked.selection)
        self.passages += (passage,)
        self.places += ((start, end),)
        self.close_remark()
        self.marked.selection = Selection.cursor(end)
        self._show()

    def take_away(self) -> None:
        """Take the mark at the cursor away, else the last one."""
        if not self.passages:
            return
        at = self.marked.cursor_location
        around = [n for n, (start, end) in enumerate(self.places) if start <= at <= end]
        gone = around[-1] if around else len(self.passages) - 1
        self.passages = self.passages[:gone] + self.passages[gone + 1 :]
        self.places = self.places[:gone] + self.places[gone + 1 :]
        self._show()

    def _show(self) -> None:
        self.marked.mark(self.places)
        rows = []
        for passage in self.passages:
            kind = remarks().find(passage.remark or "")
            said = (
                outside(passage.words)
                if kind is None
                else content(SafeText.literal(kind.in_language(language()).name))
            )
            shown = words(N_("“{quote}”", quote=beginning_of(passage.quote)), "$dim")
            rows.append(Content.assemble(said.stylize("bold"), "  ", shown))
        self.query_one("#marks", Static).update(Content("\n").join(rows))
        self.post_message(self.Marked())

    def _wrong(self, what: Phrase) -> None:
        self.post_message(Complaint(words(what)))
