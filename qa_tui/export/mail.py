"""Writes letters as mail (RFC 5322, RFC 2045), each with an identity that never changes."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from email.header import Header
from email.utils import format_datetime
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, Phrase
from qa_tui.domain.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.store.letters.handover import ReadyLetter

_NO_NAME = re.compile(r'[\x00-\x1f",<>;:\\@()\[\]]+')
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_SUBJECT, _NAME, _LINE = 200, 100, 76
_FROM_LINE = re.compile(rb"^From ", re.MULTILINE)
_ENDS = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class MailAddress:
    """An address for mail, with nothing in it that could begin another one or a further header.

    Attributes:
        name: Whom it is for, in plain characters; may be empty.
        spec: The address itself, in ASCII.
    """

    name: str
    spec: str

    def header(self, field: str) -> str:
        """The value of a header.

        Args:
            field: The header's name, for the length of its first line.

        Returns:
            ASCII, folded into lines of about 76 characters.
        """
        if not self.name:
            return self.spec
        if self.name.isascii() and "=?" not in self.name:
            return f'"{self.name}" <{self.spec}>'
        return f"{_encoded(self.name, field)} <{self.spec}>"


class Unmailable(Exception):
    """A letter that cannot be put into an envelope.

    Attributes:
        reason: Why.
    """

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def message_id(letter: ReadyLetter, desk: str) -> str:
    """The identity of a letter's mail: the same on every try, and on no other desk.

    Args:
        letter: The letter.
        desk: The desk's uid.

    Returns:
        The value of the header, in angle brackets; its domain is reserved and never resolves.
    """
    return f"<{letter.uid}@{desk}.qa-tui.invalid>"


def file_name(letter: ReadyLetter) -> str:
    """The name of a letter's own file: the same on every try, in the order of writing."""
    return f"{letter.uid}.eml"


def read_sender(given: str) -> MailAddress:
    """Read the address that letters come from, or go to.

    Args:
        given: `name@example.org`, or `Name <name@example.org>`.

    Returns:
        The address.

    Raises:
        WrongUsage: When it is no single address.
    """
    what = N_("“{value}” is not a mail address.", value=given)
    problem = WrongUsage(
        what if given.strip() else N_("The sender is missing."),
        N_("Write it as desk@example.org or as “Desk <desk@example.org>”."),
    )
    name, bracket, rest = given.strip().rpartition("<")
    if bracket and not rest.endswith(">"):
        raise problem
    try:
        return _address(name.strip().strip('"'), rest.removesuffix(">"))
    except Unmailable:
        raise problem from None


def mail_of(
    letter: ReadyLetter,
    desk: str,
    sender: MailAddress,
    at: datetime,
    representatives: MailAddress | None = None,
) -> bytes:
    """Write a letter as mail.

    Args:
        letter: The letter.
        desk: The desk's uid.
        sender: Whom it is from.
        at: The moment of handing it over.
        representatives: Where letters to representatives go, whose own addresses are not known.

    Returns:
        ASCII bytes with LF at the line ends; no line of them begins with “From ”.

    Raises:
        Unmailable: When there is no address that it could go to.
    """
    headers = {
        "Message-ID": message_id(letter, desk),
        "Date": format_datetime(at),
        "From": sender.header("From"),
        "To": _recipient(letter, representatives).header("To"),
        "Subject": _subject(letter.subject),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return head.encode("ascii") + b"\n" + _body(letter.text)


def _subject(raw: str) -> str:
    subject = clean(raw, one_line=True, limit=_SUBJECT).text.strip() or "–"
    return _encoded(subject, "Subject")


def _encoded(text: str, field: str) -> str:
    """The words of a header; what only looks encoded is encoded too, and so comes as it is."""
    plain = text.isascii() and "=?" not in text
    charset = "us-ascii" if plain else "utf-8"
    return Header(text, charset, maxlinelen=_LINE, header_name=field).encode()


def _body(text: str) -> bytes:
    """The words of a letter, quoted-printable, which holds any text in lines of 76 characters."""
    lines = "\n".join(_ENDS.split(text)).rstrip("\n") + "\n"
    return _FROM_LINE.sub(b"=46rom ", binascii.b2a_qp(lines.encode("utf-8"), istext=True))


def _recipient(letter: ReadyLetter, representatives: MailAddress | None) -> MailAddress:
    if letter.to_kind == "representative":
        if representatives is None:
            raise Unmailable(N_("no address for representatives is given"))
        return _address(letter.name, representatives.spec)
    if letter.email is None:
        raise Unmailable(N_("the person it is for was erased"))
    return _address(letter.name, letter.email)


def _address(name: str, address: str) -> MailAddress:
    """An address of a header in which nothing of the name or the address begins another one.

    Raises:
        Unmailable: When mail knows no such address.
    """
    local, at, domain = address.rpartition("@")
    try:
        spec = f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        spec = ""
    if not _ADDRESS.fullmatch(spec):
        raise Unmailable(N_("mail cannot be sent to this address"))
    return MailAddress(_plain_name(name), spec)


def _plain_name(name: str) -> str:
    """A name without the signs that mean something in an address."""
    return " ".join(_NO_NAME.sub(" ", clean(name, one_line=True, limit=_NAME).text).split())
