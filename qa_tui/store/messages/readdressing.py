"""Moves questions to another representative, with the letters about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import Refused
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import State
from qa_tui.domain.workflow import STATE_NAMES
from qa_tui.store.letters.posting import post
from qa_tui.store.letters.writing import goes_to_asker, write_letter
from qa_tui.store.messages.intake import check_open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.people.people import Representative
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection
    from qa_tui.store.writer import Writer

_NAMING = "'receipt', 'reopened', 'restored', 'published', 'forward'"
"""Templates of letters about a question that name its addressee and need no more than its words."""

_ADDRESSED = f"""template in ({_NAMING}) and message = :message
    and recalled_at is null and event <> :event"""

MOVABLE = frozenset({State.PENDING, State.HELD, State.RETURNED, State.PUBLISHED})
"""States in which a question can move to another representative."""


def moved(
    connection: Connection, message: Message, person: Representative, *, imported: bool
) -> dict[str, object]:
    """What stands differently when a question moves to another representative.

    Args:
        connection: A connection.
        message: The question.
        person: To whom it moves.
        imported: Whether it was read from a page, and the page misread.

    Returns:
        The fields that go by the addressee, with the values that they are to get.

    Raises:
        Refused: When they cannot be asked, or the question was decided against or answered.
    """
    if not imported:
        check_open(person)
        _check_movable(connection, message)
    mandate = person.asking.mandate.id if person.asking.mandate else None
    row = connection.execute(
        """select r.uid as representative, m.uid as mandate from representative r
        left join mandate m on m.id = ? where r.id = ?""",
        (mandate, person.id),
    ).fetchone()
    return {
        "representative": row["representative"],
        "mandate": row["mandate"],
        "party_label": person.party,
    }


def _check_movable(connection: Connection, message: Message) -> None:
    """Refuse to move a question that is decided against, or was answered."""
    if message.state not in MOVABLE:
        raise Refused(
            N_(
                "Message {message} is {state}: it stays with its addressee.",
                message=message.id,
                state=STATE_NAMES[message.state],
            ),
            N_("Reopen or restore it first."),
        )
    if is_answered(connection, message.thread):
        raise Refused(
            N_("Thread {id} has an answer: it stays with its addressee.", id=message.thread),
            N_("Take in a new question to somebody else."),
        )


def is_answered(connection: Connection, thread: int) -> bool:
    """Whether a thread has an answer, whatever became of it."""
    found = connection.execute(
        "select 1 from message where thread = ? and kind = 'answer' and withdrawn = 0", (thread,)
    ).fetchone()
    return found is not None


def letters_to_renew(connection: Connection, message: Message, event: int = 0) -> tuple[str, ...]:
    """Templates of the letters that name the addressee, and would be rewritten at a move.

    Args:
        connection: A connection.
        message: The question.
        event: `seq` of the event by which it moved, whose letters are not meant.
    """
    found = connection.execute(
        f"""select distinct template from notice where {_ADDRESSED}
        and (handed_over_at is null or template = 'forward')
        and (:public or template <> 'forward') order by template""",
        {"message": message.id, "event": event, "public": message.state is State.PUBLISHED},
    )
    return tuple(row["template"] for row in found)


def readdress(
    writer: Writer, event: int, message: Message, letters: Mapping[str, Letter]
) -> tuple[str, ...]:
    """Write letters anew that name the addressee, and call back those that still wait.

    Args:
        writer: The open transaction.
        event: `seq` of the event by which the question moved.
        message: The question as it is after it.
        letters: Those that were written before, by their templates; the others are written now.

    Returns:
        Names of the templates of the letters that wait instead. A copy that the former addressee
        got already cannot be called back; the next one gets theirs all the same.
    """
    connection = writer.connection
    wanted = letters_to_renew(connection, message, event)
    recall_addressed(writer, event, message)
    for name in wanted:
        letter = letters.get(name) or write_letter(connection, name, message, None)
        post(writer, event, name, message, letter, to_asker=goes_to_asker(message, name))
    return wanted


def recall_addressed(writer: Writer, event: int, message: Message) -> None:
    """Call back the waiting letters that name a former addressee.

    Args:
        writer: The open transaction.
        event: `seq` of the event by which the question moved.
        message: The question.
    """
    writer.connection.execute(
        f"""update notice set recalled_at = :at, recalled_by = :event
        where {_ADDRESSED} and handed_over_at is null""",
        {"at": writer.at, "message": message.id, "event": event},
    )


def bring_back_addressed(writer: Writer, event: int) -> None:
    """Let letters wait again that name the addressee who is the right one again.

    Args:
        writer: The open transaction.
        event: `seq` of the event by which the question had moved, and which is undone.
    """
    writer.connection.execute(
        """update notice set recalled_at = null, recalled_by = null
        where recalled_by = :event and handed_over_at is null
        and not exists (select 1 from event e join event u on u.undoes = e.uid
            where e.seq = notice.event)""",
        {"event": event},
    )
