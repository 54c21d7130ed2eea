"""Requests whole lists from the API, page by page; kept answers are not requested again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa_tui.domain.errors import Unreachable, Unreadable
from qa_tui.domain.missing import no_parliament
from qa_tui.domain.phrase import N_
from qa_tui.ingest.api.client import Stopped
from qa_tui.ingest.api.entities import ApiResponse, Record, number_text, read_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.domain.moments import Clock
    from qa_tui.ingest.api.client import Client
    from qa_tui.ingest.api.saving import Saved

PAGE = 100
"""Entities that are asked for at once; servers give fewer as they like."""

_MOST = 2_000_000
_SOME = "id[in]"
_LONGEST_NAME = 80

WHOLE = {
    "parliaments": "parliament",
    "parliament-periods": "parliament_period",
    "parties": "party",
    "topics": "taxonomy_term",
    "constituencies": "constituency",
    "politicians": "politician",
    "candidacies-mandates": "candidacy_mandate",
}
"""The lists that make up the directory, with the word for what is in them."""


class _Unheeded(Exception):
    """The server gives everybody where some were asked for."""


@dataclass
class _List:
    """A list of the API and what has come of it."""

    path: str
    only: tuple[tuple[str, str], ...] = ()
    records: dict[object, Record] = field(default_factory=dict)
    start: int = 0
    total: int | None = None
    size: int = PAGE
    keys: frozenset[str] = frozenset()
    """The ids that were asked for; none where it is a whole list."""

    @property
    def done(self) -> bool:
        """Whether all of it has come."""
        return self.total is not None and self.start >= self.total

    @property
    def left(self) -> int:
        """Answers that are still to come, as far as one can tell."""
        return 1 if self.total is None else -(-max(0, self.total - self.start) // self.size)


@dataclass
class Fetch:
    """Gets the directory.

    Attributes:
        client: Asks the server, inside `connected`.
        saved: The answers that are kept.
        clock: Tells the present moment, for the age of answers.
        progress: Called with the number of answers that have come, and of all.
        stopped: Whether it was stopped before the end.
        short: Lists that ended before the number that the server had named.
    """

    client: Client
    saved: Saved
    clock: Clock
    progress: Callable[[int, int], None] = lambda _done, _all: None
    stopped: bool = False
    short: list[str] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _done: int = 0

    def directory(self, parliament: str | None = None) -> list[Record]:
        """Get the directory, of all parliaments or of one.

        Args:
            parliament: Name or key of the parliament; None for all.

        Returns:
            The entities that have come, also when it was stopped.

        Raises:
            NotFound: When there is no such parliament.
            Unreachable: When the server gives no answers that can be used.
            OSError: When answers cannot be kept.
        """
        try:
            if parliament is None:
                self._get([_List(path) for path in WHOLE])
            else:
                self._one_parliament(parliament)
        except Stopped:
            self.stopped = True
        return [record for one in self._lists for record in one.records.values()]

    def _one_parliament(self, name: str) -> None:
        parliaments = _List("parliaments")
        try:
            self._get([parliaments])
            found = _parliament(parliaments, name)
            key = _key(found) or ""
        finally:
            every, parliaments.records = parliaments.records, {}
        parliaments.records = {one: row for one, row in every.items() if row is found}
        periods = _List("parliament-periods", (("parliament", key),))
        self._get([periods, _List("parties"), _List("topics")])
        known = [str(_key(record)) for record in periods.records.values() if _key(record)]
        of = [(("parliament_period", period),) for period in known]
        held = [_List("candidacies-mandates", one) for one in of]
        self._get([*(_List("constituencies", one) for one in of), *held])
        self._people({_person_key(record) for one in held for record in one.records.values()})

    def _people(self, wanted: set[str | None]) -> None:
        """Get people by their ids, a hundred at once; all where the server does not heed that."""
        ids = sorted((key for key in wanted if key is not None), key=int)
        groups = [_some(ids[at : at + PAGE]) for at in range(0, len(ids), PAGE)]
        before = len(self._lists)
        try:
            self._get(groups)
        except (Unreachable, _Unheeded):
            del self._lists[before:]
            people = _List("politicians")
            try:
                self._get([people])
            finally:
                people.records = {one: row for one, row in people.records.items() if one in wanted}

    def _get(self, lists: list[_List]) -> None:
        """Get whole lists: first the beginning of each, so that their lengths are known."""
        self._lists += lists
        for one in lists:
            self._page(one)
        for one in lists:
            while not one.done:
                self._page(one)
            if one.total is not None and len(one.records) < one.total:
                self.short.append(one.path)

    def _page(self, one: _List) -> None:
        """Get the next page of a list."""
        answer = self._kept(one) or self._asked(one)
        if answer.total is not None:
            one.total = answer.total
        for place, record in enumerate(answer.records, one.start):
            one.records[_key(record) or ("", place)] = record
        one.start += len(answer.records)
        one.size = max(len(answer.records), 1) if not one.done else one.size
        if not answer.records or one.total is None:
            one.total = one.total if one.total is not None else one.start
            one.start = max(one.start, one.total)
        self._done += 1
        self.progress(self._done, self._done + sum(each.left for each in self._lists))

    def _kept(self, one: _List) -> ApiResponse | None:
        """The next page, where it is kept and can be read."""
        if self.client.stop():
            raise Stopped
        raw = self.saved.read(_name(one))
        try:
            return _checked(one, read_answer(raw)) if raw is not None else None
        except Unreadable:
            return None

    def _asked(self, one: _List) -> ApiResponse:
        """The next page from the server; it is kept."""
        last: list[bytes] = []

        def read(raw: bytes) -> ApiResponse:
            answer = _checked(one, read_answer(raw))
            last.append(raw)
            return answer

        # By id, upwards: what is added meanwhile comes at the end and moves no page.
        query = {
            **dict(one.only),
            "range_start": str(one.start),
            "range_end": str(one.start + PAGE),
            "sort_by": "id",
            "sort_direction": "asc",
        }
        answer = self.client.ask(one.path, query, read)
        self.saved.keep(_name(one), last[-1], self.clock())
        return answer


def _some(ids: list[str]) -> _List:
    """The people of some ids."""
    return _List("politicians", ((_SOME, f"[{','.join(ids)}]"),), keys=frozenset(ids))


def _name(one: _List) -> str:
    """The name under which the next page of a list is kept."""
    only = re.sub(r"[^a-z0-9_]+", "-", "".join(f"{field}-{value}-" for field, value in one.only))
    if len(only) > _LONGEST_NAME:
        only = f"ids-{hashlib.sha256(only.encode()).hexdigest()[:32]}-"
    return f"{one.path}/{only}from-{one.start}"


def _checked(one: _List, answer: ApiResponse) -> ApiResponse:
    """An answer that is the next page of a list.

    Raises:
        Unreadable: When it is another page, or another list.
        _Unheeded: When it holds others than those that were asked for by their ids.
    """
    kinds = {str(record.get("entity_type")) for record in answer.records}
    keys = {_key(record) for record in answer.records}
    if len(one.records) + len(keys) > _MOST:
        raise Unreadable(N_("The list is too long to be one of the API."))
    if not kinds <= {WHOLE[one.path], "topic"}:
        raise Unreadable(N_("The answer is about something else."))
    if one.keys and not keys <= one.keys:
        raise _Unheeded
    repeated = bool(keys) and None not in keys and keys <= one.records.keys()
    if repeated or answer.start not in {None, one.start}:
        raise Unreadable(N_("The answer is not the page that was asked for."))
    return answer


def _parliament(parliaments: _List, name: str) -> Record:
    """The parliament of a name or key.

    Raises:
        NotFound: When there is none; says which there are.
    """
    wanted = name.strip().casefold()
    known = [one for one in parliaments.records.values() if _key(one) is not None]
    for record in known:
        if wanted in {_key(record), str(record.get("label")).casefold()}:
            return record
    raise no_parliament(name, [str(record.get("label")) for record in known])


def _key(record: Record) -> str | None:
    return number_text(record.get("id"))


def _person_key(record: Record) -> str | None:
    person = record.get("politician")
    return _key(person) if isinstance(person, dict) else None
