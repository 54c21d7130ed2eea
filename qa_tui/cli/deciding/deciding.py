"""The command `decide`: one decision on one message."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli import stdin
from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.both_sides import both_sides
from qa_tui.cli.deciding.deciding_words import put_decided
from qa_tui.cli.help_page import write_section
from qa_tui.cli.output import put, put_json, remark, tell, terminal
from qa_tui.cli.values import FileName, Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.letters.edited import as_text, from_text
from qa_tui.domain.moderation.claim import claim_until
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import clean
from qa_tui.domain.workflow import STATE_NAMES, STEPS, Need, Step, Verb, read_verb
from qa_tui.i18n import language, say
from qa_tui.ingest.typed_file import read_typed
from qa_tui.resources import read_path
from qa_tui.store.claims import claim_of
from qa_tui.store.decisions import decide, preview
from qa_tui.store.preparing import codex, remarks

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.cli.session import Session
    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk

_NEEDS: dict[Need, Phrase] = {
    Need.CLAUSE: N_("needs --clause"),
    Need.CLAUSE_OR_WORDS: N_("needs --clause, --passage or --note"),
    Need.REASON: N_("needs --note"),
    Need.TEXT: N_("use “qa-tui revise”"),
}


def _put_tables(formatter: click.HelpFormatter) -> None:
    """Write the verbs and the clauses on the help page, from the tables of the domain."""
    write_section(
        formatter, N_("Verbs"), [(step.verb, _step_words(step)) for step in STEPS.values()]
    )
    for name, kinds in (
        (N_("Clauses for questions and answers"), frozenset(Kind)),
        (N_("Clauses for questions"), frozenset({Kind.QUESTION})),
        (N_("Clauses for answers"), frozenset({Kind.ANSWER})),
    ):
        own = [clause for clause in codex().clauses if clause.kinds == kinds]
        clauses = [(clause.key, clause.in_language(language()).name) for clause in own]
        write_section(formatter, name, clauses)
    kinds_of_remarks = [
        (kind.key, kind.in_language(language()).name)
        for kind in remarks().kinds
        if not kind.wants_words
    ]
    write_section(formatter, N_("Remarks on passages"), kinds_of_remarks)


def _step_words(step: Step) -> str:
    """What a verb does, from which states, and what it needs."""
    states = tuple(name for state, name in STATE_NAMES.items() if state in step.before)
    words = say(
        N_(
            "{name}: {before} → {after}",
            name=step.name,
            before=states,
            after=STATE_NAMES[step.after],
        )
    )
    need = _NEEDS.get(step.need)
    return f"{words}; {say(need)}" if need else words


@command(
    "decide",
    N_(
        "Decide on a message: publish it, refuse it with a clause of the codex, send it back, …\n\n"
        "“qa-tui list is:pending” shows the ids of messages. Every decision can be undone."
    ),
    _put_tables,
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@click.argument("verb", metavar="VERB")
@option("--clause", metavar="KEY", told=N_("A clause of the codex; they stand below."))
@option(
    "--note",
    metavar="TEXT",
    told=N_("For “return” what to change, which goes into the letter; else an internal note."),
)
@option(
    "--until",
    metavar="DATE",
    told=N_("For “hold” the day it comes back: 2027-01-31, “in 3 days”, Monday, 2w; “” for none."),
)
@option(
    "--if-version",
    type=Whole(),
    metavar="N",
    told=N_("Only if the message still has this version; “qa-tui show --json” shows it."),
)
@option(
    "--forward/--no-forward",
    default=None,
    told=N_("For “refuse”: whether the representative gets the question all the same."),
)
@option(
    "--passage",
    "passages",
    multiple=True,
    metavar="QUOTE::REMARK",
    told=N_("For “return” words of the text and what to do; can be given several times."),
)
@option(
    "--letter",
    type=FileName(),
    metavar="FILE|-",
    told=N_("The letter to the author in your words, with or without a line “Subject: …”."),
)
@option(
    "--preview", "previews", is_flag=True, told=N_("Print the letter only, and decide nothing.")
)
@json_option
@click.pass_obj
def decide_message(
    session: Session,
    /,
    message: int,
    verb: str,
    *,
    if_version: int | None,
    passages: tuple[str, ...],
    letter: str | None,
    previews: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Carry out a decision, or show its letter."""
    desk = session.open_for_moderators()
    decision = replace(
        read_decision(desk.today, verb, **given),
        message=message,
        version=if_version,
        passages=tuple(map(remarks().read, passages)),
    )
    if letter is not None:
        decision = replace(decision, letter=_edited(desk, decision, letter))
    if previews:
        _put_letter(desk, decision, as_json=as_json)
        return
    _carry_out(session, desk, decision, as_json=as_json)


def _carry_out(session: Session, desk: Desk, decision: Decision, *, as_json: bool) -> None:
    """Decide, and say who else was checking it."""
    message = decision.message
    with (
        both_sides(desk, message, decision.version, as_json=as_json),
        desk.writing(session.actor) as writer,
    ):
        held = claim_of(writer.connection, message, writer.now)
        decided = decide(writer, decision)
    claimed = held if held is not None and held.name != session.actor else None
    if claimed is not None:
        remark(claim_until(claimed))
    put_decided(decided, desk.today, claimed, as_json=as_json)


def _edited(desk: Desk, decision: Decision, file: str) -> Letter:
    """The letter in a file or on standard input; its subject is the template's unless given."""
    text = stdin.read_text() if file == "-" else read_typed(read_path(file))
    with desk.reading() as connection:
        stock = preview(connection, decision, desk.today)
    return from_text(text, stock.subject if stock else "")


def _put_letter(desk: Desk, decision: Decision, *, as_json: bool) -> None:
    """Print the letter that a decision would send to the author."""
    with desk.reading() as connection:
        letter = preview(connection, decision, desk.today)
    if as_json:
        put_json(asdict(letter) if letter else {"subject": None, "text": None})
    elif letter is None:
        tell(N_("No letter: the author is not known or gets none."))
    else:
        put(terminal(clean(as_text(letter).rstrip("\n"))))


def read_decision(
    today: date,
    word: str,
    *,
    clause: str | None,
    note: str | None,
    until: str | None,
    forward: bool | None,
) -> Decision:
    """A decision of no message in particular, as it is given on the command line.

    Args:
        today: The user's present day.
        word: The verb as typed.
        clause: The key of a clause, or None.
        note: A remark, or None.
        until: The day on which what is held comes back, or None.
        forward: Whether the representative gets a refused question; None where not said.

    Raises:
        WrongUsage: When there is no such verb or day, or nothing to be forwarded.
    """
    verb = read_verb(word)
    if forward is not None and verb is not Verb.REFUSE:
        raise WrongUsage(
            N_("Only what is refused can be forwarded or not."),
            N_("Leave --forward and --no-forward out."),
        )
    return Decision(
        message=0,
        verb=verb,
        clause=clause,
        note=note or "",
        wake_on=read_wake_day(until or "", today),
        forward=forward,
    )


COMMANDS = {"decide": decide_message}
