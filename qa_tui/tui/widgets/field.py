"""A field of the compose screen: label, editor, and its own check in words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Static, TextArea

from qa_tui.tui.safe import words
from qa_tui.tui.widgets.hanging import Hanging
from qa_tui.tui.widgets.pick_list import PickList
from qa_tui.tui.widgets.saying import say_in
from qa_tui.tui.widgets.tick_box import TickBox
from qa_tui.tui.writing.base import YES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult

    from qa_tui.tui.writing.base import Suggestion
    from qa_tui.tui.writing.checks import Check
    from qa_tui.tui.writing.fields import FieldSpec

_SHORTEST, _GAP, _WIDEST = 8, 2, 28
"""Cells of a form's labels: at least, behind the longest, and with that at most."""


class SearchInput(Input):
    """An input whose found things are chosen with arrows and Enter."""

    BINDINGS: ClassVar = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "close", show=False),
    ]

    @property
    def field(self) -> Field:
        """The field that it stands in."""
        return next(node for node in self.ancestors if isinstance(node, Field))

    def action_step(self, lines: int) -> None:
        """Move among what was found."""
        if not self.field.offers:
            raise SkipAction
        self.field.found.step(lines)

    def action_take(self) -> None:
        """Put what was chosen into the field."""
        if not self.field.offers:
            raise SkipAction
        self.field.take()

    def action_close(self) -> None:
        """Close the list of what was found."""
        if not self.field.offers:
            raise SkipAction
        self.field.close()


class TextEditor(TextArea, inherit_bindings=False):
    """An editor in which F6 and F7 are left to commands, and ctrl+a selects everything."""

    BINDINGS: ClassVar = [
        *(
            binding
            for binding in TextArea.BINDINGS
            if isinstance(binding, Binding) and binding.key not in {"f6", "f7", "home,ctrl+a"}
        ),
        Binding("home", "cursor_line_start", show=False),
        Binding("ctrl+a", "select_all", show=False),
    ]


def room_for_labels(specs: Iterable[FieldSpec]) -> int:
    """The cells that the labels of a form need, with the gap behind them."""
    widest = max((words(spec.label).cell_length for spec in specs if spec.lines), default=0)
    return min(max(widest, _SHORTEST) + _GAP, _WIDEST)


class Field(Horizontal):
    """A label beside an editing widget, which holds the text as it is typed.

    Args:
        spec: What the field is.
        room: Cells for the label, the same in all fields of a form.
        ascii_only: Draw signs with ASCII characters.
    """

    def __init__(self, spec: FieldSpec, room: int, *, ascii_only: bool = False) -> None:
        super().__init__(classes="field")
        self.spec = spec
        self.room = room
        self.ascii_only = ascii_only
        self.suggestions: tuple[Suggestion, ...] = ()
        self.taken: str | None = None

    def compose(self) -> ComposeResult:
        """The label, then the editor with its check; a box carries its label itself."""
        boxed = self.spec.lines == 0
        label = Static(
            Content.empty() if boxed else words(self.spec.label, "$dim"), classes="label"
        )
        label.styles.width = self.room
        yield label
        with Vertical(classes="editing"):
            yield self._editor()
            if self.spec.suggests:
                yield PickList(mark=">" if self.ascii_only else "▌")
            yield Hanging(classes="check")

    def _editor(self) -> Checkbox | Input | TextArea:
        key = self.spec.key
        if self.spec.lines == 0:
            return TickBox(words(self.spec.label, "$dim"), id=key)
        if self.spec.suggests:
            return SearchInput(id=key, compact=True)
        if self.spec.lines == 1:
            return Input(id=key, compact=True)
        area = TextEditor(id=key, compact=True)
        area.styles.height = self.spec.lines
        return area

    @property
    def editor(self) -> Checkbox | Input | TextArea:
        """The widget in which it is typed."""
        found = self.query_one(f"#{self.spec.key}")
        assert isinstance(found, Checkbox | Input | TextArea)  # noqa: S101 - narrows the type
        return found

    @property
    def value(self) -> str:
        """What stands in it."""
        editor = self.editor
        if isinstance(editor, TextArea):
            return editor.text
        if isinstance(editor, Checkbox):
            return YES if editor.value else ""
        return editor.value

    @value.setter
    def value(self, text: str) -> None:
        editor = self.editor
        if isinstance(editor, TextArea):
            editor.load_text(text)
        elif isinstance(editor, Checkbox):
            editor.value = text == YES
        else:
            editor.value = text

    def insert(self, text: str) -> None:
        """Put text in at the cursor, in the place of what is selected; never against a word."""
        editor = self.editor
        if isinstance(editor, TextArea):
            row, column = min(editor.selection)
            before = editor.document.get_line(row)[:column]
            apart = " " if before and not before[-1].isspace() else ""
            editor.replace(apart + text, *editor.selection)
        elif isinstance(editor, Input):
            start, end = sorted(editor.selection)
            editor.replace(" ".join(text.split()), start, end)

    def show_check(self, check: Check | None, *, tried: bool) -> None:
        """Say how the field stands."""
        shown = Content.empty()
        if check is not None:
            shown = check.shown(ascii_only=self.ascii_only, tried=tried)
        say_in(self.query_one(".check", Static), shown)

    @property
    def found(self) -> PickList:
        """The list of what was found."""
        return self.query_one(PickList)

    @property
    def offers(self) -> bool:
        """Whether found things are offered now."""
        return self.spec.suggests and bool(self.found.display)

    def offer(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Offer what was found for what is typed, unless it stands there already."""
        self.suggestions = suggestions
        whole = len(suggestions) == 1 and suggestions[0].value == self.value
        wanted = bool(suggestions) and not whole and self.value != self.taken
        self.found.display = wanted and self.editor.has_focus
        self.found.offer(tuple(one.shown for one in suggestions))

    def close(self) -> None:
        """Offer nothing more for what stands there."""
        self.taken = self.value
        self.found.display = False

    def take(self) -> None:
        """Put what was chosen into the field."""
        chosen = self.suggestions[self.found.cursor].value
        self.taken = chosen
        self.value = chosen
        editor = self.editor
        if isinstance(editor, Input):
            editor.cursor_position = len(chosen)
        self.found.display = False

    @on(PickList.Taken)
    def clicked(self, event: PickList.Taken) -> None:
        """Put what was clicked into the field."""
        event.stop()
        self.take()
        self.editor.focus()

    def on_descendant_focus(self) -> None:
        """Keep the check in sight with the editor."""
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Bring the field into sight as soon as it is laid out; the editor before its check."""
        self.call_after_refresh(self._into_sight)

    def _into_sight(self) -> None:
        if self.editor.has_focus:
            self.scroll_visible(animate=False, immediate=True)
            self.editor.scroll_visible(animate=False, immediate=True)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Offer nothing where nobody types."""
        if self.spec.suggests:
            self.found.display = False
