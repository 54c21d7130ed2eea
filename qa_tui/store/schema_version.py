"""Which schema a desk's file has; a foreign file, or one of a newer program, is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.errors import StoreError
from qa_tui.domain.phrase import N_
from qa_tui.store.schema.first import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.sqlite import Connection


def version_of(connection: Connection, path: Path) -> int:
    """The schema version of a file; 0 for an empty one.

    Args:
        connection: An open connection.
        path: The file.

    Raises:
        StoreError: When the file is foreign, or newer than the program.
    """
    application = connection.execute("pragma application_id").fetchone()[0]
    version = int(connection.execute("pragma user_version").fetchone()[0])
    empty = connection.execute("select count(*) from sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION_ID and not empty:
        raise StoreError(
            N_("{path} is the database of another program.", path=str(path)),
            N_("Give the path of a desk, or of a new file."),
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            N_(
                "{path} was written by a newer qa-tui (schema {found}; this one knows {known}).",
                path=str(path),
                found=version,
                known=SCHEMA_VERSION,
            ),
            N_("Install the newer version; nothing was changed."),
        )
    return 0 if empty else version
