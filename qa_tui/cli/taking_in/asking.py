"""The command `ask`: takes in a citizen's question."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import click

from qa_tui.cli import stdin
from qa_tui.cli.base import command, json_option, option, together
from qa_tui.cli.output import put_json, remark, tell, terminal, words
from qa_tui.cli.values import Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import NewQuestion
from qa_tui.store.directory.people import find_representative
from qa_tui.store.messages.intake import ask

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.store.messages.intake import Taken

_TEXTS = ("to", *(field.name for field in fields(NewQuestion)), "note")
_NUMBERS = ("follows",)

_ASK = N_(
    "Take in a citizen's question; it waits for a moderator.\n\n"
    "The new form has --title, the question itself, and --background; the old form has --text and "
    '--topic. Without these flags, one JSON object is read from standard input: {{"to", "topic", '
    '"title", "text", "background", "first_name", "last_name", "email", "town", '
    '"phone", "follows", "note"}}.'
)


_question = together(
    option("--to", metavar="WHO", told=N_("Id or name of the representative.")),
    option("--topic", metavar="NAME", told=N_("The topic; needed in the old form.")),
    option(
        "--title", metavar="TEXT", told=N_("The question of the new form, up to 200 characters.")
    ),
    option("--text", metavar="TEXT", told=N_("The text of the old form, up to 2,000 characters.")),
    option("--background", metavar="TEXT", told=N_("Background and sources of the new form.")),
    option("--first-name", metavar="NAME", told=N_("First name of the asker.")),
    option("--last-name", metavar="NAME", told=N_("Last name; only its initial is published.")),
    option("--email", metavar="ADDRESS", told=N_("E-mail address; never published.")),
    option("--town", metavar="NAME", told=N_("Town; never published.")),
    option("--phone", metavar="NUMBER", told=N_("Telephone number; never published.")),
    option("--note", metavar="TEXT", told=N_("An internal note, such as: came by phone.")),
    option("--follows", type=Whole(), metavar="THREAD", told=N_("The thread that it follows up.")),
)
"""The options that make up a question."""


@command("ask", _ASK)
@_question
@json_option
@click.pass_obj
def ask_question(session: Session, /, *, as_json: bool, **given: str | int | None) -> None:
    """Take in a question from flags or from standard input."""
    desk = session.open_for_moderators()
    values = {key: value for key, value in given.items() if value is not None}
    if not values:
        values = _from_stdin()
    if not str(values.get("to", "")).strip():
        raise WrongUsage(N_("Say who is asked."), N_("Give the id or the name with --to WHO."))
    person = {key: str(values.get(key, "")) for key in _TEXTS if key not in {"to", "note"}}
    follows = values.get("follows")
    with desk.writing(session.actor) as writer:
        to = find_representative(writer.connection, str(values["to"]), writer.today)
        taken = ask(
            writer,
            to.id,
            NewQuestion(**person),
            follows=None if follows is None else int(follows),
            note=str(values.get("note", "")),
        )
    put_taken(taken, as_json=as_json)


def _from_stdin() -> dict[str, str | int]:
    if not stdin.is_given():
        raise WrongUsage(
            N_("There is no question."),
            N_("Give it with flags, or as JSON on standard input; see “qa-tui ask --help”."),
        )
    return stdin.read_object(_TEXTS, _NUMBERS)


def put_taken(taken: Taken, *, as_json: bool) -> None:
    """Print the ids of what was taken in.

    Args:
        taken: The thread and message, with warnings.
        as_json: Print them for programs.
    """
    if as_json:
        warnings = [terminal(words(warning)) for warning in taken.warnings]
        put_json({"thread": taken.thread, "message": taken.message, "warnings": warnings})
        return
    tell(
        N_(
            "Thread {thread}, message {message}: waits to be checked.",
            thread=taken.thread,
            message=taken.message,
        )
    )
    for warning in taken.warnings:
        remark(warning)


COMMANDS = {"ask": ask_question}
