"""What `directory unresolved` and `choose` do: whom pages mean, where that is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.cli.output import cell, put_json, remark, tell
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import read_whole
from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.phrase import N_, NN_
from qa_tui.export.shapes import open_match_shape
from qa_tui.i18n import drawn
from qa_tui.store.directory.relinking import choose, read_open_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.cli.session import Session
    from qa_tui.domain.people.open_match import OpenMatch
    from qa_tui.domain.people.people import Mandate

WAY_THERE = N_("“qa-tui directory unresolved”")
"""What reports of imports call that lists them."""

NOBODY = "nobody"
"""The word for a choice of nobody in the directory."""


def list_unresolved(session: Session, *, as_json: bool) -> None:
    """List the people on pages whose match in the directory is uncertain."""
    desk = session.open_for_moderators()
    with desk.reading() as connection:
        found = read_open_matches(connection, desk.today)
    if as_json:
        for one in found:
            put_json(open_match_shape(one))
        return
    if not found:
        tell(N_("No match of people on pages is in doubt."))
        return
    columns = (
        Column(N_("number"), right=True),
        Column(N_("on pages"), least=16),
        Column(N_("threads"), right=True),
        Column(N_("asked"), least=10),
        Column(N_("can be")),
        Column(N_("who"), least=16),
    )
    put_table(columns, (row for one in found for row in _rows(one)))
    remark(N_("“qa-tui directory choose NUMBER ID” says who it is, or “nobody”."))


def _rows(one: OpenMatch) -> Iterator[Sequence[Cell]]:
    """A row for each candidate; what pages show stands in the first one."""
    days = drawn(" – ").join(dict.fromkeys(day[:10] for day in (one.first, one.last) if day))
    head = (
        Cell.number(one.id),
        Cell(cell(_labelled(one.name, one.party))),
        Cell.number(one.threads),
        Cell(cell(days)),
    )
    for place, person in enumerate(one.candidates):
        left = head if place == 0 else (Cell(cell("")),) * len(head)
        held = ", ".join(_term(term) for term in person.mandates[:3])
        who = ": ".join(part for part in (_labelled(person.name, person.party), held) if part)
        yield *left, Cell.number(person.id), Cell(cell(who))


def _term(term: Mandate) -> str:
    """Parliament and period; most periods are called after their parliament."""
    named = term.period.startswith(term.parliament)
    return term.period if named else f"{term.parliament} {term.period}"


def _labelled(name: str, party: str | None) -> str:
    return f"{name} ({party})" if party else name


def choose_person(session: Session, given: Sequence[str], *, as_json: bool) -> None:
    """Say who of the directory somebody on pages is.

    Raises:
        WrongUsage: When the words are no number and no person.
    """
    if len(given) != 2:
        raise WrongUsage(
            N_("Say who it is."),
            N_("Give the number and the id: “qa-tui directory choose 3 17”, or “nobody”."),
        )
    remedy = N_("“qa-tui directory unresolved” shows them.")
    number = read_whole(given[0], "NUMBER", remedy)
    person = None if given[1].casefold() == NOBODY else read_whole(given[1], "ID", remedy)
    desk = session.open_for_moderators()
    with desk.writing(session.actor) as writer:
        done = choose(writer, number, person)
    if as_json:
        put_json({"name": done.name, "representative": person, "threads": done.threads})
        return
    tell(
        NN_(
            "{name}: {count} thread. “qa-tui undo” takes it back.",
            "{name}: {count} threads. “qa-tui undo” takes it back.",
            done.threads,
            name=done.name,
        )
    )
