"""Lines of which each is chosen by a letter: what the small menus are made of."""

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
from qa_tui.domain.text import fold
from qa_tui.tui.safe import cut, outside, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import RenderResult

    from qa_tui.domain.text import SafeText


@dataclass(frozen=True)
class MenuItem:
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
        choices: All lines.
        shown: The lines that fit what was typed.
        cursor: Place of the chosen one among these; -1 while none is chosen.
        guard: Tells whether a line may be chosen by its key; None for always.
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
        choices: tuple[MenuItem, ...],
        *,
        id: str,  # noqa: A002 - Textual's own name
        mark: str = "▌",
        first: int = 0,
    ) -> None:
        super().__init__(id=id)
        self.choices = choices
        self.shown = choices
        self.guard: Callable[[str], bool] | None = None
        self.mark = mark
        self.set_reactive(ChoiceList.cursor, first)

    @property
    def chosen(self) -> MenuItem | None:
        """The line under the cursor."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def narrow(self, typed: str) -> None:
        """Show the lines whose name or key holds each typed word; the first is under the cursor.

        Args:
            typed: What was typed; empty for all lines.
        """
        wanted, before = fold(typed).split(), self.chosen
        self.shown = tuple(
            choice
            for choice in self.choices
            if all(word in f"{fold(choice.name.text)} {fold(choice.key)}" for word in wanted)
        )
        self.set_reactive(ChoiceList.cursor, 0 if wanted and self.shown else -1)
        if not wanted:
            self.put_cursor(before.key if before else None)
        self.refresh()

    def put_cursor(self, key: str | None) -> None:
        """Put the cursor on a line without choosing it anew; on none for None."""
        keys = [choice.key for choice in self.shown]
        self.cursor = keys.index(key) if key in keys else -1

    def render(self) -> RenderResult:
        """As many lines as fit, around the cursor."""
        height, width = self.content_size.height, self.content_size.width
        every = len(self.shown)
        if not every:
            return words(N_("No line fits."), "$dim")
        room = height if every <= height else height - 1
        first = max(0, min(self.cursor - room + 1, every - room))
        rows = [
            self._row(place, choice, width)
            for place, choice in list(enumerate(self.shown))[first : first + room]
        ]
        if every > room:
            hidden = N_("… {n} more, ↓ ↑", n=every - room)
            rows.append(Content.assemble("    ", words(hidden, "$dim")))
        return Content("\n").join(rows)

    def _row(self, place: int, choice: MenuItem, width: int) -> Content:
        chosen = place == self.cursor
        name = cut(outside(choice.name.text), max(width - 6, 4))
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
        for place, choice in enumerate(self.shown):
            if choice.letter == letter:
                self.action_choose(place)
                return True
        return False

    def action_choose(self, place: int) -> None:
        """Put the cursor on a line."""
        place = max(0, min(place, len(self.shown) - 1))
        if not self.shown:
            return
        if place != self.cursor and self.guard and not self.guard(self.shown[place].key):
            return
        self.cursor = place
        self.post_message(self.Moved())

    def action_move(self, lines: int) -> None:
        """Move the cursor."""
        self.action_choose(self.cursor + lines)
