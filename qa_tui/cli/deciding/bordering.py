"""The command `border`: shows and moves the line with which an imported answer begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.output import cell, put, put_json, styled, tell, words
from qa_tui.cli.values import Whole
from qa_tui.domain.phrase import N_
from qa_tui.store.messages.borders import move_border, read_border

if TYPE_CHECKING:
    from qa_tui.cli.session import Session
    from qa_tui.store.messages.borders import Borderline


@command(
    "border",
    N_(
        "Show or move the border between question and answer of an imported thread.\n\n"
        "Without --line, the lines of both are shown with their numbers. Where no answer was "
        "found, a border splits one off; behind the last line, it takes the answer away."
    ),
)
@click.argument("thread", type=Whole(), metavar="THREAD")
@option("--line", type=Whole(), metavar="N", told=N_("The line with which the answer begins."))
@option(
    "--if-version",
    type=Whole(),
    metavar="N",
    told=N_("Only if the question still has this version."),
)
@json_option
@click.pass_obj
def border(
    session: Session, thread: int, line: int | None, if_version: int | None, *, as_json: bool
) -> None:
    """Show or move a border."""
    desk = session.open_for_moderators()
    if line is None:
        with desk.reading() as connection:
            _put_border(read_border(connection, thread), thread, as_json=as_json)
        return
    with desk.writing(session.actor) as writer:
        done = move_border(writer, thread, line, version=if_version)
    if as_json:
        put_json(
            {
                "seq": done.seq,
                "thread": thread,
                "question": done.question,
                "answer": done.answer,
                "line": done.line,
            }
        )
    elif done.answer is None:
        tell(N_("Thread {thread} no longer has an answer there.", thread=thread))
    else:
        tell(
            N_(
                "The answer (message {answer}) begins with line {line}.",
                answer=done.answer,
                line=done.line,
            )
        )


def _put_border(found: Borderline, thread: int, *, as_json: bool) -> None:
    """Print the lines of question and answer with their numbers."""
    lines, first = found.border.lines, found.border.first
    if as_json:
        put_json(
            {
                "thread": thread,
                "question": found.question.id,
                "answer": found.answer.id if found.answer else None,
                "line": first if found.answer else None,
                "guessed": found.guessed,
                "version": found.question.version,
                "lines": list(lines),
            }
        )
        return
    for number, text in enumerate(lines, 1):
        if number == first:
            put(styled(words(N_("----- the answer begins here")), "dim"))
        shown = styled(cell(text)) if text.strip() else ""
        put(f"{number:5}  {shown}".rstrip())


COMMANDS = {"border": border}
