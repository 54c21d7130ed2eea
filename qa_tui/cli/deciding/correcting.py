"""The commands `correct` and `mask`: change what stands around a message, mask personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import command, json_option, option, together
from qa_tui.cli.both_sides import both_sides
from qa_tui.cli.output import cell, put, put_json, styled, tell
from qa_tui.cli.output import words as said
from qa_tui.cli.values import Whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.moderation.correction import FIELD_NAMES, OF_JOURNAL, Correction
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.privacy.masking import PERSONAL_NAMES, Part, mask_text, merged
from qa_tui.export.context_shapes import find_shape
from qa_tui.store.messages import masks
from qa_tui.store.messages.corrections import correct, read_current
from qa_tui.store.messages.threads import read_message
from qa_tui.store.settings import desk_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.corrections import Corrected
    from qa_tui.store.sqlite import Connection

_if_version = option(
    "--if-version",
    type=Whole(),
    metavar="N",
    told=N_("Only if the message still has this version."),
)


shared_fields = together(
    option("--topic", metavar="NAME", told=N_("The topic; “” for none.")),
    option(
        "--to", metavar="WHO", told=N_("Id or name of the representative whom it should reach.")
    ),
    option(
        "--standard/--no-standard",
        default=None,
        told=N_("Whether an answer is a standard reply, which does not count."),
    ),
    option("--annotation", metavar="TEXT", told=N_("The editors' note on an answer; “” for none.")),
    option(
        "--until",
        metavar="DATE",
        told=N_("The day on which a held message comes back; “” for none."),
    ),
)
"""The options for what can be corrected of many messages alike."""


@command(
    "correct",
    N_(
        "Correct what stands around the words of a message: title, topic, addressee, flags.\n\n"
        "What was misread from an imported page can be corrected too. Nobody's words change; "
        "“qa-tui undo” takes a correction back."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@option("--title", metavar="TEXT", told=N_("The title of the question's thread."))
@shared_fields
@option("--author", metavar="NAME", told=N_("The author, as the imported page shows it."))
@option("--party", metavar="LABEL", told=N_("The party, as the imported page shows it."))
@option(
    "--date", metavar="DATE", told=N_("The day, as the imported page shows it; “” for unknown.")
)
@_if_version
@json_option
@click.pass_obj
def correct_message(
    session: Session, /, message: int, *, if_version: int | None, as_json: bool, **fields: Any
) -> None:
    """Correct a message."""
    desk = session.open_for_moderators()
    wanted = Correction(message, if_version, **fields)
    if not wanted.given:
        raise WrongUsage(
            N_("Nothing to be corrected was given."),
            N_("Give one of the options; “qa-tui correct --help” lists them."),
        )
    with (
        both_sides(desk, message, if_version, as_json=as_json),
        desk.writing(session.actor) as writer,
    ):
        done = correct(writer, wanted)
    if as_json:
        put_json(_shape(done))
    else:
        _put_corrected(done)


def _put_corrected(done: Corrected) -> None:
    """Print which fields stand differently, and which letters."""
    names = tuple(FIELD_NAMES[OF_JOURNAL[field]] for field in done.changed if field in OF_JOURNAL)
    tell(N_("Corrected in message {message}: {fields}.", message=done.message.id, fields=names))
    if done.letters:
        tell(
            NN_(
                "{count} letter that names the addressee was written anew.",
                "{count} letters that name the addressee were written anew.",
                len(done.letters),
            )
        )


@command(
    "mask",
    N_(
        "Mask personal data in a message, so that the public reads “[phone number removed]”.\n\n"
        "The words as they came stay in an older revision until they are erased; search finds "
        "them no more. “qa-tui undo” takes it back."
    ),
)
@click.argument("message", type=Whole(), metavar="MESSAGE")
@option(
    "--suggested",
    is_flag=True,
    told=N_("What the program finds: phone, e-mail, street, account, the asker's last name."),
)
@option(
    "--words",
    multiple=True,
    metavar="TEXT",
    told=N_(
        "Whole words as they stand in the message, wherever they do, but not as a part of longer "
        "ones; can be given several times."
    ),
)
@option("--dry-run", is_flag=True, told=N_("Only show what would be masked."))
@_if_version
@json_option
@click.pass_obj
def mask_message(
    session: Session,
    message: int,
    words: tuple[str, ...],
    if_version: int | None,
    *,
    suggested: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Mask passages of a message."""
    desk = session.open_for_moderators()
    if not suggested and not words and not dry_run:
        raise WrongUsage(
            N_("Nothing to be masked was given."),
            N_("Give --suggested or --words TEXT; --dry-run shows what is suggested."),
        )
    if dry_run:
        _only_show(desk, message, words, suggested=suggested or not words, as_json=as_json)
        return
    with (
        both_sides(desk, message, if_version, as_json=as_json),
        desk.writing(session.actor) as writer,
    ):
        read_current(writer.connection, message, if_version)
        _, finds = _finds(writer.connection, message, words, suggested=suggested)
        done = masks.mask(writer, message, if_version, finds)
    _put_masked(done, len(finds), as_json=as_json)


def _put_masked(done: Corrected, passages: int, *, as_json: bool) -> None:
    """Print how many passages are masked."""
    if as_json:
        put_json({**_shape(done), "masked": passages})
        return
    tell(
        NN_(
            "{count} passage of message {message} is masked.",
            "{count} passages of message {message} are masked.",
            passages,
            message=done.message.id,
        )
    )


def _only_show(
    desk: Desk, message: int, words: Sequence[str], *, suggested: bool, as_json: bool
) -> None:
    """Print what would be masked, and write nothing."""
    with desk.reading() as connection:
        found, finds = _finds(connection, message, words, suggested=suggested)
        language = desk_language(connection)
    _put_finds(found, finds, language, as_json=as_json)


def _finds(
    connection: Connection, message: int, words: Sequence[str], *, suggested: bool
) -> tuple[Message, tuple[Find, ...]]:
    """The passages that a call names, of which none overlap."""
    found = read_message(connection, message)
    finds = [find for typed in words for find in masks.words_in(found, typed)]
    if suggested:
        finds += masks.suggested(connection, found)
    return found, merged(finds)


def _put_finds(message: Message, finds: Sequence[Find], language: str, *, as_json: bool) -> None:
    """Print what would be masked, and how the text would read."""
    if as_json:
        for find in finds:
            put_json(find_shape(message, find))
        return
    if not finds:
        tell(N_("There is nothing to mask in message {message}.", message=message.id))
        return
    for find in finds:
        text = message.text if find.part is Part.TEXT else message.background
        kind = said(PERSONAL_NAMES[find.kind])
        put(f"{styled(kind, 'strong')}  {styled(cell(text[find.start : find.end]))}")
    put()
    for part, text in ((Part.TEXT, message.text), (Part.BACKGROUND, message.background)):
        for line in mask_text(text, finds, language, part).split("\n"):
            put(styled(cell(line)) if line.strip() else "")


def _shape(done: Corrected) -> dict[str, object]:
    return {
        "seq": done.seq,
        "thread": done.message.thread,
        "message": done.message.id,
        "version": done.message.version,
        "changed": [OF_JOURNAL.get(field, field) for field in done.changed],
        "letters": list(done.letters),
    }


COMMANDS = {"correct": correct_message, "mask": mask_message}
