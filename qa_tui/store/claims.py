"""Claims: who is checking which message. They are not events, and expire by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.missing import no_message
from qa_tui.domain.moderation.claim import LASTS, Claim, claim_until, ends_that_count
from qa_tui.domain.moments import stamp
from qa_tui.domain.phrase import N_

if TYPE_CHECKING:
    from datetime import datetime

    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_CLAIM = """select c.message, m.thread, d.name, c.until from claim c
join message m on m.id = c.message join moderator d on d.id = c.moderator"""


def read_claims(connection: Connection, now: datetime) -> tuple[Claim, ...]:
    """Everybody's claims that count, those that pass first in front.

    Args:
        connection: A reading connection.
        now: The present moment.
    """
    found = connection.execute(
        f"{_CLAIM} where c.until > ? and c.until <= ? order by c.until, c.message",
        ends_that_count(now),
    )
    return tuple(Claim(*row) for row in found)


def claim_of(connection: Connection, message: int, now: datetime) -> Claim | None:
    """The claim on a message; None where nobody is checking it.

    Args:
        connection: A connection.
        message: Its id.
        now: The present moment.
    """
    row = connection.execute(
        f"{_CLAIM} where c.message = ? and c.until > ? and c.until <= ?",
        (message, *ends_that_count(now)),
    ).fetchone()
    return Claim(*row) if row else None


def claim(writer: Writer, message: int) -> Claim:
    """Claim a message, or renew the claim that one has on it.

    Args:
        writer: The open transaction.
        message: Its id.

    Returns:
        The claim.

    Raises:
        NotFound: When there is no such message.
        Refused: When somebody else is checking it.
    """
    _require(writer.connection, message)
    held = claim_softly(writer, message)
    if held is not None:
        raise Refused(
            N_("{claim}.", claim=claim_until(held)),
            N_("It can be decided all the same; whoever is first counts."),
        )
    found = claim_of(writer.connection, message, writer.now)
    assert found is not None  # noqa: S101 - was written just now
    return found


def claim_softly(writer: Writer, message: int) -> Claim | None:
    """Claim a message unless somebody else is checking it.

    Claims that end too late to count, on whichever message, are forgotten.

    Args:
        writer: The open transaction.
        message: Its id.

    Returns:
        The other's claim, which stays; None where it is one's own from here on.
    """
    after, latest = ends_that_count(writer.now)
    # One from a clock that ran far ahead would count once the moment comes near.
    writer.connection.execute("delete from claim where until > ?", (latest,))
    written = writer.connection.execute(
        """insert into claim (message, moderator, until) values (:message, :moderator, :until)
        on conflict (message) do update set moderator = excluded.moderator, until = excluded.until
        where moderator = excluded.moderator or until <= :after""",
        {
            "message": message,
            "moderator": writer.moderator,
            "until": stamp(writer.now + LASTS),
            "after": after,
        },
    ).rowcount
    return None if written else claim_of(writer.connection, message, writer.now)


def release(writer: Writer, message: int) -> bool:
    """Let go of a message that one has claimed; another's claim stays.

    Args:
        writer: The open transaction.
        message: Its id.

    Returns:
        Whether there was a claim that counted.

    Raises:
        NotFound: When there is no such message.
    """
    _require(writer.connection, message)
    held = claim_of(writer.connection, message, writer.now)
    writer.connection.execute(
        "delete from claim where message = ? and moderator = ?", (message, writer.moderator)
    )
    return held is not None and claim_of(writer.connection, message, writer.now) is None


def drop_claim(writer: Writer, message: int) -> None:
    """Forget a claim, whoever has it: the message is decided."""
    writer.connection.execute("delete from claim where message = ?", (message,))


def _require(connection: Connection, message: int) -> None:
    """Refuse an id that no message has."""
    if not connection.execute(
        "select 1 from message where id = ? and withdrawn = 0", (message,)
    ).fetchone():
        raise no_message(message)
