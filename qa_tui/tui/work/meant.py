"""Whom, what or which day a field of a correction means, in words, while one types."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.people.people import Representative
from qa_tui.domain.phrase import N_
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.work.correcting import read_candidates, read_meant

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.people.people import Topic
    from qa_tui.store.desk import Desk


async def meant_words(desk: Desk, field: str, typed: str) -> Content:
    """Whom or what a search field means; what is wrong where it means nothing.

    Args:
        desk: The desk; it is read in a thread.
        field: `topic` or `to`.
        typed: What was typed.
    """
    if field == "topic" and not typed.strip():
        return words(N_("no topic"), "$dim")
    try:
        return _words(await asyncio.to_thread(read_meant, desk, field, typed))
    except QaTuiError as error:
        wrong = error_words(error)
    found: tuple[Representative, ...] = ()
    if field == "to" and typed.strip():
        found = await asyncio.to_thread(read_candidates, desk, typed)
    if not found:
        return wrong
    names = Content(", ").join(outside(person.name) for person in found)
    return Content.assemble(words(N_("Which one:")), " ", names).stylize("$dim")


def _words(meant: Topic | Representative) -> Content:
    if not isinstance(meant, Representative):
        return words(N_("topic: {name}", name=meant.name), "$dim")
    if meant.asking.reason is not None:
        return words(meant.asking.reason, "$dim")
    name = meant.name if meant.party is None else f"{meant.name}, {meant.party}"
    return words(N_("to {name}", name=name), "$dim")


def day_words(typed: str, today: date) -> Content:
    """Which day of return is meant; what is wrong where it is none.

    Args:
        typed: What was typed; empty for no day.
        today: The user's present day.
    """
    try:
        day = read_wake_day(typed, today)
    except QaTuiError as error:
        return error_words(error)
    stays = N_("stays on hold until somebody resumes it")
    return words(N_("until {day}", day=day) if day else stays, "$dim")
