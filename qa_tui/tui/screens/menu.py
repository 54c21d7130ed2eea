"""What the small menus share: a one-key choice in a floating box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import outside, words

if TYPE_CHECKING:
    from textual.app import RenderResult

    from qa_tui.domain.text import SafeText


@dataclass(frozen=True)
class Choice:
    """A line of a menu.

    Attributes:
        key: What is chosen.
        letter: The key that chooses it.
        name: The words of the line.
    """

    key: str
    letter: str
    name: SafeText


class ChoiceList(Widget, can_focus=True):
    """Lines with a letter each: the letter chooses, arrows move.

    Attributes:
        cursor: Place of the chosen line; -1 while none is chosen.
    """

    BINDINGS: ClassVar = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
    ]
    auto_links = False
    cursor: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """Another line is chosen."""

    def __init__(
        self,
        choices: tuple[Choice, ...],
        *,
        id: str,  # noqa: A002 - Textual's own name
        mark: str = "▌",
        first: int = 0,
    ) -> None:
        super().__init__(id=id)
        self.choices = choices
        self.mark = mark
        self.set_reactive(ChoiceList.cursor, first)

    @property
    def chosen(self) -> Choice | None:
        """The line under the cursor."""
        return self.choices[self.cursor] if 0 <= self.cursor < len(self.choices) else None

    def render(self) -> RenderResult:
        """As many lines as fit, around the cursor."""
        height, width = self.content_size.height, self.content_size.width
        every = len(self.choices)
        room = height if every <= height else height - 1
        first = max(0, min(self.cursor - room + 1, every - room))
        rows = [
            self._row(place, choice, width)
            for place, choice in list(enumerate(self.choices))[first : first + room]
        ]
        if every > room:
            hidden = N_("… {n} more, ↓ ↑", n=every - room)
            rows.append(Content.assemble("    ", words(hidden, "$dim")))
        return Content("\n").join(rows)

    def _row(self, place: int, choice: Choice, width: int) -> Content:
        chosen = place == self.cursor
        name = outside(choice.name.text).truncate(max(width - 6, 4), ellipsis=True)
        row = Content.assemble(
            (self.mark if chosen else " ", "$accent"),
            (choice.letter, "bold $footer-key"),
            "  ",
            name.stylize("bold" if chosen else ""),
            " " * max(width - 4 - cell_len(name.plain), 0),
        )
        if chosen and self.has_focus:
            row = row.stylize_before("on $cursor")
        return row.stylize(Style.from_meta({"@click": f"choose({place})"}))

    def choose_letter(self, letter: str) -> bool:
        """Choose the line with a letter; tells whether there is one."""
        for place, choice in enumerate(self.choices):
            if choice.letter == letter:
                self.action_choose(place)
                return True
        return False

    def action_choose(self, place: int) -> None:
        """Put the cursor on a line."""
        self.cursor = max(0, min(place, len(self.choices) - 1))
        self.post_message(self.Moved())

    def action_move(self, lines: int) -> None:
        """Move the cursor."""
        self.action_choose(self.cursor + lines)
