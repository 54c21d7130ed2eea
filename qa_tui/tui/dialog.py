"""What a dialog is: a screen that floats, often with commands whose keys a person can change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.screen import ModalScreen, ScreenResultType

from qa_tui.domain.keymap import Keymap
from qa_tui.domain.keys import is_typed
from qa_tui.tui.leaving import LeavingScreen

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.app import QaTuiApp
    from qa_tui.tui.command import Command

FIXED = frozenset(
    (
        *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right"),
        *("home", "end", "pageup", "pagedown"),
    )
)
"""Keys that move, choose and leave in every dialog; nobody can give them to a command."""


@dataclass(frozen=True)
class Dialog:
    """The commands of a dialog.

    Attributes:
        id: Stable name.
        called: What it is called in lists of keys.
        commands: Its commands with the keys that the program gives them.
        typing: Whether text is written in it. A command whose key is a character then works
            where none is written.
        moving: Further keys that move or choose in it.
    """

    id: str
    called: Phrase
    commands: tuple[Command, ...]
    typing: bool = False
    moving: frozenset[str] = frozenset()

    @property
    def fixed(self) -> frozenset[str]:
        """The keys that move, choose and leave in it."""
        return FIXED | self.moving


class FloatingScreen(LeavingScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen that floats over another; the keys of that one do nothing meanwhile."""

    app: QaTuiApp


class DialogScreen(FloatingScreen[ScreenResultType]):
    """A dialog with commands: it, or a part of it, has a method `action_<id>` for each.

    Attributes:
        keyed: Its commands with the keys that this person has given them.
    """

    keyed: tuple[Command, ...] = ()

    def take_keys(self, dialog: Dialog, part: DOMNode | None = None) -> None:
        """Bind the keys of commands; those with a character come after what is written.

        Args:
            dialog: Its commands.
            part: The part of it that has their methods; None for the dialog itself.
        """
        keymap = self.app.keymap or Keymap()
        self.keyed = tuple(
            replace(one, keys=",".join(keymap.of(one.id, one.all_keys, typing=dialog.typing)))
            for one in dialog.commands
        )
        bound = (part or self)._bindings
        for command in self.keyed:
            for key in command.all_keys:
                bound.bind(key, command.id, priority=not is_typed(key))

    def key_of(self, command_id: str) -> str:
        """The key of a command as it is written on screens; empty where it has none.

        Args:
            command_id: Its id.
        """
        return next((one.key for one in self.keyed if one.id == command_id and one.keys), "")
