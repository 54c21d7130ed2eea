"""Where the letters of a test go, and which there are."""

from __future__ import annotations

import mailbox
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from typing import TYPE_CHECKING

from qa_tui.export.handing_over import Envelope
from qa_tui.export.mail import MailAddress, message_id
from qa_tui.export.mail_places import MailFolder, Mbox
from qa_tui.store.letters.handover import desk_uid, ready_letters
from qa_tui.store.letters.outbox import count_letters

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.domain.letters.outbox import LetterState
    from qa_tui.export.mail_places import MailPlace
    from qa_tui.store.desk import Desk

SENDER = MailAddress("Musterpult", "desk@example.org")

ALL = Envelope(SENDER, MailAddress("", "office@example.org"))


def ids_in(path: Path) -> list[str]:
    """The identities of the letters in an mbox file, in their order."""
    with closing(mailbox.mbox(path, create=False)) as box:
        return [str(mail["Message-ID"]).strip() for mail in box]


@dataclass
class Places:
    """Where the letters of a test go: an mbox file or a folder."""

    kind: str
    path: Path

    @property
    def place(self) -> MailPlace:
        return Mbox(self.path, SENDER.spec) if self.kind == "mbox" else MailFolder(self.path)

    @property
    def again(self) -> MailPlace:
        if self.kind == "mbox":
            return Mbox(self.path, SENDER.spec, append=True)
        return MailFolder(self.path)

    @property
    def options(self) -> list[str]:
        return ["--mbox" if self.kind == "mbox" else "--eml-dir", str(self.path)]

    def ids(self) -> list[str]:
        """The identity of every letter that is there."""
        if not self.path.exists():
            return []
        if self.kind == "mbox":
            return sorted(ids_in(self.path))
        files = self.path.glob("*.eml")
        return sorted(message_from_bytes(file.read_bytes())["Message-ID"] for file in files)


def due(desk: Desk) -> list[str]:
    with desk.reading() as connection:
        uid = desk_uid(connection)
        return [message_id(letter, uid) for letter in ready_letters(connection, desk.clock())]


def counts(desk: Desk) -> dict[LetterState, int]:
    with desk.reading() as connection:
        return count_letters(connection, desk.clock())
