"""What all steps over many messages share: plan each, then write all of them or none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.moderation.batch import MOST, Cancelled, PassedOver, PlannedLetter
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.text import gist
from qa_tui.store.desk import settle
from qa_tui.store.messages.askers import ASKER_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

    Progress = Callable[[int, int], None]
    Asked = Callable[[], bool]

P = TypeVar("P")

_AROUND = f"""select q.id as question, q.version, q.state, q.asker, t.title, t.form,
    r.name as representative, coalesce({ASKER_NAME}, q.author) as name
from thread t join message q on q.thread = t.id and q.kind = 'question'
join representative r on r.id = t.representative
left join asker a on a.id = q.asker left join asker_name g on g.message = q.id
where t.id = ?"""


def around(connection: Connection, thread: int) -> Row:
    """What a plan needs to know of a thread: its question, its people, its title and form."""
    row: Row = connection.execute(_AROUND, (thread,)).fetchone()
    return row


def gist_of(message: Message, found: Row) -> str:
    """What is judged of a message, as it came.

    Args:
        message: The message.
        found: What is around it.
    """
    titled = message.kind is Kind.QUESTION and found["form"] == Form.NEW
    return str(found["title"]) if titled else gist(message.text) or str(found["title"])


def planned_letter(
    template: str, letter: Letter, found: Row, *, to_asker: bool, to: str | None = None
) -> PlannedLetter | None:
    """A letter that would be sent.

    Args:
        template: Name of its template.
        letter: The letter.
        found: What is around the message that it is about.
        to_asker: To the asker of the thread; else to its representative.
        to: Who will be its representative; None where that stays.

    Returns:
        The letter; None where nobody is known who would get it.
    """
    if to_asker and found["asker"] is None:
        return None
    name = found["name"] if to_asker else to or found["representative"]
    return PlannedLetter(template, to_asker, name, letter)


def distinct(messages: Iterable[int]) -> list[int]:
    """The messages, each once.

    Raises:
        WrongUsage: When they are too many for one step.
    """
    wanted = list(dict.fromkeys(messages))
    if len(wanted) > MOST:
        raise WrongUsage(
            N_("{count} messages are too many for one step.", count=len(wanted)),
            N_("Take at most {most} at once: narrow the filter.", most=MOST),
        )
    return wanted


def look_at(
    messages: Sequence[int],
    one: Callable[[int], P | PassedOver],
    progress: Progress,
    cancelled: Asked,
) -> tuple[tuple[P, ...], tuple[PassedOver, ...]]:
    """Plan message by message.

    Args:
        messages: Their ids.
        one: Plans one of them.
        progress: Called with the number of messages that are planned, and of all.
        cancelled: Called before each; returns whether to stop.

    Returns:
        What is planned, and what is passed over.

    Raises:
        Cancelled: When it was stopped.
    """
    planned: list[P] = []
    passed_over: list[PassedOver] = []
    for number, message in enumerate(messages, 1):
        heed(cancelled)
        found = one(message)
        if isinstance(found, PassedOver):
            passed_over.append(found)
        else:
            planned.append(found)
        progress(number, len(messages))
    return tuple(planned), tuple(passed_over)


def write_each(
    writer: Writer,
    planned: Sequence[P],
    one: Callable[[P], None],
    progress: Progress,
    cancelled: Asked,
) -> None:
    """Write message by message, in one transaction.

    Args:
        writer: The open transaction.
        planned: What is planned.
        one: Writes one of them.
        progress: Called with how much is done, and how much there is in all.
        cancelled: Called before each message and before the end; returns whether to stop.

    Raises:
        Refused: When nothing is planned.
        Cancelled: When it was stopped.
    """
    if not planned:
        raise Refused(
            N_("There is nothing to do: it is possible with none of the messages."),
            N_("The reason is shown beside each message."),
        )
    for number, step in enumerate(planned, 1):
        heed(cancelled)
        one(step)
        progress(number, 2 * len(planned))
    settle(writer, partial(_settled, len(planned), progress, cancelled))
    progress(2 * len(planned), 2 * len(planned))
    heed(cancelled)


def _settled(planned: int, progress: Progress, cancelled: Asked, done: int, every: int) -> None:
    """Tell of the second half of writing: what has come into the lists and the index."""
    heed(cancelled)
    progress(planned + planned * done // every, 2 * planned)


def heed(cancelled: Asked) -> None:
    """Stop where that is wanted.

    Raises:
        Cancelled: When it is to stop.
    """
    if cancelled():
        raise Cancelled(N_("Stopped; nothing was written."))
