"""The command `letters`: the templates of letters, checked and shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, REFUSED
from qa_tui.cli.help_page import write_section
from qa_tui.cli.output import cell, put, put_json, remark, tell, terminal
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import OneOf, Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.edited import as_text
from qa_tui.domain.letters.template import PURPOSES, VARIABLES
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import clean
from qa_tui.i18n import LANGUAGES, language, say
from qa_tui.store.letters.files import own_folder, read_template, template_problems
from qa_tui.store.letters.samples import letter_about, sample_letter

if TYPE_CHECKING:
    from qa_tui.cli.session import Session

_ACTIONS = ("check", "show")


def _variables(formatter: click.HelpFormatter) -> None:
    """The list of variables on the help page."""
    rows = [(f"${name}", say(told)) for name, told in VARIABLES.items()]
    write_section(formatter, N_("Variables"), rows)


@command(
    "letters",
    N_(
        "List the templates of letters; check them, or show one filled in.\n\n"
        "“letters check” looks through all and names what is wrong, with file and line. “letters "
        "show NAME” fills one in with sample words, or with --thread with the words of that "
        "thread. Your own stand in the folder letters/de and letters/en of your settings, a file "
        "NAME.txt each: “Subject: …”, a blank line, the letter, one line a paragraph."
    ),
    _variables,
)
@click.argument("action", required=False, type=OneOf(*_ACTIONS), metavar="[check|show]")
@click.argument("letter", required=False, metavar="[NAME]")
@option("--thread", type=Whole(), metavar="ID", told=N_("Fill in the words of this thread."))
@option("--clause", metavar="KEY", told=N_("With --thread, the clause of the codex it is for."))
@option(
    "--of",
    "spoken",
    type=OneOf(*LANGUAGES),
    metavar="|".join(LANGUAGES),
    told=N_("Those of this language; with --thread that of the desk counts."),
)
@json_option
@click.pass_obj
def letters(
    session: Session,
    action: str | None,
    letter: str | None,
    thread: int | None,
    clause: str | None,
    spoken: str | None,
    *,
    as_json: bool,
) -> int:
    """List, check or show the templates."""
    if letter is None and action == "show":
        raise WrongUsage(
            N_("Which letter?"), N_("Letters are: {known}.", known=", ".join(PURPOSES))
        )
    if letter is None or action != "show":
        _refuse_more(letter, thread, clause)
        return _put_check(as_json=as_json) if action else _put_list(spoken, as_json=as_json)
    if thread is None:
        _refuse_more(None, None, clause)
        filled = sample_letter(spoken or language(), letter)
    else:
        desk = session.open_for_moderators()
        with desk.reading() as connection:
            filled = letter_about(connection, thread, letter, clause)
    if as_json:
        put_json(asdict(filled))
    else:
        put(terminal(clean(as_text(filled).rstrip("\n"))))
    return DONE


def _refuse_more(name: str | None, thread: int | None, clause: str | None) -> None:
    """Refuse what is of no use without a letter and a thread."""
    if name is not None:
        raise WrongUsage(
            N_("“{words}” is one argument too many.", words=name),
            N_("Leave “{words}” out.", words=name),
        )
    if thread is not None or clause is not None:
        raise WrongUsage(
            N_("Only a letter that is shown is about a thread."),
            N_("Write: letters show NAME --thread ID"),
        )


def _put_list(spoken: str | None, *, as_json: bool) -> int:
    """Print all letters with their subjects."""
    rows = []
    for name in PURPOSES:
        found = read_template(spoken or language(), name)
        head = found.text.partition("\n")[0].removeprefix("Subject:").strip()
        rows.append((name, found.own, head))
    if as_json:
        for name, own, head in rows:
            put_json({"name": name, "own": own, "subject": head})
        return DONE
    columns = (Column(N_("name"), least=16), Column(N_("subject"), least=16))
    own_mark = say(N_("own"))
    put_table(
        columns,
        (
            (Cell(cell(f"{name} ({own_mark})" if own else name)), Cell(cell(head)))
            for name, own, head in rows
        ),
    )
    remark(N_("Your own: {path}", path=str(own_folder())))
    return DONE


def _put_check(*, as_json: bool) -> int:
    """Say what is wrong; the exit code tells whether anything is."""
    problems = template_problems()
    for problem in problems:
        if as_json:
            put_json({"file": problem.file, "line": problem.line, "problem": say(problem.what)})
        else:
            tell(problem.told)
    if not as_json and not problems:
        count = len(PURPOSES) * len(LANGUAGES)
        tell(NN_("{count} letter; nothing is wrong.", "{count} letters; nothing is wrong.", count))
    return REFUSED if problems else DONE


COMMANDS = {"letters": letters}
