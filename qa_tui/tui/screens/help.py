"""All keys of a screen by subject, made from its commands, with a search."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import SafeText, fold
from qa_tui.i18n import drawn, say
from qa_tui.tui.command import Subject, key_name
from qa_tui.tui.commands.dialogs import HELPING
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import content, words
from qa_tui.tui.signs import sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult, RenderResult
    from textual.geometry import Size

    from qa_tui.tui.command import Command, Situation

_MOVING: tuple[tuple[str, Phrase], ...] = (
    ("j k ↓ ↑", N_("Next and previous row, or scroll")),
    ("g G", N_("First and last row")),
    ("^d ^u", N_("A page down and up")),
)
_CHOOSING: tuple[tuple[str, Phrase], ...] = (
    ("1 … 8", N_("Choose a view by its number")),
    ("F2 … F9 9", N_("Choose a saved view; its key stands beside it")),
)
_LOOKS: dict[str, Phrase] = {
    "pending": N_("waits for a decision"),
    "held": N_("on hold"),
    "returned": N_("with its author"),
    "published": N_("published, waits for an answer"),
    "answered": N_("answered"),
    "refused": N_("refused"),
    "removed": N_("removed"),
}


_KEY, _NAME = 9, 22
"""Cells of the columns, with the blank behind each."""


@dataclass(frozen=True)
class HelpRow:
    """A key, what it is called, what it does.

    Attributes:
        keys: The keys as they are written.
        name: What it is called, or does where there is no text.
        text: What it does.
        sought: Further words under which it is found.
        dim: Whether it does not apply.
        look: How the keys are drawn.
    """

    keys: str
    name: Content
    text: Content = field(default_factory=Content.empty)
    sought: str = ""
    dim: bool = False
    look: str = "bold $footer-key"

    @property
    def key(self) -> list[str]:
        """Each of its keys."""
        return self.keys.split()

    def fits(self, typed: str) -> bool:
        """Whether it is the row of a key, or each typed word begins one of its own."""
        sought = f" {fold(f'{self.name.plain} {self.text.plain} {self.sought}')}"
        return typed in self.key or all(f" {word}" in sought for word in fold(typed).split())

    def lines(self, width: int) -> list[Content]:
        """Three columns; a row without text gives its room to the name.

        Args:
            width: Cells there are.
        """
        keys = content(SafeText.literal(self.keys), self.look).wrap(_KEY - 1)
        room = max(width - _KEY, 1)
        if not self.text:
            return _beside(keys, self.name.wrap(room), _KEY)
        colour = "$dim" if self.dim else ""
        name = self.name.stylize_before(colour).wrap(_NAME - 1)
        text = self.text.stylize_before(colour).wrap(max(room - _NAME, 1))
        return _beside(keys, _beside(name, text, _NAME), _KEY)


def _beside(left: list[Content], right: list[Content], width: int) -> list[Content]:
    """Lines with others beside them, which begin after so many cells."""
    pairs = zip_longest(left, right, fillvalue=Content.empty())
    return [
        Content("").join([one.pad_right(max(width - one.cell_length, 0)), other])
        for one, other in pairs
    ]


class HelpSection(Static):
    """Rows under a heading, which goes when none of them fits.

    Attributes:
        rows: All rows.
        shown: Those that fit what was typed.
    """

    def __init__(self, name: Phrase, rows: Iterable[HelpRow]) -> None:
        super().__init__(classes="section")
        self.heading = name
        self.rows = self.shown = tuple(rows)

    def narrow(self, typed: str) -> bool:
        """Show the rows that fit; tells whether there is one."""
        self.shown = tuple(row for row in self.rows if row.fits(typed))
        self.display = bool(self.shown)
        self.refresh(layout=True)
        return self.display

    def _lines(self, width: int) -> list[Content]:
        rows = (line for row in self.shown for line in row.lines(width))
        return [words(self.heading, "bold"), *rows]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that heading and rows take in a width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The heading and its rows."""
        return Content("\n").join(self._lines(self.content_size.width))


class HelpScreen(DialogScreen[None]):
    """Keys, what they do, and why some do not apply now; typing searches.

    Args:
        commands: The commands of the screen, with the keys in use.
        situation: What they would act on.
    """

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar = [
        Binding("escape", "leave", priority=True, show=False),
        Binding("down", "scroll(1)", priority=True, show=False),
        Binding("up", "scroll(-1)", priority=True, show=False),
        Binding("pagedown,enter", "page(1)", priority=True, show=False),
        Binding("pageup", "page(-1)", priority=True, show=False),
    ]

    def __init__(self, commands: tuple[Command, ...], situation: Situation) -> None:
        super().__init__()
        self.take_keys(HELPING)
        self.listed = commands
        self.situation = situation

    def compose(self) -> ComposeResult:
        """The field, then one column of text."""
        with Vertical(id="box"):
            with Horizontal(id="title"):
                yield Static(words(N_("Help"), "bold"), id="name")
                yield Input(id="search", compact=True, placeholder=say(N_("Type to search …")))
            with VerticalScroll(id="keys", can_focus=False):
                yield from self._sections()
                yield Static(id="nothing")
            yield Static(self._foot(), id="foot")

    def _sections(self) -> Iterator[HelpSection]:
        for subject in Subject:
            rows = [self._row(one) for one in self.listed if one.subject is subject]
            if rows:
                yield HelpSection(subject.value, rows)
        moving = [HelpRow(drawn(key), words(what)) for key, what in self._moving()]
        if moving:
            yield HelpSection(N_("Moving"), moving)
        yield HelpSection(N_("Signs"), self._signs())

    def _moving(self) -> tuple[tuple[str, Phrase], ...]:
        """The keys that move: none where they are typed, and to views where there are some."""
        ids = {command.id for command in self.listed}
        if "next_field" in ids:
            return ()
        return (*_MOVING, *_CHOOSING) if "next_view" in ids else _MOVING

    def _signs(self) -> Iterator[HelpRow]:
        for look, name in _LOOKS.items():
            shown = sign(look, ascii_only=self.app.ascii_only)
            yield HelpRow(shown, words(name), look="" if look == "published" else f"$state-{look}")

    def _foot(self) -> Content:
        keys = {command.id: command.key for command in self.listed}
        if "command_line" not in keys:
            return words(N_("Esc closes this."), "$dim")
        told = N_(
            "Esc closes this. {key} takes any command by its id or name.",
            key=keys["command_line"],
        )
        return words(told, "$dim")

    def _row(self, command: Command) -> HelpRow:
        reason = command.why_not_shortly(self.situation)
        text = words(command.help)
        if command.takes is not None:
            typed = N_(":{command} {what}", command=command.id, what=command.takes.name)
            text = Content.assemble(text, " ", words(typed, "$dim"))
        if reason is not None:
            text = Content.assemble(text, " ", words(reason, "italic"))
        keys = " ".join(key_name(key) for key in command.all_keys) or command.key
        sought = " ".join((command.id, *command.aliases))
        return HelpRow(keys, words(command.name), text, sought=sought, dim=reason is not None)

    @on(Input.Changed, "#search")
    def narrow(self, event: Input.Changed) -> None:
        """Show what fits the typed words."""
        typed = event.value.strip()
        found = [section.narrow(typed) for section in self.query(HelpSection)]
        nothing = self.query_one("#nothing", Static)
        nothing.display = not any(found)
        nothing.update(words(N_("Nothing fits “{text}”.", text=typed), "$dim"))
        self.query_one("#keys").scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#keys").scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        keys = self.query_one("#keys")
        keys.scroll_relative(y=pages * max(keys.size.height - 1, 1), animate=False)

    def action_leave(self) -> None:
        """Show everything again, else close the help."""
        search = self.query_one("#search", Input)
        if search.value:
            search.value = ""
        else:
            self.dismiss()

    def action_help(self) -> None:
        """Close the help."""
        self.dismiss()
