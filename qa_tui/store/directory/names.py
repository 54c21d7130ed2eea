"""Keeps lists and search index right when a name or party in the directory changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.store.search.index import drop_message, index_message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from qa_tui.store.writer import Writer

_OF = {
    "representative": "select id from thread where representative = ?",
    "party": """select t.id from thread t join representative r on r.id = t.representative
        where r.party = ?""",
}


class Renaming:
    """The moment in which a row of the directory changes.

    Args:
        writer: The open transaction.
        table: `representative`, `party` or another table of the directory.
        row: Id of the row.
        columns: The columns that change.
    """

    def __init__(self, writer: Writer, table: str, row: int, columns: Iterable[str]) -> None:
        changing = set(columns)
        connection = writer.connection
        self.writer = writer
        self.messages: list[int] = []
        if changing & {"party", "label"} and table in _OF:
            writer.threads.update(found["id"] for found in connection.execute(_OF[table], (row,)))
        if "name" in changing and table == "representative":
            found = connection.execute(
                f"select id from message where thread in ({_OF[table]})", (row,)
            )
            self.messages = [one["id"] for one in found]

    def __enter__(self) -> None:
        """Take the words out of the search index while they are known."""
        for message in self.messages:
            drop_message(self.writer, message)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the messages into the search index again, at the end of the transaction."""
        for message in self.messages:
            index_message(self.writer, message)
