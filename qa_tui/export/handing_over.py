"""Hands letters over: written aside, given their place, then marked in one transaction.

A program that is killed in between leaves letters that are not marked. The next try writes the
same letters with the same identities, so that nobody gets a second one under another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Conflict
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.export.mail import MailAddress, Unmailable, file_name, mail_of, message_id
from qa_tui.export.mail_places import Mail
from qa_tui.store.letters.handover import ReadyLetter, desk_uid, mark_handed_over, ready_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from qa_tui.export.mail_places import MailPlace
    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

_TRIES = 3


@dataclass(frozen=True)
class Envelope:
    """What letters are put into.

    Attributes:
        sender: Whom they are from.
        representatives: Where letters to representatives go, whose own addresses are not in the
            directory; None to leave these letters on the desk.
    """

    sender: MailAddress
    representatives: MailAddress | None = None


@dataclass(frozen=True)
class PackedLetter:
    """A letter that is ready, and whether it can leave.

    Attributes:
        letter: The letter.
        message_id: The identity of its mail.
        file: The name of its file, where it gets one of its own.
        left_out: Why it stays on the desk; None when it leaves.
    """

    letter: ReadyLetter
    message_id: str
    file: str
    left_out: Phrase | None


@dataclass(frozen=True)
class HandedOver:
    """What was handed over.

    Attributes:
        letters: All letters that were ready, those that stay among them.
        seq: The event; None when nothing has left.
    """

    letters: tuple[PackedLetter, ...]
    seq: int | None

    @property
    def left(self) -> int:
        """How many letters leave."""
        return sum(packed.left_out is None for packed in self.letters)

    def staying(self) -> list[tuple[Phrase, list[int]]]:
        """Why letters stay on the desk, each reason once with the ids of its letters."""
        found: dict[str, tuple[Phrase, list[int]]] = {}
        for packed in self.letters:
            if (reason := packed.left_out) is not None:
                found.setdefault(reason.msgid, (reason, []))[1].append(packed.letter.id)
        return list(found.values())


class _Changed(Exception):
    """Letters were called back, or have come, since they were read."""


def look_ahead(desk: Desk, envelope: Envelope, until: datetime | None = None) -> HandedOver:
    """What would be handed over, without doing it.

    Args:
        desk: The desk.
        envelope: What letters are put into.
        until: Only letters whose wait was over by then; None for all that are ready.

    Returns:
        The letters.

    Raises:
        StoreError: When the desk cannot be read.
    """
    now = desk.clock()
    with desk.reading() as connection:
        letters, uid = ready_letters(connection, min(until or now, now)), desk_uid(connection)
    return HandedOver(tuple(_packed(letter, uid, envelope, now)[0] for letter in letters), None)


def hand_over(
    desk: Desk,
    actor: str,
    place: MailPlace,
    envelope: Envelope,
    until: datetime | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> HandedOver:
    """Hand over all letters that are ready.

    Args:
        desk: The desk.
        actor: Name of the moderator.
        place: Takes the mail.
        envelope: What letters are put into.
        until: Only letters whose wait was over by then; None for all that are ready.
        progress: Called with the number of letters that are written, and of all.

    Returns:
        The letters, with the reasons why some stay.

    Raises:
        Conflict: When letters are called back again and again while they are written.
        Refused: When the desk is open read-only, or the place may not be written to.
        StoreError: When desk or place cannot be written.
    """
    for _ in range(_TRIES):
        try:
            return _Try(desk, envelope, until, progress).carry_out(actor, place)
        except _Changed:
            continue
    raise Conflict(
        N_("Letters were called back while they were to be handed over."),
        N_("Nothing was handed over. Try again."),
    )


class _Try:
    """One try to hand letters over."""

    def __init__(
        self,
        desk: Desk,
        envelope: Envelope,
        until: datetime | None,
        progress: Callable[[int, int], None],
    ) -> None:
        self.desk, self.envelope, self.progress = desk, envelope, progress
        self.now = desk.clock()
        self.until = min(until or self.now, self.now)
        with desk.reading() as connection:
            self.letters = ready_letters(connection, self.until)
            self.uid = desk_uid(connection)
        self.packed: list[PackedLetter] = []

    def carry_out(self, actor: str, place: MailPlace) -> HandedOver:
        """Write, place, mark.

        Raises:
            _Changed: When the letters are no longer as they were read; nothing was done then.
        """
        if not self.letters:
            return HandedOver((), None)
        with place.aside(self._mails(), self.now) as put:
            leaving = [one.letter for one in self.packed if one.left_out is None]
            if not leaving:
                return HandedOver(tuple(self.packed), None)
            with self.desk.writing(actor) as writer:
                self._require_unchanged(writer, leaving)
                put()
                seq = mark_handed_over(writer, [letter.id for letter in leaving])
        return HandedOver(tuple(self.packed), seq)

    def _mails(self) -> Iterator[Mail]:
        for done, letter in enumerate(self.letters, 1):
            packed, content = _packed(letter, self.uid, self.envelope, self.now)
            self.packed.append(packed)
            if content is not None:
                yield Mail(packed.message_id, packed.file, content)
            self.progress(done, len(self.letters))

    def _require_unchanged(self, writer: Writer, leaving: list[ReadyLetter]) -> None:
        """Make sure that what is written is still what may leave."""
        if not set(leaving) <= set(ready_letters(writer.connection, self.until)):
            raise _Changed


def _packed(
    letter: ReadyLetter, desk: str, envelope: Envelope, at: datetime
) -> tuple[PackedLetter, bytes | None]:
    """A letter with its mail, or with the reason why there is none."""
    reason, content = None, None
    try:
        content = mail_of(letter, desk, envelope.sender, at, envelope.representatives)
    except Unmailable as error:
        reason = error.reason
    return PackedLetter(letter, message_id(letter, desk), file_name(letter), reason), content
