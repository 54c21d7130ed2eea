"""Makes the sample desk's parties, parliaments, periods, topics and representatives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from qa_tui.domain.text import fold

if TYPE_CHECKING:
    from qa_tui.store.writer import Writer

Row = dict[str, Any]


def load_directory(writer: Writer, directory: Row, now: datetime) -> dict[str, int]:
    """Store the directory of the sample desk.

    Args:
        writer: The open transaction.
        directory: The content of `data/sample/directory.toml`; its days count from now.
        now: The sample's present moment.

    Returns:
        Row ids by kind and key, such as `party sm`.
    """
    loader = _Loader(writer, now)
    for row in directory["party"]:
        loader.insert("party", row["key"], {"label": row["short"], "name": row["name"]})
    for row in directory["parliament"]:
        loader.insert("parliament", row["key"], {"name": row["name"]})
    for row in directory["period"]:
        loader.period(row)
    for row in directory["topic"]:
        parent = loader.keys.get(f"topic {row.get('parent')}")
        values = {"name": row["name"], "folded": fold(row["name"]), "parent": parent}
        loader.insert("topic", row["key"], values)
    for row in directory["representative"]:
        loader.representative(row)
    return loader.keys


def close_by_hand(writer: Writer, directory: Row, keys: dict[str, int]) -> None:
    """Close asking where the sample says so; last, because questions came in before."""
    for row in directory["representative"]:
        for number, held in enumerate(row.get("mandate", ())):
            if "closed_reason" in held:
                writer.connection.execute(
                    "update mandate set closed = 1, closed_reason = ? where id = ?",
                    (held["closed_reason"], keys[f"mandate {row['key']} {number}"]),
                )


@dataclass
class _Loader:
    """Inserts rows and remembers their ids."""

    writer: Writer
    now: datetime
    keys: dict[str, int] = field(default_factory=dict)

    def insert(self, table: str, key: str, values: Row) -> None:
        """Insert a row and remember its id under its table and key."""
        columns = {"uid": self.writer.uid(), **values}
        places = ", ".join(f":{name}" for name in columns)
        statement = f"insert into {table} ({', '.join(columns)}) values ({places}) returning id"
        found = self.writer.connection.execute(statement, columns).fetchone()
        self.keys[f"{table} {key}"] = found["id"]

    def day(self, offset: int | None) -> str | None:
        """The day that lies so many days after now."""
        if offset is None:
            return None
        return (self.now + timedelta(days=offset)).astimezone().date().isoformat()

    def period(self, row: Row) -> None:
        """A legislature or an election."""
        values = {
            "parliament": self.keys[f"parliament {row['parliament']}"],
            "kind": row["kind"],
            "name": row["name"],
            "starts_on": self.day(row["starts"]),
            "ends_on": self.day(row["ends"]),
        }
        self.insert("period", row["key"], values)

    def representative(self, row: Row) -> None:
        """A representative with mandates and candidacies."""
        name = f"{row['first_name']} {row['last_name']}"
        values = {
            "first_name": row["first_name"],
            "last_name": row["last_name"],
            "title": row.get("title", ""),
            "name": name,
            "folded": fold(name),
            "folded_last": fold(row["last_name"]),
            "party": self.keys[f"party {row['party']}"],
        }
        self.insert("representative", row["key"], values)
        for number, held in enumerate(row.get("mandate", ())):
            self.mandate(row["key"], number, held)

    def mandate(self, representative: str, number: int, row: Row) -> None:
        """One mandate or candidacy."""
        values = {
            "representative": self.keys[f"representative {representative}"],
            "kind": row["kind"],
            "period": self.keys[f"period {row['period']}"],
            "party": self.keys[f"party {row['party']}"],
            "constituency": row.get("constituency"),
            "starts_on": self.day(row.get("starts")),
            "ends_on": self.day(row.get("ends")),
        }
        self.insert("mandate", f"{representative} {number}", values)
