"""The command `keys`: which key does what on which screen, and the file that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, WRONG
from qa_tui.cli.output import cell, complain, put, put_json, remark, styled, tell, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.keymap import Keymap
from qa_tui.domain.keys import written
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import SafeText
from qa_tui.i18n import say
from qa_tui.resources import keymap_path
from qa_tui.tui.keymap import all_places, check_keymap, keymap_template, screen_id, screen_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_tui.domain.errors import QaTuiError
    from qa_tui.tui.command import Command
    from qa_tui.tui.keymap import Place

_COLUMNS = (
    Column(N_("keys")),
    Column(N_("command")),
    Column(N_("what it does"), least=24),
)


@command(
    "keys",
    N_(
        "List the keys of all screens, or look through your own.\n\n"
        "Commands have ids; the file keys.toml in your folder of settings gives them other keys: "
        'publish = "p", or several: ["p", "f10"], or "none". A star marks those that are your own. '
        "Commands without a key are typed on the screens behind a colon.\n\n"
        "A file with a mistake is not used at all; --check lists every mistake in it."
    ),
)
@option("--check", is_flag=True, told=N_("Look through the file and change nothing."))
@option(
    "--write-default",
    "template",
    is_flag=True,
    told=N_("Print a file with all commands and the keys they have, as comments."),
)
@json_option
@click.pass_obj
def keys(_session: object, *, check: bool, template: bool, as_json: bool) -> int:
    """Print keys, a template, or what is wrong."""
    if template and (check or as_json):
        raise WrongUsage(N_("--write-default stands alone."), N_("Leave the rest out."))
    if template:
        put(styled(SafeText.literal(keymap_template().rstrip("\n"))))
        return DONE
    keymap, problems = check_keymap(keymap_path())
    if check:
        return _checked(keymap, problems, as_json=as_json)
    if problems:
        keymap = Keymap()
    for screen in all_places():
        if as_json:
            for record in _records(screen, keymap):
                put_json(record)
        else:
            _put_screen(screen, keymap)
    if problems:
        _complain(problems)
        return WRONG
    return DONE


def _checked(keymap: Keymap, problems: tuple[QaTuiError, ...], *, as_json: bool) -> int:
    """Tell what is wrong with the file, or that nothing is."""
    path = keymap_path()
    if as_json:
        wrong = [
            {"what": say(one.what), "remedy": say(one.remedy) if one.remedy else None}
            for one in problems
        ]
        put_json({"path": str(path), "exists": path.exists(), "problems": wrong})
    elif problems:
        _complain(problems)
    elif not path.exists():
        remark(
            N_(
                "You have no keys of your own. They would stand in {path}; "
                "“qa-tui keys --write-default” prints a file to begin with.",
                path=str(path),
            )
        )
    else:
        tell(
            NN_(
                "{path} is in order: {count} command has keys of your own.",
                "{path} is in order: {count} commands have keys of your own.",
                len(keymap.keys),
                path=str(path),
            )
        )
    return WRONG if problems else DONE


def _complain(problems: tuple[QaTuiError, ...]) -> None:
    for problem in problems:
        complain(problem.what, problem.remedy)


def _keys(screen: Place, keymap: Keymap) -> Iterator[tuple[Command, tuple[str, ...], bool]]:
    """The commands of a screen with their keys, and whether these are the person's own."""
    for one in screen.commands:
        used = keymap.of(one.id, one.all_keys, typing=screen.typing)
        yield one, used, used != one.all_keys


def _put_screen(screen: Place, keymap: Keymap) -> None:
    """Print the keys of a screen as a table under its name."""
    put(styled(words(screen_name(screen)), "strong"))
    rows = [
        (
            Cell(cell("  ".join(written(key) for key in used) + (" *" if own else ""))),
            Cell(cell(one.id)),
            Cell(words(one.help)),
        )
        for one, used, own in _keys(screen, keymap)
    ]
    put_table(_COLUMNS, rows)
    put()


def _records(screen: Place, keymap: Keymap) -> Iterator[dict[str, object]]:
    """The shape that programs read; `docs/json.md` tells it."""
    for one, used, own in _keys(screen, keymap):
        yield {
            "screen": screen_id(screen),
            "command": one.id,
            "keys": [written(key) for key in used],
            "default": [written(key) for key in one.all_keys],
            "own": own,
            "name": say(one.name),
            "takes": say(one.takes.name) if one.takes else None,
        }


COMMANDS = {"keys": keys}
