"""The commands about drafts: list what was begun and not sent off, go on with it, discard it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, option
from qa_tui.cli.both_sides import both_sides
from qa_tui.cli.output import cell, put, put_json, remark, styled, tell, terminal, words
from qa_tui.cli.stdin import is_given
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.taking_in.answering import given_text
from qa_tui.cli.values import FileName, Whole
from qa_tui.domain.draft import draft_name
from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.moderation.begun import BEGUN, begun_day, begun_decision
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText, clean
from qa_tui.domain.workflow import STATE_NAMES, Verb
from qa_tui.export.shapes import draft_shape
from qa_tui.i18n import age, say
from qa_tui.store.decisions import decide
from qa_tui.store.drafts import drop_draft, find_draft, read_drafts, save_draft

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.draft import Draft
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.desk import Desk


@command(
    "drafts",
    N_(
        "List your drafts: what you began to write and did not send off.\n\n"
        "With DRAFT, show what was typed in it. The screens open a draft again with D; "
        "“draft-change” changes it here, and “draft-send” sends it off."
    ),
)
@click.argument("draft", type=Whole(), required=False, metavar="[DRAFT]")
@json_option
@click.pass_obj
def list_drafts(session: Session, draft: int | None, *, as_json: bool) -> None:
    """Print the drafts of who acts."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        if draft is not None:
            found: tuple[Draft, ...] = (find_draft(connection, session.actor, draft),)
        else:
            found = read_drafts(connection, session.actor)
    if as_json:
        for one in found:
            put_json(draft_shape(one))
    elif draft is not None:
        _put_fields(found[0])
    elif found:
        columns = (
            Column(N_("draft"), right=True),
            Column(N_("age"), right=True),
            Column(N_("what")),
            Column(N_("about"), least=16),
            Column(N_("typed"), least=16),
        )
        put_table(columns, (_row(one, desk.clock()) for one in found))
    else:
        remark(N_("No drafts. What you write on the screens is kept as one while you type."))


def _row(draft: Draft, now: datetime) -> tuple[Cell, ...]:
    return (
        Cell.number(draft.id),
        Cell(SafeText.literal(age(draft.updated_at, now))),
        Cell(words(draft_name(draft.kind))),
        Cell(cell(draft.title)),
        Cell(cell(draft.gist)),
    )


def _put_fields(draft: Draft) -> None:
    for name, text in draft.fields.items():
        if text.strip():
            put(styled(cell(name), "dim"))
            put(terminal(clean(text)))


@command(
    "draft-change",
    N_(
        "Change what stands in one of your drafts.\n\n"
        "The words stand in FILE, or are given with --text, or come on standard input; they take "
        "the place of what stands in the field. “qa-tui drafts DRAFT” shows the fields."
    ),
)
@click.argument("draft", type=Whole(), metavar="DRAFT")
@click.argument("file", required=False, type=FileName(), metavar="[FILE|-]")
@option("--text", metavar="TEXT", told=N_("The words."))
@option("--field", metavar="NAME", told=N_("The field; else the text, or the words of a step."))
@json_option
@click.pass_obj
def change_draft(
    session: Session,
    draft: int,
    file: str | None,
    text: str | None,
    field: str | None,
    *,
    as_json: bool,
) -> None:
    """Change a field of a draft."""
    desk = session.open_for_moderators()
    given = given_text(text, file)
    if not given and text is None:
        raise WrongUsage(N_("There are no words."), N_("Give a file, --text, or standard input."))
    with desk.writing(session.actor) as writer:
        found = find_draft(writer.connection, session.actor, draft)
        name = _field(found, field)
        save_draft(writer, found.place, {**found.fields, name: given})
        changed = find_draft(writer.connection, session.actor, draft)
    if as_json:
        put_json(draft_shape(changed))
    else:
        tell(N_("Draft {id} has other words in “{field}”.", id=draft, field=name))


def _field(draft: Draft, wanted: str | None) -> str:
    """The field that is meant.

    Raises:
        WrongUsage: When the draft has no such field.
    """
    known = tuple(name for name in draft.fields if name != "version")
    usual = "text" if "text" in known or draft.kind not in BEGUN else "words"
    name = wanted or usual
    if wanted is not None and wanted not in known:
        raise WrongUsage(
            N_("The draft has no field “{name}”.", name=wanted),
            N_("Its fields are: {known}.", known=known),
        )
    return name


@command(
    "draft-send",
    N_(
        "Send one of your drafts off, or decide as it was begun.\n\n"
        "It is taken in as the screens would; where that is not possible, the draft stays. Where "
        "the message has changed since, nothing is done, and both sides are shown."
    ),
)
@click.argument("draft", type=Whole(), metavar="DRAFT")
@json_option
@click.pass_obj
def send_draft(session: Session, draft: int, *, as_json: bool) -> None:
    """Send a draft off."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        found = find_draft(connection, session.actor, draft)
    version = found.fields.get("version", "")
    read = int(version) if version.isdecimal() else None
    with both_sides(desk, found.message or 0, read, as_json=as_json):
        said = _decide(desk, session.actor, found) or _send(desk, session.actor, found)
    if as_json:
        put_json(draft_shape(found))
    else:
        tell(said)


def _decide(desk: Desk, actor: str, draft: Draft) -> Phrase | None:
    """Decide as a draft was begun; None where it is no draft of a decision."""
    if draft.kind not in BEGUN or draft.message is None:
        return None
    decision = begun_decision(Verb(draft.kind), draft.message, draft.fields)
    decision = replace(decision, wake_on=begun_day(draft.fields, desk.today))
    with desk.writing(actor) as writer:
        decided = decide(writer, decision)
    return N_(
        "Message {message} is {after} now (before: {before}).",
        message=draft.message,
        after=STATE_NAMES[decided.message.state],
        before=STATE_NAMES[decided.before],
    )


def _send(desk: Desk, actor: str, draft: Draft) -> Phrase:
    """Take in what was written, as the screen for writing does."""
    from qa_tui.tui.writing.choosing import resume  # noqa: PLC0415 - needs the screens' library

    writing = resume(desk, actor, draft)
    with desk.writing(actor) as writer:
        kept = writing.load(writer.connection)
        writing.send(writer, {one.key: kept.get(one.key, "") for one in writing.fields})
    return N_(
        "{kind}: draft {id} is sent off; “qa-tui undo” takes it back.",
        kind=draft_name(draft.kind),
        id=draft.id,
    )


@command("draft-delete", N_("Throw one of your drafts away, for good."))
@click.argument("draft", type=Whole(), metavar="DRAFT")
@option("--yes", is_flag=True, told=N_("Do it without asking."))
@json_option
@click.pass_obj
def delete_draft(session: Session, draft: int, *, yes: bool, as_json: bool) -> None:
    """Delete a draft, once that is wanted, telling what was in it."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        _require_yes(find_draft(connection, session.actor, draft), yes=yes, as_json=as_json)
    with desk.writing(session.actor) as writer:
        found = find_draft(writer.connection, session.actor, draft)
        drop_draft(writer, found.place)
    if as_json:
        put_json(draft_shape(found))
    else:
        tell(N_("Draft {id} is thrown away: “{gist}”", id=found.id, gist=found.gist or "–"))


def _require_yes(draft: Draft, *, yes: bool, as_json: bool) -> None:
    """Ask whether to throw a draft away: no undo brings it back.

    Raises:
        Refused: When the answer is no, or nobody can be asked.
    """
    if yes:
        return
    kept = N_("The draft is kept.")
    if as_json or is_given() or not sys.stderr.isatty():
        raise Refused(kept, N_("Say --yes to throw it away."))
    remark(N_("{kind}: “{gist}”", kind=draft_name(draft.kind), gist=draft.gist or "–"))
    if not click.confirm(say(N_("Throw it away for good?")), err=True):
        raise Refused(kept)


COMMANDS = {
    "drafts": list_drafts,
    "draft-change": change_draft,
    "draft-send": send_draft,
    "draft-delete": delete_draft,
}
