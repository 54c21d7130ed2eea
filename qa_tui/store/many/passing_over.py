"""Plans one message of many, or says why it is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from qa_tui.domain.errors import Conflict, NotFound, QaTuiError
from qa_tui.domain.moderation.batch import PassedOver
from qa_tui.domain.phrase import N_
from qa_tui.store.messages.threads import read_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Message
    from qa_tui.store.sqlite import Connection

P = TypeVar("P")


def plan_or_pass_over(
    connection: Connection,
    message: int,
    plan: Callable[[Message], P | PassedOver],
    group: Callable[[Message, QaTuiError], Phrase],
) -> P | PassedOver:
    """Plan one message.

    Args:
        connection: A connection; nothing is written.
        message: Its id.
        plan: Plans it, once it was read.
        group: Why a rule is against it, in words that are the same for all such messages.

    Returns:
        What is planned, or why the message is passed over.
    """
    found: Message | None = None
    try:
        found = read_message(connection, message)
        return plan(found)
    except QaTuiError as error:
        if found is None or isinstance(error, NotFound):
            why = N_("taken back, or not there")
        elif isinstance(error, Conflict):
            why = N_("changed by somebody since you saw it")
        else:
            why = group(found, error)
        return PassedOver(message, error.what, why)
