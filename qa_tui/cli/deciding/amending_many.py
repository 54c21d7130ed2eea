"""The commands `correct-many`, `mask-many` and `note-many`: looked at before they are done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import command
from qa_tui.cli.deciding.amending_many_words import (
    amended,
    put_amendment_json,
    put_each,
    would_amend,
)
from qa_tui.cli.deciding.correcting import shared_fields
from qa_tui.cli.deciding.many import Over, over_many_options
from qa_tui.cli.deciding.over_many import StepOverMany, over_many
from qa_tui.domain.moderation.amending import Amendment
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.phrase import N_
from qa_tui.store.many.amend_plan import plan_amendment
from qa_tui.store.many.amending import carry_out_amendment

if TYPE_CHECKING:
    from qa_tui.cli.session import Session


_FULL = N_("Print what happens to each message, and its letters.")


@command(
    "correct-many",
    N_(
        "Correct what stands around the words of many messages in one step: all, or none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input, one a line, also as “qa-tui list --json” prints them. A misdirected question "
        "moves to somebody else, and letters that name the addressee are written anew. You see "
        "which messages are passed over, and why; --dry-run ends there. One “qa-tui undo” takes "
        "all of it back."
    ),
)
@shared_fields
@over_many_options(_FULL)
def correct_many(session: Session, over: Over, **fields: Any) -> int:
    """Correct many messages."""
    return _amend(session, Amendment("correct", Correction(0, **fields)), over)


@command(
    "mask-many",
    N_(
        "Mask what looks like personal data in many messages in one step: all, or none.\n\n"
        "It is what “qa-tui mask --suggested” masks in one. The messages are those of --filter, "
        "or those named; “-” reads their ids from standard input. Those in which nothing is found "
        "are passed over; --dry-run --full shows what would be masked. One “qa-tui undo” takes "
        "all of it back."
    ),
)
@over_many_options(_FULL)
def mask_many(session: Session, over: Over) -> int:
    """Mask many messages."""
    return _amend(session, Amendment("mask"), over)


@command(
    "note-many",
    N_(
        "Write the same internal note on many messages in one step: on all, or on none.\n\n"
        "The messages are those of --filter, or those named; “-” reads their ids from standard "
        "input. Only moderators see the note, with your name. One “qa-tui undo” takes all of "
        "them back."
    ),
)
@click.argument("text", metavar="TEXT")
@over_many_options(_FULL)
def note_many(session: Session, over: Over, text: str) -> int:
    """Write a note on many messages."""
    return _amend(session, Amendment("note", note=text), over)


def _amend(session: Session, amendment: Amendment, over: Over) -> int:
    """Amend many messages; the exit code is 1 when there was nothing to do."""
    desk = session.open_for_moderators()
    step = StepOverMany(
        partial(plan_amendment, amendment=amendment, today=desk.today),
        carry_out_amendment,
        N_("Writing (Ctrl-C stops, and nothing is done)"),
        N_("There is nothing to do."),
        would_amend,
        amended,
        put_each,
        put_amendment_json,
    )
    return over_many(desk, session.actor, step, over)


COMMANDS = {"correct-many": correct_many, "mask-many": mask_many, "note-many": note_many}
