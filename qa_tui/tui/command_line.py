"""The `:` line: which command is meant, with what behind it, and what could stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.completion import Completion, Completions
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from qa_tui.tui.command import Command

    Completers = Mapping[str, Callable[[str, int], Completions]]

_TO_A_ROW = "jump"


def read_command(text: str, commands: Sequence[Command]) -> tuple[Command, str]:
    """Read a line.

    Args:
        text: What was typed: a command's id or name, and what it takes. A bare number goes to
            the row of this number.
        commands: The commands of the screen.

    Returns:
        The command and what stands behind it, without blanks at its ends; empty for nothing.

    Raises:
        WrongUsage: When no command is meant, or something is missing or too much behind it.
    """
    typed = text.strip().lstrip(":").strip()
    row = next((command for command in commands if command.id == _TO_A_ROW), None)
    if row is not None and whole(typed) is not None:
        return row, typed
    found = _meant(typed, commands)
    if found is None:
        raise _unknown(typed, commands)
    command, argument = found[0], typed[found[1] :].strip()
    if argument and command.takes is None:
        raise WrongUsage(
            N_("“{command}” takes no argument.", command=command.id),
            N_("Leave “{words}” out.", words=argument),
        )
    if not argument and command.takes is not None and command.takes.needed:
        raise WrongUsage(
            N_("“{command}” needs more: {what}.", command=command.id, what=command.takes.name)
        )
    return command, argument


def complete_line(
    text: str, cursor: int, commands: Sequence[Command], completers: Completers
) -> Completions:
    """Say what could stand under the cursor.

    Args:
        text: The line, finished or not.
        cursor: The place of the cursor in code points.
        commands: The commands of the screen, those that apply first.
        completers: Complete what stands behind a command, by its kind: they are given its text,
            and the place of the cursor in it.

    Returns:
        The part that would be replaced, and the choices.
    """
    begin = len(text) - len(text.lstrip(" :"))
    found = _meant(text[begin:], commands)
    if found is not None:
        command, end = found
        behind = begin + end
        start = behind + len(text[behind:]) - len(text[behind:].lstrip())
        if start > behind and cursor >= start:
            if command.takes is None:
                return Completions(cursor, cursor)
            completer = completers.get(command.takes.kind, _nothing)
            inner = completer(text[start:], cursor - start)
            return Completions(inner.start + start, inner.end + start, inner.choices)
    choices = tuple(_names(text[begin:cursor], commands))
    end = begin + len(re.split(r"\s", text[begin:], maxsplit=1)[0])
    return Completions(begin, max(end, cursor), choices)


def _nothing(text: str, cursor: int) -> Completions:  # noqa: ARG001 - as those that know more
    """What could stand there is not known."""
    return offer(text, ())


def offer(text: str, choices: Iterable[Completion]) -> Completions:
    """The choices that begin with what stands there, or whose meaning does; all is replaced.

    Args:
        text: What stands behind the command.
        choices: All that could stand there, in the order in which they are to be offered.
    """
    begun = fold(text.strip())
    return Completions(0, len(text), tuple(one for one in choices if _begins(one, begun)))


def _begins(choice: Completion, begun: str) -> bool:
    """Whether a choice, or a word of what it means, begins so."""
    if fold(choice.text).startswith(begun):
        return True
    return choice.meaning is not None and f" {begun}" in f" {fold(say(choice.meaning))}"


def _meant(typed: str, commands: Sequence[Command]) -> tuple[Command, int] | None:
    """The command with the longest name that the line begins with, and where that ends."""
    ends = [word.end() for word in re.finditer(r"\S+", typed)][:6]
    best: tuple[Command, int] | None = None
    for end in ends:
        begun, plain = fold(typed[:end]), _plain(typed[:end])
        for command in commands:
            if plain in _ids(command) or begun == fold(say(command.name)):
                best = (command, end)
                break
    return best


def _plain(typed: str) -> str:
    """What was typed as an id is written."""
    return typed.casefold().replace("-", "_")


def _ids(command: Command) -> tuple[str, ...]:
    return (command.id, *command.aliases)


def _names(begun: str, commands: Sequence[Command]) -> Iterator[Completion]:
    """The commands whose id, alias or name begins so."""
    start, plain = fold(begun.strip()), _plain(begun.strip())
    for command in commands:
        known = any(name.startswith(plain) for name in _ids(command))
        if known or fold(say(command.name)).startswith(start):
            yield Completion(command.id + (" " if command.takes else ""), command.name)


def _unknown(typed: str, commands: Sequence[Command]) -> WrongUsage:
    import difflib  # noqa: PLC0415 - needed for mistakes only

    word = typed.split(maxsplit=1)[0] if typed else ""
    close = difflib.get_close_matches(fold(word), [n for c in commands for n in _ids(c)], 3)
    return WrongUsage(
        N_("There is no command “{name}” here.", name=word),
        N_("Did you mean {options}?", options=tuple(close))
        if close
        else N_("Tab completes; “help” shows all commands."),
    )
