"""Writing: a question for a citizen, an answer on behalf, an author's new words, a letter."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, TextArea

from qa_tui.domain.errors import Conflict, QaTuiError
from qa_tui.domain.phrase import N_, sentences
from qa_tui.domain.workflow import Verb
from qa_tui.tui import commands as c
from qa_tui.tui.safe import words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.screens.writing.from_file import FileScreen
from qa_tui.tui.screens.writing.snippets import SnippetScreen
from qa_tui.tui.staying import stays
from qa_tui.tui.terminal.external_editor import edit_outside
from qa_tui.tui.widgets.aside import Aside
from qa_tui.tui.widgets.field import Field, SearchInput, room_for_labels
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.work.drafting import SAVE_AFTER
from qa_tui.tui.work.drafts_left import draft_kept

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.writing.base import Writing
    from qa_tui.tui.writing.checks import Checked


class ComposeScreen(DeskScreen):
    """Fields with their checks at the left, the public look at the right."""

    CSS_PATH = "compose.tcss"
    commands = (
        c.SEND,
        c.EDITOR,
        c.SNIPPET,
        c.FROM_FILE,
        c.LOOK_BESIDE,
        c.NEXT_FIELD,
        c.DISCARD,
        c.LEAVE,
        *c.WHILE_TYPING,
    )
    called = N_("Writing")
    typing = True

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self.writing = writing
        if len(writing.fields) == 1:
            self.keyed = tuple(one for one in self.keyed if one.id != c.NEXT_FIELD.id)
        self.saver: Timer | None = None
        self.saved: dict[str, str] | None = None
        self.gone = False
        self.tried = False
        self.throwing_away = False
        self.writes = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Header, fields, what stands beside them, footer."""
        room = room_for_labels(self.writing.fields)
        yield Header(id="header")
        with Horizontal(id="panes"):
            with VerticalScroll(id="fields", can_focus=False):
                for field in self.writing.fields:
                    yield Field(field, room, ascii_only=self.app.ascii_only)
            yield Aside(id="aside")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Wait for the draft that was left; nothing can be typed over it before."""
        self.query_one(Header).left = words(self.writing.called)
        self.query_one("#fields").disabled = True
        self.read(self.writing.load, self._loaded, "draft")
        self.refresh_footer()
        self.app.keeper.hold(self.writing.place.message)

    def on_unmount(self) -> None:
        """The message is free for others again."""
        self.app.keeper.let_go(self.writing.place.message)

    def on_resize(self) -> None:
        """Put the look beside the fields, or below them."""
        self.set_class(self.size.width < 100, "narrow")
        self.set_class(self.size.height >= 44, "roomy")

    def _loaded(self, values: dict[str, str]) -> None:
        """Fill in what was left or what is to be revised, and begin in the first field."""
        for field in self.query(Field):
            field.value = values.get(field.spec.key, "")
        self.saved = self.values()
        self.query_one("#fields").disabled = False
        self._begin()
        self._check()

    def _begin(self) -> None:
        """Put the cursor where typing begins."""
        key, line = self.writing.begins_at or (self.writing.fields[0].key, 0)
        editor = self.query_one(f"#{key}")
        editor.focus()
        if isinstance(editor, TextArea) and not self.writing.kept:
            editor.move_cursor((line, 0))

    def values(self) -> dict[str, str]:
        """What stands in the fields, as it was typed."""
        return {field.spec.key: field.value for field in self.query(Field)}

    @on(Checkbox.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def typed(self, event: Checkbox.Changed | Input.Changed | TextArea.Changed) -> None:
        """Check at once; offer what is found; save soon."""
        if self.saved is None:
            return
        self.throwing_away = False
        self._check()
        if isinstance(event.control, SearchInput):
            field = event.control.field
            work = partial(self.writing.suggest, field.spec.key, field.value)
            self.read(work, field.offer, f"suggest-{field.spec.key}")
        self._stop_saver()
        save = self.keep_typed
        self.saver = self.set_timer(SAVE_AFTER, lambda: self.run_worker(save(), group="save"))

    def _stop_saver(self) -> None:
        if self.saver is not None:
            self.saver.stop()

    def _check(self) -> None:
        self.read(partial(self.writing.check, self.values()), self._checked, "check")

    def _checked(self, checked: Checked) -> None:
        for field in self.query(Field):
            field.show_check(checked.fields.get(field.spec.key), tried=self.tried)
            field.keep_in_sight()
        fields, key, plain = self.writing.fields, self.key_of("send"), self.app.ascii_only
        summary = checked.summary(fields, key, ascii_only=plain, tried=self.tried)
        self.query_one(Aside).show(summary, checked.look)

    async def keep_typed(self) -> None:
        """Save while the person goes on typing, or before the program ends."""
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
            await asyncio.to_thread(self.write, partial(self.writing.keep, values=values))
            self.saved = values
        if stays(self):
            now = self.desk.clock().astimezone()
            said = N_("draft saved at {time}", time=f"{now:%H:%M:%S}")
            self.query_one(Header).right = words(said)

    async def do_send(self) -> None:
        """Take it in."""
        if self.saved is None:
            return
        self._stop_saver()
        try:
            async with self.writes:
                if self.gone:  # by key and by mouse at once
                    return
                send = partial(self.writing.send, values=self.values())
                said = await asyncio.to_thread(self.write, send)
                self.gone = True
        except Conflict:
            await self._show_clash()
            return
        except QaTuiError:
            self.tried = True
            await self._save()
            if not await self._to_first_lacking():
                raise
            self.app.status(N_("Not sent off: what is marked is not ready yet."))
            return
        undo = N_("{key} takes it back.", key=self.app.key_of(c.UNDO))
        self._leave(sentences([said, undo]))

    async def _show_clash(self) -> None:
        """Keep the draft, and show what has become of the message since it was begun."""
        await self._save()
        from qa_tui.tui.screens.deciding.conflict import conflict_on  # noqa: PLC0415 - rarely shown

        about = self.writing.place.message or 0, self.writing.version or 0
        shown = await conflict_on(self.desk, *about, Verb.REVISE)
        self.app.push_screen(shown, self._send_all_the_same)

    async def _send_all_the_same(self, version: int | None) -> None:
        if version is not None:
            self.writing.version = version
            await self.action_command("send")

    async def _to_first_lacking(self) -> bool:
        """Go to the first field that is not good as it stands; tells whether there is one."""
        self.forget("check")
        check = partial(self.writing.check, self.values())
        checked = await asyncio.to_thread(self.fetch, check)
        self._checked(checked)
        lacking = checked.lacking(self.writing.fields)
        for field in self.query(Field):
            if field.spec in lacking[:1]:
                field.editor.focus()
        return bool(lacking)

    def do_look_beside(self) -> None:
        """Read on in what stands beside the fields, or go back to these."""
        self.query_one(Aside).turn()

    def do_next_field(self) -> None:
        """Go to the next field."""
        if not self.query_one(Aside).give_back():
            self.focus_next("Input, TextArea, Checkbox")

    def _field(self) -> Field:
        """The field in which text is typed; the longest where none is."""
        fields = [field for field in self.query(Field) if field.spec.lines]
        here = [field for field in fields if field.editor.has_focus]
        return here[0] if here else max(fields, key=lambda field: field.spec.lines)

    async def do_snippet(self) -> None:
        """Search a snippet and put it in at the cursor."""
        if self.saved is None:
            return
        screen = SnippetScreen(partial(self.writing.snippet_values, self.values()))
        self.app.push_screen(screen, partial(self._insert, self._field()))

    def do_from_file(self) -> None:
        """Ask for a file and put its text in at the cursor."""
        if self.saved is not None:
            self.app.push_screen(FileScreen(), partial(self._insert, self._field()))

    def _insert(self, field: Field, text: str | None) -> None:
        if text is not None:
            field.insert(text)
            field.editor.focus()

    async def do_editor(self) -> None:
        """Hand the text of the field to the person's own editor, and take it back."""
        if self.saved is None:
            return
        await self._save()
        field = self._field()
        text = edit_outside(self.app, field.value)
        if text is None:
            self.app.status(N_("The editor changed nothing."))
            return
        field.value = text if field.spec.lines > 1 else " ".join(text.split())
        field.editor.focus()
        self.app.status(N_("Taken over from the editor."))

    async def do_discard(self) -> None:
        """Throw the draft away at the second press, and leave."""
        if not self.throwing_away and any(self.values().values()):
            self.throwing_away = True
            key = self.key_of("discard")
            self.app.status(N_("{key} once more throws it away for good.", key=key))
            return
        self._stop_saver()
        async with self.writes:
            self.gone = True
            try:
                await asyncio.to_thread(self.write, self.writing.drop)
            except QaTuiError as error:  # whoever wants to leave can
                self.app.tell_error(error)
                self._leave(None)
                return
        self._leave(N_("Thrown away."))

    async def do_back(self) -> None:
        """Leave, from beside the fields to these; what was typed is kept as a draft."""
        if self.query_one(Aside).give_back():
            return
        self._stop_saver()
        await self._save()
        if self.writing.kept and not any(self.values().values()):
            async with self.writes:
                await asyncio.to_thread(self.write, self.writing.drop)
            self.writing.kept = False
        said = draft_kept(self.app) if self.writing.kept else None
        self._leave(said)

    def _leave(self, said: Phrase | None) -> None:
        self.dismiss()
        if said is not None:
            self.app.call_later(self.app.status, said)
