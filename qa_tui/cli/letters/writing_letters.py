"""The command `write-letter`: a letter in one's own words about a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.output import put_json, tell
from qa_tui.cli.taking_in.answering import given_text
from qa_tui.cli.values import FileName, OneOf, Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.free import TEMPLATES
from qa_tui.domain.letters.snippet import Snippet, fill
from qa_tui.domain.phrase import N_
from qa_tui.store.letters.free import send_letter
from qa_tui.store.letters.snippets import snippet_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.cli.session import Session
    from qa_tui.store.letters.free import WrittenLetter


@command(
    "write-letter",
    N_(
        "Write a letter about a thread to its asker or its representative.\n\n"
        "The letter stands in FILE, or is given with --text, or comes on standard input. With "
        "--fill, variables such as $asker_name are filled in; “qa-tui snippets --help” lists "
        "them. It waits on the desk like every letter, and “qa-tui undo” calls it back."
    ),
)
@click.argument("thread", type=Whole(), metavar="THREAD")
@click.argument("file", required=False, type=FileName(), metavar="[FILE|-]")
@option(
    "--to",
    type=OneOf(*TEMPLATES),
    required=True,
    metavar="|".join(TEMPLATES),
    told=N_("Whom it is for."),
)
@option("--subject", required=True, metavar="TEXT", told=N_("The subject, one line."))
@option("--text", metavar="TEXT", told=N_("The letter."))
@option("--fill", "filled", is_flag=True, told=N_("Fill in variables in subject and text."))
@json_option
@click.pass_obj
def write_letter(
    session: Session,
    thread: int,
    file: str | None,
    to: str,
    subject: str,
    text: str | None,
    *,
    filled: bool,
    as_json: bool,
) -> None:
    """Put a letter into the outbox."""
    desk = session.open_for_moderators()
    words = given_text(text, file)
    if not words:
        raise WrongUsage(N_("There is no letter."), N_("Give a file, --text, or standard input."))
    with desk.writing(session.actor) as writer:
        if filled:
            values = snippet_values(writer.connection, thread, session.actor, writer.today)
            subject = _filled("--subject", subject, values)
            words = _filled(file or "--text", words, values)
        written = send_letter(writer, thread, to, subject, words)
    _put_written(written, as_json=as_json)


def _filled(name: str, text: str, values: Mapping[str, str]) -> str:
    """A text with its variables filled in.

    Args:
        name: What errors call it.
        text: The text.
        values: What stands for the variables.
    """
    return fill(Snippet(name, text, name, 1), values)


def _put_written(written: WrittenLetter, *, as_json: bool) -> None:
    """Print which letter waits now."""
    if as_json:
        put_json({"thread": written.thread, "letter": written.notice, "event": written.seq})
        return
    tell(
        N_(
            "Letter {id} about thread {thread} waits to be sent; “qa-tui undo” calls it back.",
            id=written.notice,
            thread=written.thread,
        )
    )


COMMANDS = {"write-letter": write_letter}
