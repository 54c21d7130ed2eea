"""The command `snippets`: passages that are put into letters and answers by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.errors import DONE, REFUSED
from qa_tui.cli.help_page import write_section
from qa_tui.cli.output import cell, complain, put, put_json, remark, tell, terminal
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import OneOf, Whole
from qa_tui.domain.errors import NotFound, WrongUsage
from qa_tui.domain.letters.snippet import VARIABLES, fill
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import clean
from qa_tui.i18n import LANGUAGES, language, say
from qa_tui.store.letters.snippets import own_path, read_snippets, snippet_values
from qa_tui.store.settings import desk_language

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.domain.letters.snippet import Snippet, Snippets


def _variables(formatter: click.HelpFormatter) -> None:
    """The list of variables on the help page."""
    rows = [(f"${name}", say(told)) for name, told in VARIABLES.items()]
    write_section(formatter, N_("Variables"), rows)


@command(
    "snippets",
    N_(
        "List the snippets: passages that F4 puts into a letter or an answer.\n\n"
        "With NAME, print one; with --thread too, with the words of that thread. Your own stand "
        "in the file snippets.toml of your settings, one [[snippet]] each, with name and text; "
        "--check looks through it and says what is wrong, with file and line."
    ),
    more=_variables,
)
@click.argument("snippet", required=False, metavar="[NAME]")
@option("--thread", type=Whole(), metavar="ID", told=N_("Fill in the words of this thread."))
@option("--check", "checks", is_flag=True, told=N_("Only check the files."))
@option(
    "--of",
    "spoken",
    type=OneOf(*LANGUAGES),
    metavar="|".join(LANGUAGES),
    told=N_("Those of this language; else of the desk's with --thread, else of yours."),
)
@json_option
@click.pass_obj
def list_snippets(
    session: Session,
    snippet: str | None,
    thread: int | None,
    spoken: str | None,
    *,
    checks: bool,
    as_json: bool,
) -> int:
    """Print the snippets, one of them, or what is wrong."""
    if checks and (snippet is not None or thread is not None):
        raise WrongUsage(N_("--check looks through all snippets."), N_("Leave the rest out."))
    if snippet is not None:
        return _put_one(session, snippet, thread, spoken, as_json=as_json)
    if thread is not None:
        raise WrongUsage(N_("--thread goes with a NAME only."), N_("Name a snippet."))
    found = read_snippets(spoken or language())
    if checks:
        return _put_check(found, as_json=as_json)
    for problem in found.problems:
        complain(problem.told)
    if as_json:
        for one in found.all:
            put_json(_shape(one))
    else:
        _put_all(found)
    return DONE


def _put_all(found: Snippets) -> None:
    """Print the snippets as a table, and where one's own stand."""
    columns = (
        Column(N_("name"), least=16),
        Column(N_("variables"), least=8),
        Column(N_("text"), least=16),
    )
    put_table(columns, (_row(one) for one in found.all))
    remark(N_("Your own: {path}", path=str(own_path())))


def _named(found: Snippets, name: str) -> Snippet:
    snippet = found.find(name)
    if snippet is None:
        close = [one.name for one in found.matching(name)][:5]
        raise NotFound(
            N_("No snippet is called “{name}”.", name=name),
            N_("Did you mean {options}?", options=tuple(close))
            if close
            else N_("“qa-tui snippets” lists them."),
        )
    return snippet


def _put_one(
    session: Session, name: str, thread: int | None, spoken: str | None, *, as_json: bool
) -> int:
    """Print a snippet, with the words of a thread where one is given."""
    if thread is None:
        found = _named(read_snippets(spoken or language()), name)
        text = found.text
    else:
        desk = session.open_for_moderators()
        with desk.reading() as connection:
            found = _named(read_snippets(spoken or desk_language(connection)), name)
            values = snippet_values(connection, thread, session.actor, desk.today)
        text = fill(found, values)
    if as_json:
        put_json({**_shape(found), "text": text})
    else:
        put(terminal(clean(text)))
    return DONE


def _put_check(found: Snippets, *, as_json: bool) -> int:
    """Say what is wrong; the exit code tells whether anything is."""
    for problem in found.problems:
        if as_json:
            put_json({"file": problem.file, "line": problem.line, "problem": say(problem.what)})
        else:
            tell(problem.told)
    if not as_json and not found.problems:
        tell(
            NN_(
                "{count} snippet; nothing is wrong.",
                "{count} snippets; nothing is wrong.",
                len(found.all),
            )
        )
    return REFUSED if found.problems else DONE


def _row(snippet: Snippet) -> tuple[Cell, ...]:
    variables = " ".join(f"${name}" for name in snippet.variables)
    return (Cell(cell(snippet.name)), Cell(cell(variables)), Cell(cell(snippet.text)))


def _shape(snippet: Snippet) -> dict[str, object]:
    return {
        "name": snippet.name,
        "text": snippet.text,
        "variables": list(snippet.variables),
        "own": snippet.own,
        "file": snippet.file,
        "line": snippet.line,
    }


COMMANDS = {"snippets": list_snippets}
