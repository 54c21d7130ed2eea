"""Named migrations, run by sqlite-utils: each is one transaction that records itself.

Imported only when one is pending, because sqlite-utils loads slowly.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from qa_tui.domain.imports.addresses import read_address
from qa_tui.domain.people.person_names import party_key, person_key, untitled
from qa_tui.domain.text import fold
from qa_tui.domain.uid import new_uid
from qa_tui.store.derived import rebuild
from qa_tui.store.messages.texts import count_personal
from qa_tui.store.schema import (
    captures,
    desk,
    drafts,
    first,
    imports,
    linking,
    lists,
    personal,
    reach,
    runs,
    uncounted,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.sqlite import Connection

migrations = Migrations("qa_tui")


@migrations()
def m0001_tables(db: Database) -> None:
    """Make the tables, indexes and triggers of the first version."""
    for statement in first.STATEMENTS:
        db.execute(statement)
    db.execute(f"pragma application_id = {first.APPLICATION_ID}")
    db.execute("pragma user_version = 1")


@migrations()
def m0002_lists_and_search(db: Database) -> None:
    """Make the narrow table behind the lists, its counters, the vocabulary and saved views."""
    for statement in lists.STATEMENTS:
        db.execute(statement)


@migrations()
def m0003_working_together(db: Database) -> None:
    """Make the claims and further kinds of drafts; say how long letters wait."""
    for statement in desk.STATEMENTS:
        db.execute(statement)


@migrations()
def m0004_large_imports(db: Database) -> None:
    """Find a known thread of somebody with very many."""
    for statement in imports.THREADS:
        db.execute(statement)


@migrations()
def m0005_guesses(db: Database) -> None:
    """Say of each page that was read what on it was a guess."""
    for statement in imports.GUESSES:
        db.execute(statement)


@migrations()
def m0006_captures(db: Database) -> None:
    """Tell which capture of a thread stands, and know threads by the addresses of their pages."""
    for statement in captures.CAPTURES:
        db.execute(statement)
    keys = [
        (read_address(url).thread, capture)
        for capture, url in db.execute(captures.KEYLESS).fetchall()
    ]
    db.conn.executemany(captures.GIVE_KEY, [key for key in keys if key[0] is not None])


@migrations()
def m0007_import_runs(db: Database) -> None:
    """Say of each import what it did, from where, and whether it came to its end."""
    for statement in runs.RUNS:
        db.execute(statement)


@migrations()
def m0008_linking(db: Database) -> None:
    """Know people from pages apart from the directory, and what each page shows of them."""
    for statement in linking.LINKING:
        db.execute(statement)
    for person, name in db.execute(linking.FROM_PAGES).fetchall():
        db.execute(linking.FOLD, (fold(untitled(name)), person))
        db.execute(linking.KEY, (person_key(name), person))
    for capture, name, label, url in db.execute(linking.SEEN).fetchall():
        key = person_key(name), party_key(label), read_address(url).profile or ""
        db.execute(linking.SIGHT, (new_uid(datetime.now(UTC)), name, label, *key))
        db.execute(linking.SIGHTED, (*key, capture))


@migrations()
def m0009_drafts_of_decisions(db: Database) -> None:
    """Keep what was typed and marked for a decision."""
    for statement in drafts.DECISIONS:
        db.execute(statement)


@migrations()
def m0010_personal_data(db: Database) -> None:
    """Count in what waits for a decision what looks like personal data."""
    for statement in personal.PERSONAL:
        db.execute(statement)
    for message, revision, text, background in db.execute(personal.OPEN).fetchall():
        found = count_personal(text, background)
        db.execute(personal.COUNT, (found, message, revision))


@migrations()
def m0011_uncounted(db: Database) -> None:
    """Remember what an import has yet to count."""
    for statement in uncounted.UNCOUNTED:
        db.execute(statement)


@migrations()
def m0012_many_captures(db: Database) -> None:
    """Find the capture that stands, and the thread of an address, without reading all of them."""
    for statement in captures.MANY:
        db.execute(statement)


@migrations()
def m0013_last_names(db: Database) -> None:
    """Count the last names of who asked, too, in what waits for a decision."""
    for message, revision, text, background, *known in db.execute(personal.NAMED).fetchall():
        names = tuple(dict.fromkeys(name for name in known if name))
        found = count_personal(text, background, names)
        db.execute(personal.COUNT, (found, message, revision))


@migrations()
def m0014_newest_hits_first(db: Database) -> None:
    """Forget the search index, in which the oldest messages came first; it is made anew."""
    db.execute("insert into search_doc (search_doc) values ('delete-all')")


@migrations()
def m0015_reach(db: Database) -> None:
    """Tell how late answers come, and topics and parties of what is listed by its addressee."""
    for statement in reach.INDEXES:
        db.execute(statement)


_DERIVED = 14
"""The version that last changed the shape of what is derived from the records."""


def migrate(
    connection: Connection, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Bring a file to the present schema; make what is derived anew where that has changed.

    The version is written last: what a power cut leaves unfinished is finished at the next opening.

    Args:
        connection: An open, writable connection outside a transaction.
        progress: Told how many messages of how many are in the lists and the index again.
    """
    before = connection.execute("pragma user_version").fetchone()[0]
    migrations.apply(Database(connection, execute_plugins=False))
    if before < _DERIVED:
        rebuild(connection, progress)
    connection.execute(f"pragma user_version = {first.SCHEMA_VERSION}")
