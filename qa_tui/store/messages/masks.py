"""Masks personal data: a further revision in which visible words stand in their place.

The words as they came stay in the revision before, until they are erased. Lists, search index and
vocabulary know the masked words no more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_
from qa_tui.domain.privacy.masking import Find, Part, find_words, mask_text, mask_title, merged
from qa_tui.domain.privacy.personal import find_in_message
from qa_tui.domain.records import Form, Kind
from qa_tui.store.messages.askers import private_names
from qa_tui.store.messages.corrections import Corrected, correct, read_current, record
from qa_tui.store.messages.texts import write_text
from qa_tui.store.messages.threads import read_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.moderation.correction import Correction
    from qa_tui.domain.records import Message
    from qa_tui.store.journal.events import Change
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer


def suggested(connection: Connection, message: Message) -> tuple[Find, ...]:
    """What a moderator will want to mask of a message.

    Args:
        connection: A connection.
        message: The message.

    Returns:
        Passages of its text and background.
    """
    names = private_names(connection, message.id)
    return find_in_message(message.text, message.background, names)


def words_in(message: Message, words: str) -> tuple[Find, ...]:
    """Every place of some words in a message.

    Raises:
        WrongUsage: When they stand nowhere in it.
    """
    found = (
        *find_words(message.text, words),
        *find_words(message.background, words, Part.BACKGROUND),
    )
    if not found:
        raise WrongUsage(
            N_("“{words}” is not in message {message}.", words=words, message=message.id),
            N_("Give whole words, exactly as written; “qa-tui show THREAD” shows them."),
        )
    return found


def mask(
    writer: Writer,
    message: int,
    version: int | None,
    finds: Sequence[Find],
    batch: str | None = None,
) -> Corrected:
    """Mask passages of a message.

    Args:
        writer: The open transaction.
        message: Id of the message.
        version: The version that the passages were chosen in, or None.
        finds: The passages.
        batch: Uid of the step that this is a part of, or None.

    Returns:
        The event and the message after it.

    Raises:
        NotFound: When there is no such message.
        Conflict: When somebody changed it since it was read.
        WrongUsage: When no passage is given, or one does not stand in the message.
    """
    before = read_current(writer.connection, message, version)
    _check_passages(before, finds)
    changes = _changes(writer, before, finds)
    seq = record(writer, "mask", before, changes, batch)
    after = read_message(writer.connection, message)
    return Corrected(seq, after, tuple(field for field, _, _ in changes))


def amend(writer: Writer, correction: Correction, finds: Sequence[Find]) -> Corrected:
    """Correct what stands around the words and mask passages, as one step.

    Args:
        writer: The open transaction.
        correction: What is to stand differently; nothing where only words are masked.
        finds: The passages; none where nothing is masked.

    Returns:
        The last event and the message after it.

    Raises:
        QaTuiError: As `mask` and `correct` would.
    """
    if not finds:
        return correct(writer, correction)
    if not correction.given:
        return mask(writer, correction.message, correction.version, finds)
    batch = writer.uid()
    masked = mask(writer, correction.message, correction.version, finds, batch)
    corrected = correct(writer, replace(correction, version=None), batch)
    changed = (*masked.changed, *corrected.changed)
    return Corrected(corrected.seq, corrected.message, changed, corrected.letters)


def _check_passages(message: Message, finds: Sequence[Find]) -> None:
    lengths = {Part.TEXT: len(message.text), Part.BACKGROUND: len(message.background)}
    if not finds:
        raise WrongUsage(
            N_("There is nothing to mask in message {message}.", message=message.id),
            N_("Choose words, or name them with --words."),
        )
    if any(not 0 <= find.start < find.end <= lengths[find.part] for find in finds):
        raise WrongUsage(
            N_("A passage to be masked is not in message {message}.", message=message.id),
            N_("Nothing was changed."),
        )


def _changes(writer: Writer, message: Message, finds: Sequence[Find]) -> tuple[Change, ...]:
    """The further revision; of the new form also the title, which is the question."""
    passages, language = merged(finds), writer.language
    text = mask_text(message.text, passages, language)
    background = mask_text(message.background, passages, language, Part.BACKGROUND)
    revision = write_text(writer, message.id, text, background)
    changes: list[Change] = [("revision", message.revision, revision)]
    row = writer.connection.execute(
        "select form, title from thread where id = ?", (message.thread,)
    ).fetchone()
    if message.kind is Kind.QUESTION and row["form"] == Form.NEW:
        title = mask_title(row["title"], message.text, passages, language)
        if title != row["title"]:
            changes.append(("title", row["title"], title))
    return tuple(changes)
