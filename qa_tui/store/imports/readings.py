"""What a further capture changes in its thread: the newest one wins, and what it changed goes back.

A capture is as new as the moment at which it was taken from the site. What was touched here stays,
what a page does not show takes nothing away, and a guessed border never takes the place of a sure
one. Every change is noted with the event of the run, by the uid of the message and the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from qa_tui.domain.imports.border import is_guess
from qa_tui.domain.likeness import MOST_WORDS, holds
from qa_tui.domain.records import Kind
from qa_tui.domain.text import storable
from qa_tui.domain.words import words_of
from qa_tui.store.imports.captures import STANDING_CAPTURE
from qa_tui.store.imports.page_directory import page_topic
from qa_tui.store.imports.page_rows import ADD_MESSAGE, message_values
from qa_tui.store.imports.shown import (
    REVISIONS,
    changed_fields,
    match_messages,
    same_words,
    stored_messages,
)
from qa_tui.store.messages.fields import apply_changes, field_value
from qa_tui.store.messages.texts import write_text
from qa_tui.store.messages.threads import derive, read_message, read_question, uid_of
from qa_tui.store.search.index import index_message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qa_tui.domain.imports.source import SourceMessage, SourceThread
    from qa_tui.store.imports.shown import ShownMessage, StoredMessage
    from qa_tui.store.sqlite import Connection, Row
    from qa_tui.store.writer import Writer

_CAPTURE = """select c.*, e.seq from capture c join import_run i on i.id = ?
join event e on e.subject_uid = i.uid and e.verb = 'import' where c.id = ? order by e.seq limit 1"""

_NOTED = """from change c join event e on e.seq = c.event and e.verb = 'import'
join import_run i on i.uid = e.subject_uid
where c.field glob '* *' and c.field >= ?1 || ' ' and c.field < ?1 || '!'"""
"""What readings changed in a message with some uid; the first condition is that of the index."""

_NOTED_OF_ALL = _NOTED.replace("?1", "m.uid")

NOTE_AGAIN = "update change set after = ? where field = ? and field glob '* *' and +event = ?"
"""A run may note very much; by its field a note is found at once."""

_STANDS = """select m.*, t.title, t.asking_note, o.uid as topic
from message m join thread t on t.id = m.thread left join topic o on o.id = t.topic
where m.id = ?"""


def asks_alike(connection: Connection, thread: int, page: SourceThread) -> bool:
    """Whether a page may show a thread: a wrong address does not make two questions one."""
    stored, asked = read_question(connection, thread), page.messages[0]
    mine = words_of(f"{stored.text}\n{stored.background}")[:MOST_WORDS]
    other = words_of(f"{asked.text}\n{asked.background}")[:MOST_WORDS]
    return holds(mine, other) or holds(other, mine)


def read_again(writer: Writer, run: int, capture: int, page: SourceThread) -> bool:
    """Read a capture into its thread, which is there; a thread that was taken back comes back.

    Args:
        writer: The open transaction.
        run: Id of the import run.
        capture: Id of the capture.
        page: What the reader made of it.

    Returns:
        Whether anything stands differently.
    """
    connection = writer.connection
    connection.execute("update capture set won = 0 where id = ?", (capture,))
    row = connection.execute(_CAPTURE, (run, capture)).fetchone()
    back = connection.execute(
        "update thread set withdrawn = 0 where id = ? and withdrawn = 1", (row["thread"],)
    ).rowcount
    reading = _Reading(writer, row, page, stored_messages(connection, row["thread"]))
    changed = reading.carry_out() or back > 0
    if changed:
        derive(writer, row["thread"])
    return changed


@dataclass(frozen=True)
class _Reading:
    """A capture that is read into a thread that is there.

    Attributes:
        row: The capture, with the `seq` of the event of its run.
        page: What the reader made of it.
        stored: The messages of the thread.
    """

    writer: Writer
    row: Row
    page: SourceThread
    stored: Sequence[StoredMessage]

    def carry_out(self) -> bool:
        """Change what the capture shows otherwise; tells whether there was anything."""
        wins = self._wins()
        if wins:
            self.writer.connection.execute(
                """update capture set won = (select max(won) + 1 from capture where thread = ?)
                where id = ?""",
                (self.row["thread"], self.row["id"]),
            )
        changed = [self._take(shown, wins=wins) for shown in match_messages(self.page, self.stored)]
        return any(changed)

    def _wins(self) -> bool:
        """Whether it takes the place of what stands in the thread."""
        thread, connection = self.row["thread"], self.writer.connection
        newest = connection.execute(
            """select c.captured_at from capture c cross join import_run i on i.id = c.run
            where c.thread = ? and c.id <> ? and +c.won > 0 and i.withdrawn = 0
            order by c.captured_at desc limit 1""",
            (thread, self.row["id"]),
        ).fetchone()
        newer = newest is None or self.row["captured_at"] >= newest[0]
        if newest is None or all(one.withdrawn for one in self.stored[1:]):
            return newer
        stands = connection.execute(
            f"""select c.sureness, c.guesses from thread t join capture c
            on c.id = {STANDING_CAPTURE} where t.id = ?""",
            (thread,),
        ).fetchone()
        guessed = is_guess(self.page.sureness, self.page.guesses)
        stood = is_guess(stands["sureness"], stands["guesses"].split())
        if guessed != stood:
            return stood and (newer or same_words(self.page, self.stored))
        return newer

    def _take(self, shown: ShownMessage, *, wins: bool) -> bool:
        """Take over one message; tells whether anything changed."""
        stored = shown.stored
        if stored is None:
            return wins and self._add(shown.message)
        back = wins and stored.withdrawn and self._bring_back(stored)
        if stored.touched or (stored.withdrawn and not back):
            return back
        values = changed_fields(self.page, shown, wins=wins)
        if wins:
            values |= self._revision(shown, stored)
            if shown.message.kind is Kind.QUESTION:
                values |= self._of_thread()
        return self._change(stored, values, wins=wins) or back

    def _add(self, message: SourceMessage) -> bool:
        """Add an answer."""
        values = message_values(self.writer, self.row["thread"], self.page, message)
        answer = self.writer.connection.execute(ADD_MESSAGE, values).fetchone()["id"]
        write_text(self.writer, answer, message.text, message.background)
        index_message(self.writer, answer)
        self._note("answer", None, uid_of(self.writer.connection, answer))
        return True

    def _bring_back(self, stored: StoredMessage) -> bool:
        """Put a message into the lists again, unless it was taken out by hand."""
        if stored.touched or stored.written:
            return False
        self.writer.connection.execute(
            "update message set withdrawn = 0, version = version + 1 where id = ?",
            (stored.message.id,),
        )
        if stored.message.kind is Kind.ANSWER:
            uid = uid_of(self.writer.connection, stored.message.id)
            self._note("answer", uid, uid)
        return True

    def _revision(self, shown: ShownMessage, stored: StoredMessage) -> dict[str, object]:
        """The revision with the words of the page, where those that stand there differ."""
        text = storable(shown.message.text)
        background = storable(shown.message.background) or stored.message.background
        stands = f"{stored.message.text} {stored.message.background}"
        if f"{text} {background}".split() == stands.split():
            return {}
        known = self.writer.connection.execute(
            """select max(revision) from (select * from message_text where message = ?
                order by revision desc limit ?) where text = ? and background = ?""",
            (stored.message.id, REVISIONS, text, background),
        ).fetchone()[0]
        return {"revision": known or write_text(self.writer, stored.message.id, text, background)}

    def _of_thread(self) -> dict[str, object]:
        """What stands over the thread, as far as the page tells it for certain."""
        wanted: dict[str, object] = {}
        if "title" not in self.page.guesses:
            wanted["title"] = storable(self.page.title)
        if self.page.asking_note is not None:
            wanted["asking_note"] = storable(self.page.asking_note)
        topic = page_topic(self.writer, self.page.topic)
        if topic is not None:
            found = self.writer.connection.execute("select uid from topic where id = ?", (topic,))
            wanted["topic"] = found.fetchone()[0]
        return wanted

    def _change(self, stored: StoredMessage, values: Mapping[str, object], *, wins: bool) -> bool:
        """Write what differs and note it; tells whether anything does.

        What an earlier reading changed and this one shows alike is noted, too: it stays when that
        one is taken back.
        """
        connection, message = self.writer.connection, stored.message.id
        uid = uid_of(connection, message)
        stands = connection.execute(_STANDS, (message,)).fetchone()
        changes = tuple(
            (field, stands[field], value)
            for field, value in values.items()
            if field == "place" or value != stands[field]
        )
        if changes:
            found = read_message(connection, message)
            apply_changes(self.writer, found, found.state, changes)
        for field, before, after in changes:
            self._note_last(f"{uid} {field}", before, after)
        if wins:
            changed = {field for field, _, _ in changes}
            noted = connection.execute(f"select distinct c.field {_NOTED}", (uid,)).fetchall()
            for (name,) in noted:
                field = name.partition(" ")[2]
                if field not in changed:
                    self._note_last(name, stands[field], stands[field])
        return bool(changes)

    def _note_last(self, field: str, before: object, after: object) -> None:
        """Note what stands differently; what the same run changed again is noted once."""
        again = self.writer.connection.execute(
            NOTE_AGAIN,
            (after, field, self.row["seq"]),
        ).rowcount
        if not again:
            self._note(field, before, after)

    def _note(self, field: str, before: object, after: object) -> None:
        """Note with the event of the run what stands differently."""
        self.writer.connection.execute(
            "insert into change (event, field, before, after) values (?, ?, ?, ?)",
            (self.row["seq"], field, before, after),
        )


def put_readings(writer: Writer, thread: int) -> None:
    """Put what readings changed in a thread as the runs that count leave it.

    Called when a run was taken back, or brought again, that shares the thread with others.

    Args:
        writer: The open transaction.
        thread: Id of the thread.
    """
    noted = writer.connection.execute(
        f"select 1 from message m where m.thread = ? and exists (select 1 {_NOTED_OF_ALL})",
        (thread,),
    ).fetchone()
    for stored in stored_messages(writer.connection, thread) if noted else ():
        if not stored.touched:
            _put(writer, stored.message.id)


def _put(writer: Writer, message: int) -> None:
    """Put the fields of one message: as the last run that counts left it, else as at first."""
    connection = writer.connection
    rows = connection.execute(
        f"select c.field, c.before, c.after, i.withdrawn {_NOTED} order by c.field, i.id, c.id",
        (uid_of(connection, message),),
    ).fetchall()
    stands = connection.execute(_STANDS, (message,)).fetchone()
    wanted: dict[str, object] = {}
    for name, group in groupby(rows, lambda row: row["field"]):
        field, noted = name.partition(" ")[2], list(group)
        after = [row["after"] for row in noted if not row["withdrawn"]]
        wanted[field] = field_value(field, after[-1] if after else noted[0]["before"])
    differing = {field: value for field, value in wanted.items() if value != stands[field]}
    if "sort_date" not in differing:
        differing.pop("place", None)
    if differing:
        found = read_message(connection, message)
        changes = tuple((field, stands[field], value) for field, value in differing.items())
        apply_changes(writer, found, found.state, changes)
