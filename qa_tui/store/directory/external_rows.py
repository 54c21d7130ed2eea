"""Rows that another source knows by its own keys: found by these, added and updated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qa_tui.store.directory.names import Renaming

if TYPE_CHECKING:
    from qa_tui.store.writer import Writer

Values = dict[str, object]
"""What is to stand in a row, by column."""


class EntryOutcome(Enum):
    """What became of an entry."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ExternalRows:
    """The rows of one source, in one transaction.

    Attributes:
        writer: The open transaction.
        source: The source's name.
        seen: Rows that were written from this source already, by table and id: where two of its
            keys mean the same row, the first one says what stands in it.
    """

    writer: Writer
    source: str
    seen: set[tuple[str, int]]

    def also_known(self, kind: str, key: str, row: int) -> None:
        """Let a row be found by a further key, unless that means another one."""
        self.writer.connection.execute(
            """insert into external_id (source, kind, key, row) values (?, ?, ?, ?)
            on conflict (source, kind, key) do nothing""",
            (self.source, kind, key, row),
        )

    def row(self, table: str, key: str | None) -> int | None:
        """The row of a key of the source, or None."""
        found = self.writer.connection.execute(
            "select row from external_id where source = ? and kind = ? and key = ?",
            (self.source, table, key),
        ).fetchone()
        return None if found is None else int(found["row"])

    def put(
        self, table: str, key: str, values: Values, *, keep: bool = False, by: str | None = None
    ) -> EntryOutcome:
        """Add a row, or bring one up to date.

        Args:
            table: The table, which is the kind of key, too.
            key: The source's key.
            values: What is to stand in the row.
            keep: Whether a row that is there stays as it is.
            by: The column by which rows of other sources are found, or None.

        Returns:
            What became of it.
        """
        known = self.row(table, key)
        same = self._same(table, by, values[by]) if by else None
        if known is not None and keep:
            outcome = EntryOutcome.UNCHANGED
        elif known is None and same is None:
            self._link(table, key, self._insert(table, values))
            outcome = EntryOutcome.ADDED
        else:
            row = known if same is None else same
            assert row is not None  # noqa: S101 - one of both is there
            written = not keep and (table, row) not in self.seen
            changed = self._update(table, row, values) if written else False
            if row != known:
                self._link(table, key, row)
            outcome = EntryOutcome.CHANGED if changed or row != known else EntryOutcome.UNCHANGED
        return outcome

    def _same(self, table: str, column: str, value: object) -> int | None:
        found = self.writer.connection.execute(
            f"select id from {table} where {column} = ?", (value,)
        ).fetchone()
        return None if found is None else int(found["id"])

    def _insert(self, table: str, values: Values) -> int:
        columns = {"uid": self.writer.uid(), **values}
        row = self.writer.connection.execute(
            f"insert into {table} ({', '.join(columns)})"
            f" values ({', '.join('?' * len(columns))}) returning id",
            tuple(columns.values()),
        ).fetchone()["id"]
        self.seen.add((table, int(row)))
        return int(row)

    def _update(self, table: str, row: int, values: Values) -> bool:
        """Write what differs; tells whether anything did."""
        self.seen.add((table, row))
        connection = self.writer.connection
        found = connection.execute(f"select * from {table} where id = ?", (row,)).fetchone()
        differing = {name: value for name, value in values.items() if found[name] != value}
        if not differing:
            return False
        with Renaming(self.writer, table, row, differing):
            connection.execute(
                f"update {table} set {', '.join(f'{name} = ?' for name in differing)} where id = ?",
                (*differing.values(), row),
            )
        return True

    def _link(self, table: str, key: str, row: int) -> None:
        self.writer.connection.execute(
            """insert into external_id (source, kind, key, row) values (?, ?, ?, ?)
            on conflict (source, kind, key) do update set row = excluded.row""",
            (self.source, table, key, row),
        )
