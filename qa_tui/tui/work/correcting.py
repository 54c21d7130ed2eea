"""What correcting reads and writes; every function runs in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.moderation.correction import Correction, correctable
from qa_tui.domain.privacy.masking import Part, find_words, merged
from qa_tui.domain.records import Form, Kind
from qa_tui.store.directory.people import find_representative, find_topic, read_representatives
from qa_tui.store.messages.borders import move_border, read_border
from qa_tui.store.messages.corrections import is_imported
from qa_tui.store.messages.masks import amend, suggested
from qa_tui.store.messages.threads import read_message, read_thread
from qa_tui.store.settings import desk_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_tui.domain.people.people import Representative, Topic
    from qa_tui.domain.privacy.masking import Find
    from qa_tui.domain.records import Message, Thread
    from qa_tui.store.desk import Desk
    from qa_tui.store.messages.borders import Bordered
    from qa_tui.store.messages.corrections import Corrected


@dataclass(frozen=True)
class Correctable:
    """A message with what can be corrected of it.

    Attributes:
        message: The message.
        thread: Its thread.
        values: The fields by their names in `domain.moderation.correction`, as they stand.
        texts: Its texts, in the order in which they are read.
        finds: What a moderator will want to mask.
        language: The desk's language.
    """

    message: Message
    thread: Thread
    values: dict[str, str]
    texts: dict[Part, str]
    finds: tuple[Find, ...]
    language: str


@dataclass(frozen=True)
class Begun:
    """What was typed and chosen on a message that has changed meanwhile.

    Attributes:
        version: The version that was read.
        before: The fields as they stood then.
        typed: The fields that were changed, as they were typed.
        masked: The passages that were chosen: part and words.
    """

    version: int
    before: dict[str, str]
    typed: dict[str, str]
    masked: tuple[tuple[Part, str], ...]

    def finds(self, texts: dict[Part, str]) -> tuple[tuple[Find, ...], tuple[str, ...]]:
        """Where the chosen words stand by now, and those that stand nowhere any more."""
        found = [
            (words, find_words(texts.get(part, ""), words, part)) for part, words in self.masked
        ]
        lost = tuple(words for words, places in found if not places)
        return merged([find for _, places in found for find in places]), lost


def read_correctable(desk: Desk, number: int) -> Correctable:
    """Read a message and find what will be masked of it.

    Args:
        desk: The desk.
        number: Id of the message.
    """
    with desk.reading() as connection:
        message = read_message(connection, number)
        thread = read_thread(connection, message.thread, desk.today)
        fields = correctable(message, imported=is_imported(connection, message))
        language = desk_language(connection)
        finds = suggested(connection, message)
    texts = {Part.TEXT: message.text}
    if thread.form is Form.NEW and message.kind is Kind.QUESTION and message.background:
        texts[Part.BACKGROUND] = message.background
    before = {
        "title": thread.title,
        "topic": thread.topic or "",
        "to": thread.to.name,
        "standard": "yes" if message.standard_reply else "",
        "annotation": message.annotation or "",
        "author": message.author,
        "party": message.party_label or "",
        "date": message.date or "",
        "until": message.wake_on or "",
    }
    values = {field: before[field] for field in fields}
    return Correctable(message, thread, values, texts, finds, language)


def correction_of(read: Correctable, before: dict[str, str], values: dict[str, str]) -> Correction:
    """What was typed into the fields and stands differently now.

    Args:
        read: The message.
        before: What stood in the fields at the beginning.
        values: What stands there now.
    """
    changed = {field: text for field, text in values.items() if text != before[field]}
    standard = changed.pop("standard", None)
    return Correction(
        read.message.id,
        read.message.version,
        standard=None if standard is None else bool(standard),
        **changed,
    )


def store_amendment(
    desk: Desk, actor: str, correction: Correction, finds: Sequence[Find]
) -> Corrected:
    """Store a correction and a mask as one step."""
    with desk.writing(actor) as writer:
        return amend(writer, correction, finds)


def store_border(desk: Desk, actor: str, thread: int, lines: int, version: int) -> Bordered | None:
    """Move the border of a thread by some lines.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        thread: Id of the thread.
        lines: How many lines with words; below 0 for up.
        version: The version of the question that was read.

    Returns:
        The messages after it; None where there is no further line.
    """
    with desk.writing(actor) as writer:
        border = read_border(writer.connection, thread).border
        moved = border.stepped(lines)
        if moved.first == border.first:
            return None
        return move_border(writer, thread, moved.first, version=version)


def read_meant(desk: Desk, field: str, typed: str) -> Topic | Representative:
    """Whom or what a search field means.

    Raises:
        NotFound: When it means nothing, or several; says which.
    """
    with desk.reading() as connection:
        if field == "topic":
            return find_topic(connection, typed)
        return find_representative(connection, typed, desk.today)


def read_candidates(desk: Desk, typed: str) -> tuple[Representative, ...]:
    """The first representatives that a search field may mean."""
    with desk.reading() as connection:
        return read_representatives(connection, typed, desk.today, limit=4)
