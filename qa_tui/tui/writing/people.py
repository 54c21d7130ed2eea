"""Fields in which people and topics are found while their names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import fold
from qa_tui.i18n import drawn
from qa_tui.store.directory.people import (
    find_representative,
    find_topic,
    read_representatives,
    read_topics,
)
from qa_tui.store.messages.intake import check_open
from qa_tui.tui.safe import error_words, outside, words
from qa_tui.tui.writing.base import Suggestion
from qa_tui.tui.writing.checks import Check, needed, ok, told, wrong

if TYPE_CHECKING:
    from datetime import date

    from qa_tui.domain.people.people import Representative
    from qa_tui.store.sqlite import Connection

MOST = 6
"""How many are offered at once."""


def suggest_people(connection: Connection, typed: str, today: date) -> tuple[Suggestion, ...]:
    """Representatives that may be meant; nobody before something was typed.

    Args:
        connection: A reading connection.
        typed: Beginnings of parts of the name, or a party.
        today: The user's present day, for who can be asked.
    """
    if not fold(typed) or typed.strip().isdecimal():
        return ()
    found = read_representatives(connection, typed, today, limit=MOST)
    names = [fold(person.name) for person in found]
    return tuple(
        Suggestion(
            person.name if names.count(fold(person.name)) == 1 else str(person.id),
            _offered(person),
        )
        for person in found
    )


def _offered(person: Representative) -> Content:
    """A person as the list of suggestions has it."""
    about = [person.party or ""]
    if person.mandates:
        about += [person.mandates[0].parliament, person.mandates[0].constituency or ""]
    parts = [outside(person.name), outside(", ".join(filter(None, about)), "$dim", limit=60)]
    if not person.asking.open:
        parts.append(words(N_("cannot be asked"), "$state-refused"))
    return Content("  ").join(part for part in parts if part.plain)


def check_person(connection: Connection, typed: str, today: date) -> Check:
    """Whether somebody is meant who can be asked."""
    if not fold(typed):
        return needed(N_("no addressee yet"))
    try:
        person = find_representative(connection, typed, today)
    except QaTuiError:
        return wrong(_candidates(read_representatives(connection, typed, today, limit=MOST)))
    try:
        check_open(person)
    except QaTuiError as error:
        return wrong(words(error.what))
    if person.party:
        return ok(N_("{name}, {party}, can be asked", name=person.name, party=person.party))
    return ok(N_("{name} can be asked", name=person.name))


def _candidates(found: tuple[Representative, ...]) -> Content:
    """Who may be meant."""
    if not found:
        return words(N_("nobody has this name"))
    names = ", ".join(f"{p.name} ({p.party})" if p.party else p.name for p in found[: MOST - 1])
    more = drawn(" …") if len(found) >= MOST else ""
    return words(N_("which one: {names}", names=f"{names}{more}"))


def suggest_topics(connection: Connection, typed: str) -> tuple[Suggestion, ...]:
    """Topics with a word that begins so."""
    wanted = [f" {word}" for word in fold(typed).split()]
    found = (
        topic.name
        for topic in read_topics(connection)
        if all(word in f" {fold(topic.name)}" for word in wanted)
    )
    return tuple(
        Suggestion(name, outside(name)) for name, _ in zip(found, range(MOST), strict=False)
    )


def check_topic(connection: Connection, typed: str, *, must: bool) -> Check:
    """Whether a topic is meant.

    Args:
        connection: A reading connection.
        typed: What was typed.
        must: Whether there has to be one, as in the old form.
    """
    if not fold(typed):
        if must:
            return needed(N_("the old form needs a topic"))
        return told(N_("optional"))
    try:
        return ok(N_("topic: {name}", name=find_topic(connection, typed).name))
    except QaTuiError as error:
        return wrong(error_words(error))
