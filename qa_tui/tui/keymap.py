"""The keys of all screens, and the file in which a person gives them to commands."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widgets import Input

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.keymap import NONE, Keymap, ScreenKeys, read_keymap
from qa_tui.domain.keys import written
from qa_tui.domain.phrase import N_, NN_, sentences
from qa_tui.i18n import say
from qa_tui.resources import open_plain
from qa_tui.tui import screens as package
from qa_tui.tui.commands.dialogs import DIALOGS
from qa_tui.tui.dialog import Dialog
from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.screens.commanding import CommandScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.widgets.field import TextEditor
from qa_tui.tui.widgets.sidebar import SAVED_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qa_tui.domain.phrase import Phrase
    from qa_tui.tui.command import Command

Place = type[CommandScreen] | Dialog
"""What has commands."""

_MOST_BYTES = 1 << 20
_FIRST = ("QueueScreen", "ThreadScreen")
_OWN_VIEWS = "12345678"


@cache
def all_screens() -> tuple[type[CommandScreen], ...]:
    """Every screen that has commands, those first that are used most."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    found = {screen.__name__: screen for screen in _below(CommandScreen)}
    order = [*_FIRST, *sorted(name for name in found if name not in _FIRST)]
    return tuple(found[name] for name in order)


def _below(kind: type[CommandScreen]) -> Iterator[type[CommandScreen]]:
    for screen in kind.__subclasses__():
        if screen.commands and screen.__module__.startswith(package.__name__):
            yield screen
        yield from _below(screen)


def all_places() -> tuple[Place, ...]:
    """Everything that has commands: the screens, and the dialogs that float above them."""
    return (*all_screens(), *DIALOGS)


def screen_keys() -> tuple[ScreenKeys, ...]:
    """The keys of all screens, as the program has them."""
    return tuple(map(_keys_of, all_places()))


def screen_id(screen: Place) -> str:
    """The stable name of a screen: that of its class without the last word; or of a dialog."""
    if isinstance(screen, Dialog):
        return screen.id
    return screen.__name__.removesuffix("Screen").lower()


def screen_name(screen: Place) -> Phrase:
    """What a screen is called."""
    return screen.called or N_("{name}", name=screen_id(screen))


def _keys_of(screen: Place) -> ScreenKeys:
    fixed = _bound(Input, TextEditor) if screen.typing else set()
    if isinstance(screen, Dialog):
        fixed |= screen.fixed
    elif not screen.typing:
        fixed |= _bound(*WindowList.__mro__)
    if screen is QueueScreen:
        fixed |= {*_OWN_VIEWS, *SAVED_KEYS}
    return ScreenKeys(
        screen_id(screen),
        screen_name(screen),
        tuple((command.id, command.all_keys) for command in screen.commands),
        frozenset(fixed),
        screen.typing,
    )


def _bound(*widgets: type) -> set[str]:
    """The keys that widgets keep for themselves."""
    return {
        key.strip()
        for widget in widgets
        for binding in widget.__dict__.get("BINDINGS", ())
        for key in (binding.key if isinstance(binding, Binding) else binding[0]).split(",")
    }


def check_keymap(path: Path) -> tuple[Keymap, tuple[QaTuiError, ...]]:
    """Read the keymap file.

    Args:
        path: The file; one that is not there gives no keys.

    Returns:
        The keymap as far as it could be understood, and all that is wrong with it.
    """
    try:
        with open_plain(path) as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return Keymap(), ()
    except (OSError, UnicodeDecodeError):
        what = N_("{file} cannot be read as UTF-8 text.", file=str(path))
        return Keymap(), (WrongUsage(what, N_("Check the file.")),)
    return read_keymap(text, str(path), screen_keys())


def load_keymap(path: Path) -> tuple[Keymap | None, QaTuiError | None]:
    """Read the keymap file for the screens: it is used wholly or not at all.

    Args:
        path: The file.

    Returns:
        The keymap, None where the file has a mistake; and what is to be told about that.
    """
    keymap, problems = check_keymap(path)
    if not problems:
        return keymap, None
    first, more = problems[0], len(problems) - 1
    told = [N_("Your own keys are not used.")]
    if more:
        told.append(NN_("There is {count} more mistake.", "There are {count} more mistakes.", more))
    told.append(N_("“qa-tui keys --check” lists them all."))
    remedy = [first.remedy] if first.remedy is not None else []
    return None, WrongUsage(first.what, sentences([*remedy, *told]))


def keymap_template() -> str:
    """A keymap file in which every line is a comment: all commands with the keys they have."""
    lines = [
        N_("Keys for the commands of qa-tui. Take away the # before a line and change its key."),
        N_('Several keys: ["p", "f10"]. No key: "none". “qa-tui keys --check” looks for mistakes.'),
    ]
    page = [f"# {say(line)}" for line in lines]
    told: set[str] = set()
    for screen in all_places():
        fresh = [one for one in screen.commands if one.id not in told]
        if fresh:
            page += ["", f"# {say(screen_name(screen))}"]
            page += [_template_line(one) for one in fresh]
            told |= {one.id for one in fresh}
    return "\n".join(page) + "\n"


def _template_line(command: Command) -> str:
    keys = [f'"{written(key)}"' for key in command.all_keys] or [f'"{NONE}"']
    value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
    return f"#{command.id} = {value}  # {say(command.name)}"
