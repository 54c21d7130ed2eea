"""The commands `answer` and `revise`: take in an answer, or an author's new words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli import stdin
from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.both_sides import both_sides
from qa_tui.cli.deciding.deciding_words import put_decided
from qa_tui.cli.taking_in.asking import put_taken
from qa_tui.cli.values import FileName, Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.ingest.typed_file import read_typed
from qa_tui.resources import read_path
from qa_tui.store.messages.intake import answer, revise
from qa_tui.store.messages.threads import read_message

if TYPE_CHECKING:
    from qa_tui.cli.session import Session


@command(
    "answer",
    N_(
        "Take in a representative's answer; it waits for a moderator.\n\n"
        "The answer stands in FILE, or is given with --text, or comes on standard input. A thread "
        "that has an answer gets a supplement."
    ),
)
@click.argument("thread", type=Whole(), metavar="THREAD")
@click.argument("file", required=False, type=FileName(), metavar="[FILE|-]")
@option("--text", metavar="TEXT", told=N_("The answer."))
@option("--author", metavar="NAME", told=N_("Who answers, where it is a team or somebody else."))
@option("--standard", is_flag=True, told=N_("A standard reply: shown, but no answer in figures."))
@json_option
@click.pass_obj
def take_answer(
    session: Session,
    thread: int,
    file: str | None,
    text: str | None,
    author: str | None,
    *,
    standard: bool,
    as_json: bool,
) -> None:
    """Take in an answer."""
    desk = session.open_for_moderators()
    words = given_text(text, file)
    if not words:
        raise WrongUsage(N_("There is no answer."), N_("Give a file, --text, or standard input."))
    with desk.writing(session.actor) as writer:
        taken = answer(writer, thread, words, author=author or "", standard=bool(standard))
    put_taken(taken, as_json=as_json)


@command(
    "revise",
    N_(
        "Take in an author's new words for a message that is not decided yet.\n\n"
        "In the new form the text is the question itself. Without --text, it is read from standard "
        "input; with --background alone, the text stays as it is."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@option("--text", metavar="TEXT", told=N_("The new words."))
@option("--background", metavar="TEXT", told=N_("The new background of a question."))
@option(
    "--if-version",
    type=Whole(),
    metavar="N",
    told=N_("Only if the message still has this version."),
)
@json_option
@click.pass_obj
def revise_message(
    session: Session,
    message: int,
    text: str | None,
    background: str | None,
    if_version: int | None,
    *,
    as_json: bool,
) -> None:
    """Take in new words."""
    desk = session.open_for_moderators()
    words = given_text(text, None)
    if not words and background is None:
        raise WrongUsage(
            N_("There are no new words."), N_("Give them with --text, or on standard input.")
        )
    with (
        both_sides(desk, message, if_version, as_json=as_json),
        desk.writing(session.actor) as writer,
    ):
        words = words or read_message(writer.connection, message).text
        decided = revise(writer, message, words, background, version=if_version)
    put_decided(decided, desk.today, as_json=as_json)


def given_text(text: str | None, file: str | None) -> str:
    """The words given with a flag, in a file, or on standard input.

    Args:
        text: What was given with --text, or None.
        file: The path of a file; `-` for standard input; None for that too, where it is given.

    Returns:
        The words; empty when there are none.

    Raises:
        WrongUsage: When there are two sources, or a source cannot be read as text.
    """
    if text is not None and file is not None:
        raise WrongUsage(N_("There are two texts: --text and FILE."), N_("Give one of them."))
    if text is not None:
        return text
    if file is not None and file != "-":
        return read_typed(read_path(file))
    return stdin.read_text() if stdin.is_given() else ""


COMMANDS = {"answer": take_answer, "revise": revise_message}
