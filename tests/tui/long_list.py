"""A list over a table of numbers in a real file, and a person before it."""

from __future__ import annotations

import asyncio
import threading
import time
from array import array
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from loop_threads import PATIENCE, arrived
from textual import on
from textual.app import App

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.store.sqlite import connect
from qa_tui.tui.lists.window_list import WindowList
from qa_tui.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.tui.lists.row_strips import Piece, RowLook

LEAST = -(10**9)
"""Below all rows."""

_MAKE = """
create table number (id integer primary key, sort integer not null, title text not null);
create index number_sort on number (sort);
"""

_FILL = """
with recursive n(p) as (select 0 union all select p + 1 from n where p + 1 < :rows)
insert into number select 7 * ((p * 7919) % :rows) + 5, p * 10, 'Number ' || p from n
"""


@dataclass(frozen=True)
class Number:
    """A row of the table."""

    id: int
    title: str


class Table:
    """A table of numbered rows, in an order that is not that of their ids."""

    def __init__(self, path: Path, rows: int) -> None:
        path.touch()
        self.path = path
        with closing(connect(path)) as connection:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(_MAKE)
            connection.execute(_FILL, {"rows": rows})

    def reading(self) -> Connection:
        """A connection of one's own."""
        return connect(self.path, read_only=True)

    def run(self, statement: str, *values: object) -> None:
        """Change the table, as another program might."""
        with closing(connect(self.path)) as connection:
            connection.execute(statement, values)

    @property
    def ids(self) -> list[int]:
        """All ids in order, as they are now."""
        return self.ids_from(LEAST)

    def ids_from(self, least: int) -> list[int]:
        """The ids of a view in order, as they are now."""
        return [row["id"] for row in self._rows(least)]

    def titles(self, least: int = LEAST) -> list[str]:
        """The titles of a view in order, as they are now."""
        return [row["title"] for row in self._rows(least)]

    def _rows(self, least: int) -> list[Row]:
        with closing(self.reading()) as connection:
            return connection.execute(
                "select id, title from number where sort >= ? order by sort, id", (least,)
            ).fetchall()


@dataclass
class Numbers:
    """A view of the table; each kind of reading can be held back.

    Attributes:
        table: The table.
        counted: Whether the number of rows is known at once.
        reversible: Whether the end is known without reading all ids.
        least: Rows below this sort are left out.
        chunk: Ids in a chunk.
        failing: Kinds of reading that fail.
        asked: The ids that rows were read for.
    """

    table: Table
    counted: bool = True
    reversible: bool = True
    least: int = LEAST
    chunk: int = 5_000
    failing: set[str] = field(default_factory=set)
    asked: list[list[int]] = field(default_factory=list)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    reached: dict[str, threading.Event] = field(default_factory=dict)

    def hold(self, kind: str) -> None:
        """Let a kind of reading wait, once it comes to it."""
        self.gates[kind] = threading.Event()
        self.reached[kind] = threading.Event()

    def let(self, kind: str) -> None:
        """Let it go on."""
        self.gates.pop(kind).set()

    def _pass(self, kind: str) -> None:
        gate = self.gates.get(kind)
        if gate is not None:
            self.reached[kind].set()
            assert gate.wait(PATIENCE)
        if kind in self.failing:
            raise StoreError(N_("The disk is on fire."), N_("Leave the house."))

    def _select(self, end: str, *values: object) -> array[int]:
        with closing(self.table.reading()) as connection:
            found = connection.execute(
                f"select id from number where sort >= ? order by {end}", (self.least, *values)
            )
            return array("q", (row[0] for row in found))

    def first(self, rows: int) -> tuple[array[int], int | None]:
        self._pass("first")
        ids = self._select("sort, id limit ?", rows)
        if not self.counted:
            return ids, None
        with closing(self.table.reading()) as connection:
            count = "select count(*) from number where sort >= ?"
            return ids, connection.execute(count, (self.least,)).fetchone()[0]

    def last(self, rows: int) -> array[int] | None:
        self._pass("last")
        if not self.reversible:
            return None
        return self._select("sort desc, id desc limit ?", rows)[::-1]

    def chunks(self) -> Iterator[array[int]]:
        self._pass("chunks")
        with closing(self.table.reading()) as connection:
            found = connection.execute(
                "select id from number where sort >= ? order by sort, id", (self.least,)
            )
            while chunk := found.fetchmany(self.chunk):
                yield array("q", (row[0] for row in chunk))
                self._pass("chunk")

    def rows(self, ids: Sequence[int]) -> dict[int, Number]:
        self._pass("rows")
        self.asked.append(list(ids))
        marks = ",".join("?" * len(ids))
        with closing(self.table.reading()) as connection:
            found = connection.execute(
                f"select id, title from number where id in ({marks})", tuple(ids)
            )
            return {row["id"]: Number(row["id"], row["title"]) for row in found}


class NumberList(WindowList[Number]):
    """Title, and the id below it."""

    def draw(self, row: Number, part: int, width: int, look: RowLook) -> list[Piece]:
        text = row.title if part == 0 else f"id {row.id} in {width} cells"
        return [(" " * 9, ""), (text, "dim" if look.done else "title")]


class ListApp(App[None]):
    """A screen with nothing but a list."""

    CSS: ClassVar[str] = "Screen { layout: vertical; }"
    BINDINGS: ClassVar = [("escape", "leave", "Leave")]

    def __init__(self, source: Numbers, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.source = source
        self.ascii_only = ascii_only
        self.animation_level = "none"
        self.told: list[tuple[str, object]] = []
        self.left = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield NumberList(ascii_only=self.ascii_only, id="list")

    def on_mount(self) -> None:
        listed = self.query_one(NumberList)
        listed.focus()
        listed.show(self.source)

    def action_leave(self) -> None:
        self.left += 1

    @on(WindowList.Highlighted)
    def note(self, event: WindowList.Highlighted) -> None:
        row = event.listed.current
        detail: object = row.title if row else None
        if isinstance(event, WindowList.Failed):
            detail = event.error
        self.told.append((type(event).__name__, detail))


class Reader:
    """A person before the list."""

    def __init__(self, app: ListApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def listed(self) -> NumberList:
        return self.app.query_one(NumberList)

    @property
    def lines(self) -> list[str]:
        """The screen as lines of text."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def shown(self) -> list[str]:
        """The first lines of the rows in sight, without their margin."""
        start = round(self.listed.scroll_y) % 2
        return [text for line in self.lines[start::2] if (text := self.words(line))]

    @property
    def under_cursor(self) -> str | None:
        row = self.listed.current
        return row.title if row else None

    @property
    def barred(self) -> list[str]:
        """The lines at which the cursor's bar stands, without their margin."""
        return [self.words(line) for line in self.lines if line[1:2] in {"▌", ">"}]

    def words(self, line: str) -> str:
        """A line without its margin and the scroll bar."""
        return line[2 : self.app.size.width - 1].strip()

    async def arrived(self) -> None:
        """Wait until all that was asked for is there and drawn."""
        async with asyncio.timeout(PATIENCE):
            await self.pilot.pause()
            await arrived(self.listed.reader, self.listed.loader)
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they ask for."""
        await self.pilot.press(*keys)
        await self.arrived()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds that does not depend on what is held back."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "\n".join(self.lines)
            await self.pilot.pause()


@asynccontextmanager
async def reading(
    source: Numbers, size: tuple[int, int] = (80, 24), *, ascii_only: bool = False
) -> AsyncIterator[Reader]:
    """Open a list on a source; what is held back is let go in the end."""
    app = ListApp(source, ascii_only=ascii_only)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        try:
            await pilot.pause()
            if not source.gates:
                await reader.arrived()
            yield reader
        finally:
            for kind in tuple(source.gates):
                source.let(kind)
