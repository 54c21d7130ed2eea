"""Which messages a command over many is about, and whether it is to be done."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from qa_tui.cli.base import json_option, option, together
from qa_tui.cli.stdin import is_given, read_text
from qa_tui.cli.values import read_whole
from qa_tui.domain.errors import Refused, WrongUsage
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.phrase import N_
from qa_tui.i18n import say
from qa_tui.store.lists.lines import all_places, messages_at
from qa_tui.store.lists.plan import plan as plan_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.store.sqlite import Connection


@dataclass(frozen=True)
class Over:
    """What is given to every command over many messages.

    Attributes:
        messages: Ids of the messages, or `-`.
        query: The filter that says which are meant where none are named; None for none.
        dry_run: Whether to end after telling the plan.
        full: Whether to tell of each message.
        yes: Whether it was agreed to beforehand.
        as_json: Whether to print JSON.
    """

    messages: tuple[str, ...]
    query: str | None
    dry_run: bool
    full: bool
    yes: bool
    as_json: bool


def over_many_options(told_in_full: Phrase) -> Callable[..., Callable[..., Any]]:
    """Give a command the argument and the options of all commands over many messages.

    Args:
        told_in_full: What `--full` prints.

    Returns:
        A decorator; the command gets the session, an `Over`, and what it takes besides.
    """

    def give(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def called(session: Session, **given: Any) -> Any:
            over = Over(**{name: given.pop(name) for name in _OVER})
            return function(session, over, **given)

        return wanted(called)

    wanted = together(
        click.argument("messages", nargs=-1, metavar="[MESSAGE…]"),
        option(
            "--filter", "query", metavar="FILTER", told=N_("The messages of a filter: is:pending …")
        ),
        option("--dry-run", is_flag=True, told=N_("Say what would happen, and write nothing.")),
        option("--full", is_flag=True, told=told_in_full),
        option("--yes", is_flag=True, told=N_("Do it without asking.")),
        json_option,
        click.pass_obj,
    )
    return give


_OVER = tuple(field.name for field in fields(Over))


def named_messages(over: Over) -> list[int] | None:
    """The messages that were named, or None where a filter says which.

    Raises:
        WrongUsage: When both are given, or neither.
    """
    if bool(over.messages) is (over.query is not None):
        raise WrongUsage(
            N_("Which messages are meant?"),
            N_("Give either ids, or “-” for standard input, or --filter FILTER."),
        )
    if over.query is not None:
        return None
    if over.messages == ("-",):
        return list(_ids_of(read_text() if is_given() else ""))
    return [_id(word, number) for number, word in enumerate(over.messages, 1)]


def _ids_of(text: str) -> Iterator[int]:
    """The ids on standard input: a number a line, or the objects of `list --json`."""
    for number, line in enumerate(text.splitlines(), 1):
        word = line.strip()
        if word.startswith("{"):
            word = _from_object(word)
        if word:
            yield _id(word, number)


def _from_object(line: str) -> str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return line
    return str(found.get("message", line)) if isinstance(found, dict) else line


def _id(word: str, number: int) -> int:
    remedy = N_("Give ids of messages; “qa-tui list” shows them.")
    return read_whole(word, N_("Message {number}", number=number), remedy)


def wanted_messages(
    connection: Connection, named: list[int] | None, query: str | None, today: date
) -> list[int]:
    """The messages that are meant.

    Args:
        connection: A reading connection.
        named: Those that were named, or None where a filter says which.
        query: The filter.
        today: The user's present day.

    Raises:
        WrongUsage: When the filter is wrong.
    """
    if named is not None:
        return named
    planned = plan_list(connection, Listing(parse_filter(query or ""), today))
    places = [place for chunk in all_places(connection, planned) for place in chunk]
    return messages_at(connection, places)


def require_yes(tell_plan: Callable[[], None], *, as_json: bool) -> None:
    """Ask whether to do it.

    Args:
        tell_plan: Says on standard error what will happen.
        as_json: Whether a program is at the other end.

    Raises:
        Refused: When the answer is no, or nobody can be asked.
    """
    nothing = N_("Nothing was written.")
    if as_json or is_given() or not sys.stderr.isatty():
        raise Refused(nothing, N_("Say --yes to do it, or --dry-run to look first."))
    tell_plan()
    if not click.confirm(say(N_("Do this?")), err=True):
        raise Refused(nothing)
