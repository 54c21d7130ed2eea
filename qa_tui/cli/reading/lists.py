"""The command `list`: the rows that fit a filter."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from qa_tui.cli.base import command, json_option, limit_option, option
from qa_tui.cli.output import cell, put_json, remark, rows_wanted, terminal, words
from qa_tui.cli.reading.states import ascii_only, message_state, thread_state
from qa_tui.cli.table import Cell, Column, put_table
from qa_tui.cli.values import OneOf
from qa_tui.domain.filters.filter import Filter, parse_filter
from qa_tui.domain.listing import Listing, Order
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind
from qa_tui.domain.text import SafeText, clean
from qa_tui.export.shapes import line_shape
from qa_tui.i18n import age, drawn
from qa_tui.store.lists.lines import known_count, stream_list
from qa_tui.store.lists.plan import plan
from qa_tui.store.lists.saved_views import find_saved_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from qa_tui.cli.session import Session
    from qa_tui.domain.phrase import Phrase
    from qa_tui.domain.records import Line
    from qa_tui.store.lists.plan import ListPlan
    from qa_tui.store.sqlite import Connection

_GIST = 100

_LIST = N_(
    "List threads, newest first, or open messages, oldest first.\n\n"
    "FILTER is what the screens understand too: is:pending, is:answered, to:NAME, topic:NAME, "
    "words, and “quoted phrases”. Asked for states of messages, such as is:pending or is:refused, "
    "the list shows messages; else threads."
)


@command("list", _LIST)
@click.argument("words_of_filter", nargs=-1, metavar="[FILTER]…")
@limit_option(N_("Rows at most; else 50 on a terminal, and all in a pipe."))
@option(
    "--order",
    type=OneOf(*Order),
    metavar="ORDER",
    told=N_("newest, oldest, or relevance for words; else open work oldest first."),
)
@option(
    "--view",
    "view",
    metavar="NAME",
    told=N_("Only what a saved view shows; FILTER narrows it further."),
)
@json_option
@click.pass_obj
def list_lines(
    session: Session,
    words_of_filter: tuple[str, ...],
    limit: int | None,
    order: str | None,
    view: str | None,
    *,
    as_json: bool,
) -> None:
    """Print the rows of a filter."""
    wanted = parse_filter(" ".join(words_of_filter))
    desk = session.open()
    limit = rows_wanted(limit, as_json=as_json)
    with desk.reading() as connection:
        if view is not None:
            wanted = _within(connection, view, wanted)
        listing = Listing(wanted, desk.today, desk.read_only, Order(order) if order else None)
        planned = plan(connection, listing)
        if as_json:
            for line in stream_list(connection, planned, limit):
                put_json(line_shape(line, desk.today))
            return
        _put_list(connection, planned, limit, desk.clock())


def _put_list(connection: Connection, planned: ListPlan, limit: int | None, now: datetime) -> None:
    """Print rows as a table, and whether there are more; say so where there are none."""
    lines = stream_list(connection, planned, None if limit is None else limit + 1)
    first = next(lines, None)
    if first is None:
        remark(_nothing(connection, planned.listing))
        return
    _put_lines(islice(chain([first], lines), limit), planned.listing.wanted, now)
    if limit is not None and next(lines, None) is not None:
        remark(_more(known_count(connection, planned), limit))


def _within(connection: Connection, name: str, wanted: Filter) -> Filter:
    """What fits both a saved view and a filter."""
    return Filter(find_saved_view(connection, name).view.filter.terms + wanted.terms)


def _more(total: int | None, limit: int) -> Phrase:
    if total is None:
        return N_("The first {shown}; --limit N shows more.", shown=limit)
    return N_("{shown} of {found}; --limit N shows more.", shown=limit, found=total)


def _nothing(connection: Connection, listing: Listing) -> Phrase:
    everything = Listing(parse_filter(""), listing.today, listing.public_only)
    if listing.wanted.terms and known_count(connection, plan(connection, everything)):
        return N_("Nothing fits the filter.")
    return N_("No threads yet. Import saved pages with “qa-tui import PATH”.")


def _put_lines(lines: Iterator[Line], wanted: Filter, now: datetime) -> None:
    today = now.astimezone().date()
    if wanted.lists_messages:
        rows = (_message_row(line, now, today) for line in lines)
        put_table((_THREAD, _MESSAGE, *_COMMON), rows)
    else:
        put_table((_THREAD, *_COMMON), (_thread_row(line, now, today) for line in lines))


_THREAD = Column(N_("thread"), right=True)
_MESSAGE = Column(N_("message"), right=True)
_COMMON = (
    Column(N_("age"), right=True),
    Column(N_("state"), least=18),
    Column(N_("to"), least=12),
    Column(N_("question"), least=20),
)


def _thread_row(line: Line, now: datetime, today: date) -> Sequence[Cell]:
    return (Cell.number(line.id), _age(line, now), thread_state(line, today), *_words(line))


def _message_row(line: Line, now: datetime, today: date) -> Sequence[Cell]:
    ids = (Cell.number(line.id), Cell.number(line.message))
    return (*ids, _age(line, now), message_state(line, today), *_words(line))


def _age(line: Line, now: datetime) -> Cell:
    return Cell(SafeText.literal(age(line.date, now) if line.date else drawn("–")))


def _words(line: Line) -> tuple[Cell, Cell]:
    to = f"{line.to} ({line.party})" if line.party else line.to
    gist = clean(line.gist, one_line=True, limit=_GIST)
    if line.kind is Kind.ANSWER:
        gist = words(N_("Answer: {text}", text=terminal(gist)))
    if line.personal:
        flag = "!" if ascii_only() else "⚑"
        gist = SafeText.literal(f"{flag}{line.personal} ") + gist
    return Cell(cell(to)), Cell(gist)


COMMANDS = {"list": list_lines}
