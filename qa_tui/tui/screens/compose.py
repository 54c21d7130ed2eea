"""Writing: a question for a citizen, an answer on behalf, an author's new words."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, Static, TextArea

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.tui import commands as c
from qa_tui.tui.safe import words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.writing.base import YES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.timer import Timer

    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Writer
    from qa_tui.tui.writing.base import FieldSpec, Writing

T = TypeVar("T")

SAVE_AFTER = 0.8
"""Seconds after the last key before a draft is saved."""


class Field(Horizontal):
    """A label beside an editing widget, which holds the text as it is typed."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(classes="field")
        self.spec = spec

    def compose(self) -> ComposeResult:
        """The label, then the editor; a box carries its label itself."""
        label = words(self.spec.label, "$dim")
        if self.spec.lines == 0:
            yield Checkbox(label, id=self.spec.key, compact=True)
            return
        yield Static(label, classes="label")
        if self.spec.lines == 1:
            yield Input(id=self.spec.key, compact=True)
            return
        area = TextArea(id=self.spec.key, compact=True)
        area.styles.height = self.spec.lines
        yield area

    @property
    def value(self) -> str:
        """What stands in it."""
        editor = self.query_one(f"#{self.spec.key}")
        if isinstance(editor, TextArea):
            return editor.text
        if isinstance(editor, Checkbox):
            return YES if editor.value else ""
        return editor.value if isinstance(editor, Input) else ""

    @value.setter
    def value(self, text: str) -> None:
        editor = self.query_one(f"#{self.spec.key}")
        if isinstance(editor, TextArea):
            editor.load_text(text)
        elif isinstance(editor, Checkbox):
            editor.value = text == YES
        elif isinstance(editor, Input):
            editor.value = text


class ComposeScreen(DeskScreen):
    """Fields at the left, checks in words and the public look at the right."""

    CSS_PATH = "compose.tcss"
    called = N_("Writing")
    commands = (c.SEND, c.NEXT_FIELD, c.DISCARD, c.LEAVE, *c.WHILE_TYPING)
    typing = True

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self.writing = writing
        self.saver: Timer | None = None
        self.saved: dict[str, str] | None = None
        self.gone = False
        self.throwing_away = False
        self.writes = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Header, fields, checks, footer."""
        yield Header(id="header")
        with Horizontal(id="panes"):
            with VerticalScroll(id="fields", can_focus=False):
                for field in self.writing.fields:
                    yield Field(field)
            with VerticalScroll(id="aside", can_focus=False):
                yield Static(id="checks")
                yield Static(id="look")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Wait for the draft that was left; nothing can be typed over it before."""
        self.query_one(Header).left = words(self.writing.title)
        self.query_one("#fields").disabled = True
        self.read(self.writing.load, self._loaded, "draft")
        self.refresh_footer()

    def on_resize(self) -> None:
        """Put the checks beside the fields, or below them."""
        self.set_class(self.size.width < 100, "narrow")

    def _loaded(self, values: dict[str, str]) -> None:
        """Fill in what was left or what is to be revised, and begin in the first field."""
        for field in self.query(Field):
            field.value = values.get(field.spec.key, "")
        self.saved = self.values()
        fields = self.query_one("#fields")
        fields.disabled = False
        fields.query("Input, TextArea").first().focus()
        self._check()

    def values(self) -> dict[str, str]:
        """What stands in the fields, as it was typed."""
        return {field.spec.key: field.value for field in self.query(Field)}

    @on(Checkbox.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def typed(self) -> None:
        """Check at once; save soon."""
        if self.saved is None:
            return
        self.throwing_away = False
        self._check()
        self._stop_saver()
        self.saver = self.set_timer(SAVE_AFTER, self._save_soon)

    def _stop_saver(self) -> None:
        if self.saver is not None:
            self.saver.stop()

    def _check(self) -> None:
        self.read(partial(self.writing.check, self.values()), self._checked, "check")

    def _checked(self, checked: tuple[Content, Content]) -> None:
        checks, look = checked
        self.query_one("#checks", Static).update(checks)
        self.query_one("#look", Static).update(look)

    def _save_soon(self) -> None:
        self.run_worker(self._save_in_peace(), group="save")

    async def _save_in_peace(self) -> None:
        """Save while the person goes on typing."""
        try:
            await self._save()
        except QaTuiError as error:
            self.app.tell_error(error)

    async def _save(self) -> None:
        """Save the draft when something changed since; writes come one after the other."""
        async with self.writes:
            values = self.values()
            if self.gone or self.saved is None or values == self.saved:
                return
            await asyncio.to_thread(self._write, partial(self.writing.keep, values=values))
            self.saved = values
        if self.is_attached:
            now = self.desk.clock().astimezone()
            said = N_("draft saved at {time}", time=f"{now:%H:%M:%S}")
            self.query_one(Header).right = words(said)

    def _write(self, work: Callable[[Writer], T]) -> T:
        with self.desk.writing(self.app.actor) as writer:
            return work(writer)

    async def do_send(self) -> None:
        """Take it in."""
        if self.saved is None:
            return
        self._stop_saver()
        async with self.writes:
            send = partial(self.writing.send, values=self.values())
            said = await asyncio.to_thread(self._write, send)
            self.gone = True
        self._leave(said)

    def do_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next("Input, TextArea, Checkbox")

    async def do_discard(self) -> None:
        """Throw the draft away at the second press, and leave."""
        if not self.throwing_away and any(self.values().values()):
            self.throwing_away = True
            self.app.status(N_("F8 once more throws it away for good."))
            return
        self._stop_saver()
        async with self.writes:
            await asyncio.to_thread(self._write, self.writing.drop)
            self.gone = True
        self._leave(N_("Thrown away."))

    async def do_back(self) -> None:
        """Leave; what was typed is kept as a draft."""
        self._stop_saver()
        await self._save()
        kept = self.saved is not None and any(self.saved.values())
        self._leave(N_("The draft is kept; w opens it again.") if kept else None)

    def _leave(self, said: Phrase | None) -> None:
        self.dismiss()
        if said is not None:
            self.app.call_later(self.app.status, said)
