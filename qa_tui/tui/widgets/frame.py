"""The frame of a screen: one line on top, a rule with the last message and the keys below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qa_tui.i18n import drawn
from qa_tui.tui.safe import cut, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult, RenderResult
    from textual.geometry import Size
    from textual.timer import Timer

    from qa_tui.tui.command import Command, Situation

_DOT = " · "
_AROUND = 7
"""Cells that a message leaves to the rule: the dashes before it, and a few behind it."""
_ENDS = frozenset({"command_line", "help"})
_WAYS = frozenset({"open", "back"})
"""Commands that lead into what is listed, and out of a screen."""

_SELDOM = frozenset({"bring_back", "remove"})
"""Decisions that are named only where they are possible."""

_ROOMY = 98


class Header(Widget):
    """Where one is, at the left; the desk, who acts and how many are open, at the right."""

    left: reactive[Content] = reactive(Content.empty)
    right: reactive[Content] = reactive(Content.empty)

    def render(self) -> RenderResult:
        """Both ends of the line; the right one gives way, its first parts before the others."""
        width = self.content_size.width
        left, right = self.left, self.right
        room = max(width - left.cell_length - 2, 0)
        dot = drawn(_DOT)
        while right.cell_length > room and (found := right.plain.find(dot)) >= 0:
            right = right[found + len(dot) :]
        right = cut(right, room)
        gap = max(width - left.cell_length - right.cell_length, 0)
        return Content.assemble(left.stylize("bold"), " " * gap, right.stylize("$dim"))


class Rule(Widget):
    """A thin line that carries a message for a while; a long one takes the line of keys, too."""

    seconds: ClassVar[float] = 6.0
    """How long a message stands."""

    message: reactive[Content] = reactive(Content.empty)
    _timer: Timer | None = None

    def say(self, message: Content) -> None:
        """Show a message until it has been read."""
        self.message = message
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self.seconds, partial(self._clear, message))

    def _clear(self, message: Content) -> None:
        """End a message; a timer that was on its way when the next one came leaves that alone."""
        if self.message is message:
            self.message = Content.empty()

    def watch_message(self) -> None:
        """Take the lines that the message needs."""
        if len(self._lines(self.size.width)) != self.size.height:
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        """The message in at most two lines."""
        if not self.message:
            return [self.message]
        room = max(width - _AROUND, 1)
        first, *others = self.message.wrap(room)
        return [first, cut(Content(" ").join(others), room)] if others else [first]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the message takes in a width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The line, with the message set into it."""
        width = self.content_size.width
        if not self.message:
            return Content.styled("─" * width, "$rule")
        message, *others = self._lines(width)
        rest = "─" * max(width - message.cell_length - 4, 0)
        line = Content.assemble(("── ", "$rule"), message, " ", (rest, "$rule"))
        return Content("\n").join([line, *(Content.assemble("   ", other) for other in others)])


class Keys(Widget):
    """The keys that apply here and now; what does not apply is dim. Keys can be clicked."""

    auto_links = False

    # contents with the same letters are equal, however they are coloured
    keys: reactive[Content] = reactive(Content.empty, always_update=True)

    def render(self) -> RenderResult:
        """The row of keys."""
        return self.keys


class Footer(Vertical):
    """The rule and the row of keys."""

    _offered: tuple[Command, ...] = ()
    _situation: Situation | None = None
    _fitted = 0

    def compose(self) -> ComposeResult:
        """The two lines."""
        yield Rule(id="rule")
        yield Keys(id="keys")

    def on_resize(self) -> None:
        """Fit the keys to the width."""
        if self._situation is not None:
            self.show(self._offered, self._situation)

    def say(self, message: Content) -> None:
        """Show a short message in the rule."""
        self.query_one(Rule).say(message)

    def show(self, offered: Iterable[Command], situation: Situation) -> None:
        """Show as many commands as fit, help always at the right end."""
        shown, width = tuple(offered), self.size.width - 2
        if (shown, situation, width) == (self._offered, self._situation, self._fitted):
            return
        self._offered, self._situation, self._fitted = shown, situation, width
        ends = [c for c in self._offered if c.id in _ENDS]
        if width < _ROOMY:
            ends = ends[-1:]
        tail = Content("  ").join(_item(c, situation) for c in ends)
        row = self._row(width - tail.cell_length - 3)
        gap = max(width - row.cell_length - tail.cell_length, 1)
        self.query_one(Keys).keys = Content.assemble(row, " " * gap, tail)

    def _row(self, room: int) -> Content:
        """The keys in a line; closer together where that lets one decide and leave."""
        for rank in (1, 0):
            needed = {c.id for c in self._named() if self._rank(c) <= rank}
            for gap in (2, 1):
                fitting = self._fitting(room, gap)
                if needed <= fitting.keys():
                    return Content(" " * gap).join(fitting.values())
        return Content("  ").join(self._fitting(room, 2).values())

    def _named(self) -> list[Command]:
        """The commands that may stand in the row."""
        assert self._situation is not None  # noqa: S101 - set by show
        situation = self._situation
        return [
            c
            for c in self._offered
            if c.short is not None
            and c.id not in _ENDS
            and (c.id not in _SELDOM or not (situation.marked or c.why_not(situation)))
        ]

    def _rank(self, command: Command) -> int:
        """0 for what decides, leads in or out, 1 for seldom decisions; 3 for what is impossible."""
        assert self._situation is not None  # noqa: S101 - set by show
        if command.why_not(self._situation) is not None:
            return 3
        if command.id in _SELDOM:
            return 1
        return 0 if command.verbs or command.id in _WAYS else 2

    def _fitting(self, room: int, gap: int) -> dict[str, Content]:
        """The keys that fit, in their order; those of the lowest rank come first."""
        assert self._situation is not None  # noqa: S101 - set by show
        named = self._named()
        fitting: dict[str, Content] = {}
        for command in sorted(named, key=self._rank):
            item = _item(command, self._situation)
            if item.cell_length > room:
                break
            room -= item.cell_length + gap
            fitting[command.id] = item
        return {c.id: fitting[c.id] for c in named if c.id in fitting}


def _item(command: Command, situation: Situation) -> Content:
    """A key with its verb, clickable."""
    applies = command.why_not(situation) is None
    item = Content.assemble(
        (command.key, "bold $footer-key" if applies else "$rule"),
        " ",
        words(command.short or command.name, "$foreground" if applies else "$rule"),
    )
    click = Style.from_meta({"@click": f"screen.command('{command.id}')"})
    return item.stylize(click) if applies else item
