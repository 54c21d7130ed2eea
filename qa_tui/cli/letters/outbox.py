"""The command `notices export`, and the commands `notice-…` for single letters."""

from __future__ import annotations

import os
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import TranslatedCommand, command, json_option, option
from qa_tui.cli.output import cell, progress_bar, put_json, remark, tell, words
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import FileName, Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.export.handing_over import Envelope, hand_over, look_ahead
from qa_tui.export.mail import MailAddress, read_sender
from qa_tui.export.mail_places import MailFolder, Mbox, suggested_name
from qa_tui.i18n import drawn, say
from qa_tui.resources import read_path
from qa_tui.store.letters.steps import call_back, send_now, wait_again

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.export.handing_over import HandedOver, PackedLetter
    from qa_tui.export.mail_places import MailPlace
    from qa_tui.store.writer import Writer

_SHOWN = 20
_NOBODY = MailAddress("", "nobody@qa-tui.invalid")
"""Stands for the sender where nothing is sent."""


class NoticesCommand(TranslatedCommand):
    """The command `notices`, whose first word may be `export`: that is a command of its own."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the arguments, of one command or the other."""
        if args[:1] == ["export"]:
            name = f"{info_name} export"
            return export_notices.make_context(name, args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@command(
    "export",
    N_(
        "Hand over all letters that are ready, as mail.\n\n"
        "They are written into one new mbox file, or each into a file of a folder, and marked as "
        "handed over; after that no undo calls them back. The same letter always has the same "
        "Message-ID, should a power cut make a second try necessary. Letters to representatives "
        "stay on the desk unless --representatives says where they go: the directory has no "
        "addresses."
    ),
)
@option("--mbox", type=FileName(), metavar="FILE", told=N_("Write one mbox file."))
@option(
    "--eml-dir", "folder", type=FileName(), metavar="DIR", told=N_("Write a file for each letter.")
)
@option("--append", is_flag=True, told=N_("Add to an mbox file that is there; nothing twice."))
@option("--from", "sender", metavar="ADDRESS", told=N_("Whom it is from; else $QA_TUI_FROM."))
@option(
    "--representatives",
    metavar="ADDRESS",
    told=N_("Where letters to representatives go; else $QA_TUI_REPRESENTATIVES."),
)
@option(
    "--until",
    metavar="TIME",
    told=N_("Only letters whose wait was over by then: a day, or a day and a time."),
)
@option("--dry-run", is_flag=True, told=N_("Only show what would be handed over."))
@json_option
@click.pass_obj
def export_notices(
    session: Session, /, mbox: str | None, folder: str | None, *, as_json: bool, **more: Any
) -> None:
    """Hand letters over."""
    until = None if more["until"] is None else read_until(more["until"])
    dry_run: bool = more["dry_run"]
    envelope = _envelope(more["sender"], more["representatives"], dry_run=dry_run)
    place = _place(mbox, folder, envelope.sender, append=more["append"])
    desk = session.open_for_moderators()
    if dry_run:
        done = look_ahead(desk, envelope, until)
    elif place is None:
        raise WrongUsage(
            N_("The place for the letters is missing."),
            N_(
                "Give --mbox FILE or --eml-dir DIR, as in: --mbox {file}",
                file=suggested_name(desk.today),
            ),
        )
    else:
        with progress_bar(N_("Writing letters")) as progress:
            done = hand_over(desk, session.actor, place, envelope, until, progress)
    if as_json:
        for packed in done.letters:
            put_json(_shape(packed, handed_over=done.seq is not None))
    elif dry_run:
        _put_plan(done)
    else:
        _put_done(done, str(mbox or folder))


def _place(
    mbox: str | None, folder: str | None, sender: MailAddress, *, append: bool
) -> MailPlace | None:
    """Where the letters go; None where nothing is said about it.

    Raises:
        WrongUsage: When it is said twice, or does not fit.
    """
    if mbox is not None and folder is not None:
        raise WrongUsage(N_("--mbox and --eml-dir exclude each other."), N_("Give one of them."))
    if append and mbox is None:
        raise WrongUsage(N_("--append goes with --mbox only."), N_("Leave it out."))
    if mbox is not None:
        return Mbox(read_path(mbox), sender.spec, append)
    return None if folder is None else MailFolder(read_path(folder))


def _envelope(sender: str | None, representatives: str | None, *, dry_run: bool) -> Envelope:
    """Sender and forwarding address, as given, else from the environment.

    Raises:
        WrongUsage: When the sender is missing, or one of them is no address.
    """
    sender = sender or os.environ.get("QA_TUI_FROM")
    representatives = representatives or os.environ.get("QA_TUI_REPRESENTATIVES")
    if not sender and not dry_run:
        raise WrongUsage(
            N_("The sender is missing."),
            N_("Give --from ADDRESS, or set QA_TUI_FROM."),
        )
    return Envelope(
        read_sender(sender) if sender else _NOBODY,
        read_sender(representatives) if representatives else None,
    )


def read_until(given: str) -> datetime:
    """Read a moment as a person gives it: `2026-11-22`, the whole day, or `2026-11-22 10:30`.

    Args:
        given: A day or moment, in the user's zone unless it names one.

    Returns:
        The moment, aware.

    Raises:
        WrongUsage: When it is none.
    """
    try:
        moment = datetime.fromisoformat(given.strip())
        if moment.time() == time.min and len(given.strip()) <= len("2026-11-22"):
            moment += timedelta(days=1, seconds=-1)
        return moment.astimezone()
    except (ValueError, OverflowError):
        raise WrongUsage(
            N_("--until: “{text}” is neither a day nor a time.", text=given),
            N_("Write it as 2027-01-31 or “2027-01-31 18:00”."),
        ) from None


def _shape(packed: PackedLetter, *, handed_over: bool) -> dict[str, object]:
    letter, reason = packed.letter, packed.left_out
    return {
        "id": letter.id,
        "message": letter.message,
        "to_kind": letter.to_kind,
        "template": letter.template,
        "message_id": packed.message_id,
        "file": packed.file,
        "handed_over": handed_over and reason is None,
        "reason": None if reason is None else say(reason),
    }


def _put_plan(done: HandedOver) -> None:
    """Show what would be handed over."""
    if not done.letters:
        remark(N_("No letter is ready."))
        return
    columns = (
        Column(N_("no."), right=True),
        Column(N_("message"), right=True),
        Column(N_("letter"), least=8),
        Column(N_("to"), least=12),
        Column(N_("subject"), least=10),
        Column(N_("what happens"), least=12),
    )
    put_table(columns, map(_plan_row, done.letters))


def _plan_row(packed: PackedLetter) -> Sequence[Cell]:
    letter = packed.letter
    return (
        Cell.number(letter.id),
        Cell.number(letter.message),
        Cell(words(letter_name(letter.template))),
        Cell(cell(letter.name)),
        Cell(cell(letter.subject)),
        Cell(words(packed.left_out or N_("leaves")), "dim" if packed.left_out else ""),
    )


def _put_done(done: HandedOver, place: str) -> None:
    """Say how many were handed over, and which stay."""
    if not done.letters:
        remark(N_("No letter is ready."))
        return
    tell(
        NN_(
            "{count} letter handed over to {place}.",
            "{count} letters handed over to {place}.",
            done.left,
            place=place,
        )
    )
    for reason, ids in done.staying():
        remark(
            NN_(
                "{count} letter stays on the desk: {reason} (no. {ids}).",
                "{count} letters stay on the desk: {reason} (no. {ids}).",
                len(ids),
                reason=reason,
                ids=", ".join(
                    [*map(str, ids[:_SHOWN]), *([drawn("…")] if len(ids) > _SHOWN else [])]
                ),
            )
        )


def _letter_command(
    name: str, told: Phrase, step: Callable[[Writer, Sequence[int]], None], done: Phrase
) -> TranslatedCommand:
    """A command that does the same to the letters that it is given."""

    @command(name, told)
    @click.argument("letters", nargs=-1, required=True, type=Whole(), metavar="LETTER…")
    @json_option
    @click.pass_obj
    def act(session: Session, letters: tuple[int, ...], *, as_json: bool) -> None:
        desk = session.open_for_moderators()
        with desk.writing(session.actor) as writer:
            step(writer, letters)
        if as_json:
            put_json({"letters": list(dict.fromkeys(letters))})
        else:
            tell(done)

    return act


COMMANDS = {
    "notice-recall": _letter_command(
        "notice-recall",
        N_("Call letters back that have not left; “qa-tui notices” shows their numbers."),
        call_back,
        N_("Called back. “qa-tui notice-wait” lets it wait again."),
    ),
    "notice-wait": _letter_command(
        "notice-wait",
        N_("Let letters wait again that were called back."),
        wait_again,
        N_("It waits again."),
    ),
    "notice-send": _letter_command(
        "notice-send",
        N_("Let letters be ready at once, without waiting any longer."),
        send_now,
        N_("It is ready; “qa-tui notices export” hands it over."),
    ),
}
