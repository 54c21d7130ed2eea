"""Decisions that are typed on the `:` line: `refuse insult`, `hold 3d the source is checked`."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.filters.completion import Completion, Completions
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import check_wake_day, named_day, read_wake_day
from qa_tui.domain.numbers import whole
from qa_tui.domain.phrase import N_
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import language
from qa_tui.store.preparing import codex
from qa_tui.tui.command_line import offer

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.records import Kind
    from qa_tui.tui.work.target import Target

_WORDS_OF_A_DAY = 4
_LIKE_A_DAY = re.compile(
    r"(?:(?:after|nach(?: dem)?|on|am|bis(?: zum)?|until)\s+)?"
    r"(?:\d+[dw]|\d{4}-\d\d?-\d\d?|\d{1,2}\.\d{1,2}\.\d*)(?!\S)",
    re.IGNORECASE,
)
_DAYS = ("1d", "3d", "1w", "2w", "4w")


def spoken_decision(verb: Verb, target: Target, said: str, today: date) -> Decision:
    """The decision that a line means.

    Args:
        verb: The step.
        target: The message.
        said: What stands behind the command: a clause; for sending back a clause or the words
            for the author, or both; for holding a day and the reason, or the reason alone.
        today: The day that distances count from.

    Returns:
        The decision, with the version that was read.

    Raises:
        WrongUsage: When there is no such clause, the day is not later than today, or the
            reason is missing.
    """
    about, version = target.message, target.version
    if verb is Verb.HOLD:
        day, reason = day_and_reason(said, today)
        return Decision(about, verb, note=reason, wake_on=day, version=version)
    first, _, rest = said.partition(" ")
    known = {clause.key for clause in codex().for_kind(target.kind)}
    if verb is Verb.RETURN and first.lower() not in known:
        return Decision(about, verb, note=said, version=version)
    clause = _clause(first, target.kind)
    return Decision(about, verb, clause=clause, note=rest.strip(), version=version)


def _clause(key: str, kind: Kind) -> str:
    """Find a clause; what is said of a wrong one fits under the line.

    Raises:
        WrongUsage: When there is no such clause, or it is not meant for this kind.
    """
    try:
        return codex().find(key, kind).key
    except WrongUsage as error:
        keys = [clause.key for clause in codex().for_kind(kind)]
        close = tuple(difflib.get_close_matches(key.lower(), keys, 3))
        remedy = N_("Did you mean {options}?", options=close) if close else N_("Tab shows them.")
        raise WrongUsage(error.what, remedy) from None


def day_and_reason(said: str, today: date) -> tuple[date | None, str]:
    """Part the day on which something comes back from the reason behind it.

    Args:
        said: `3d the source is checked`, `in 3 days …`, `2027-01-31 …`, or a reason alone.
        today: The day that distances count from.

    Returns:
        The day, None for no day, and the reason.

    Raises:
        WrongUsage: When the day is not later than today, or there is no reason.
    """
    parts = said.split()
    for count in range(min(_WORDS_OF_A_DAY, len(parts)), 0, -1):
        day = named_day(" ".join(parts[:count]), today)
        if day is None:
            continue
        check_wake_day(day, today)
        reason = " ".join(parts[count:])
        if not reason:
            raise WrongUsage(
                N_("The reason is missing."), N_("Write it behind the day: hold 3d legal question")
            )
        return day, reason
    like = _LIKE_A_DAY.match(said.strip())
    if like:
        read_wake_day(like[0], today)
    return None, said


def argument_choices(kind: str, text: str, target: Target | None) -> Completions:
    """What could stand behind a decision.

    Args:
        kind: What the command takes: `clause`, `day` or `thread`.
        text: What stands there.
        target: The chosen message; None for none.
    """
    if target is None:
        return offer(text, ())
    if kind == "day":
        return offer(text, (Completion(f"{day} ") for day in _DAYS))
    if kind == "thread":
        return offer(text, (Completion(str(target.thread), N_("{name}", name=target.gist)),))
    clauses = codex().for_kind(target.kind)
    names = [clause.in_language(language()).name for clause in clauses]
    return offer(
        text, (Completion(c.key, N_("{name}", name=n)) for c, n in zip(clauses, names, strict=True))
    )


def thread_number(text: str) -> int:
    """Read the number of a thread.

    Raises:
        WrongUsage: When it is none.
    """
    number = whole(text)
    if number is None:
        raise WrongUsage(
            N_("“{text}” is not a thread number.", text=text),
            N_("It stands at the top of the thread and in “qa-tui list”."),
        )
    return number


def row_number(text: str) -> int:
    """Read the number of a row; one beyond the end means the last.

    Raises:
        WrongUsage: When it is none.
    """
    number = whole(text)
    if number is None:
        raise WrongUsage(N_("“{text}” is not a row number.", text=text), N_("Give 1 or more."))
    return number
