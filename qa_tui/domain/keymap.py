"""The keymap file, read and checked: which keys a person gives to which commands."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import QaTuiError, WrongUsage
from qa_tui.domain.keys import WAYS_OUT, is_typed, read_key, written
from qa_tui.domain.phrase import N_, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NONE = "none"
"""What stands in the file for a command without a key."""

_PLACE = re.compile(r"\(at line (\d+), column \d+\)$")


@dataclass(frozen=True)
class ScreenKeys:
    """The keys of one screen, as the program has them.

    Attributes:
        id: Stable name of the screen.
        name: What the screen is called.
        commands: Ids of its commands with their keys.
        fixed: Keys that its parts keep for themselves: those that move.
        typing: Whether text is written on it: keys with a character are no use there.
    """

    id: str
    name: Phrase
    commands: tuple[tuple[str, tuple[str, ...]], ...]
    fixed: frozenset[str] = frozenset()
    typing: bool = False


@dataclass(frozen=True)
class Keymap:
    """The keys that a person has given to commands.

    Attributes:
        keys: Keys by id of the command; no key where there is an empty tuple.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys)

    def of(self, command: str, default: tuple[str, ...], *, typing: bool) -> tuple[str, ...]:
        """The keys of a command on a screen.

        Args:
            command: Its id.
            default: Its keys there by default.
            typing: Whether text is written on the screen; there a command keeps its default
                where all of its own keys would write a character, unless it is one for places
                where none is written: one of its keys by default is a character.
        """
        own = self.keys.get(command, default)
        if not typing or not own or any(map(is_typed, default)):
            return own
        return tuple(key for key in own if not is_typed(key)) or default


def read_keymap(
    text: str, file: str, screens: Sequence[ScreenKeys]
) -> tuple[Keymap, tuple[QaTuiError, ...]]:
    """Read a keymap file.

    Args:
        text: TOML: `publish = "p"`, `publish = ["p", "f9"]`, `publish = "none"`.
        file: The name of the file, for what is said about it.
        screens: The keys of all screens as the program has them.

    Returns:
        The keymap, and everything that is wrong with the file. A file with a mistake is not to
        be used: the keymap then holds what could be understood.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _PLACE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        return Keymap(), (_wrong(file, line, N_("This line cannot be read."), _EXAMPLE),)
    known = {command for screen in screens for command, _ in screen.commands}
    keys: dict[str, tuple[str, ...]] = {}
    problems: list[tuple[int, QaTuiError]] = []
    for command, value in table.items():
        try:
            keys[command] = _keys(command, value, known)
        except WrongUsage as error:
            line = _line(text, command)
            problems.append((line, _wrong(file, line, error.what, error.remedy)))
    keymap = Keymap(keys)
    for clash in _clashes(keymap, screens):
        line = _line(text, *clash.commands)
        problems.append((line, _wrong(file, line, clash.what, clash.remedy)))
    return keymap, tuple(error for _, error in sorted(problems, key=lambda found: found[0]))


_EXAMPLE = N_('Write for instance: publish = "p"')


def _wrong(file: str, line: int, what: Phrase, remedy: Phrase | None) -> WrongUsage:
    return WrongUsage(N_("{file}, line {line}: {what}", file=file, line=line, what=what), remedy)


def _line(text: str, *commands: str) -> int:
    """The line of the first of some commands that stands in the file, counted from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        name = line.partition("=")[0].strip().strip("\"'")
        if name in commands or line.strip().strip("[] ") in commands:
            return number
    return 1


def _keys(command: str, value: object, known: set[str]) -> tuple[str, ...]:
    """The keys of a line of the file.

    Raises:
        WrongUsage: When there is no such command or key.
    """
    if command not in known:
        close = difflib.get_close_matches(command, sorted(known), 3)
        raise WrongUsage(
            N_("There is no command “{name}”.", name=command),
            N_("Did you mean {options}?", options=tuple(close))
            if close
            else N_("“qa-tui keys” lists the commands."),
        )
    given = value.split(",") if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise WrongUsage(
            N_("“{name}” needs a key, or a list of keys, in quotation marks.", name=command),
            _EXAMPLE,
        )
    if [one.strip().lower() for one in given] == [NONE]:
        if command in WAYS_OUT:
            raise WrongUsage(
                N_("“{name}” needs a key: without one, nobody could leave a screen.", name=command)
            )
        return ()
    return tuple(dict.fromkeys(read_key(one) for one in given))


@dataclass(frozen=True)
class _Clash:
    commands: tuple[str, ...]
    what: Phrase
    remedy: Phrase


def _clashes(keymap: Keymap, screens: Sequence[ScreenKeys]) -> Iterator[_Clash]:
    """The keys that would mean two things on a screen; each pair of commands once."""
    told: set[tuple[str, str, str]] = set()
    for screen in screens:
        used: dict[str, str] = {}
        for command, default in screen.commands:
            for key in keymap.of(command, default, typing=screen.typing):
                first = used.setdefault(key, command)
                moves = key in screen.fixed and key not in default
                if (first, command, key) in told or (first == command and not moves):
                    continue
                told.add((first, command, key))
                if first != command:
                    yield _two_commands(screen, key, first, command)
                else:
                    yield _moving(screen, key, command)


def _two_commands(screen: ScreenKeys, key: str, first: str, second: str) -> _Clash:
    return _Clash(
        (second, first),
        N_(
            "On the screen “{screen}” the key “{key}” would mean both “{first}” and “{second}”.",
            screen=screen.name,
            key=written(key),
            first=first,
            second=second,
        ),
        N_('Give one of the two another key, or "none".'),
    )


def _moving(screen: ScreenKeys, key: str, command: str) -> _Clash:
    return _Clash(
        (command,),
        N_(
            "On the screen “{screen}” the key “{key}” moves or chooses; “{name}” would never "
            "get it.",
            screen=screen.name,
            key=written(key),
            name=command,
        ),
        N_("Take another key."),
    )
