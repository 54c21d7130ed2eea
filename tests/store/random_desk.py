"""Fills a desk with threads of every kind, by chance from a seed; shared by tests of the lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import public_state
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.derived import rebuild
from qa_tui.store.journal.events import Entry, append
from qa_tui.store.messages.texts import write_text

if TYPE_CHECKING:
    import random

    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""The moment of everything that is written: a Sunday."""

PARTIES = ("SM", "B&W", "Grüne Mitte")
TOPICS = ("Verkehr", "Bus und Bahn", "Umwelt", "Soziale Sicherung")
LAST_NAMES = ("Amt", "Bock", "Bärwald", "Großklaus", "Amtmann", "von der Au", "Özbek", "Straß")
FIRST_NAMES = ("Ada", "Uwe")
DIRECTORY = {
    "party": [{"key": label, "short": label, "name": label} for label in PARTIES],
    "parliament": [],
    "period": [],
    "topic": [{"key": name, "name": name} for name in TOPICS],
    "representative": [
        {
            "key": f"{first} {last}",
            "first_name": first,
            "last_name": last,
            "party": PARTIES[(number + place) % len(PARTIES)],
        }
        for number, last in enumerate(LAST_NAMES)
        for place, first in enumerate(FIRST_NAMES)
    ],
}
AUTHORS = ("Andreas S.", "Özlem K.", "Bürgerbüro Au", "Anja B.", "")
WORDS = (
    *("rente", "Renten", "Rentner", "Rentenreform", "Sozialraum", "Sozialraummanagement"),
    *("Bürger", "Buerger", "BURGER", "Straße", "Strasse", "bus", "Busse", "Buslinie", "Bahn"),
    *("Fahrplan", "der", "und", "über", "Rhein-Main", "2026", "Amt", "au\u00adto", "Autobahn"),
)
CLAUSES = ("insult", "spam")
_STATES = (*(State.PUBLISHED,) * 4, *State)


@dataclass
class _Filler:
    """Writes rows by chance.

    Attributes:
        writer: The open transaction.
        chance: Where all chance comes from.
    """

    writer: Writer
    chance: random.Random

    def some(self, *of: object) -> object:
        """One of these."""
        return self.chance.choice(of)

    def words(self, most: int) -> str:
        """A few words."""
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def days(self) -> tuple[str | None, str]:
        """A date, perhaps not known, and what is ordered by; many things are of one day."""
        day = self.writer.today - timedelta(
            days=self.chance.choice((0, 1, 7, 8, 30, 31, 400, 6000))
        )
        if self.chance.random() < 0.2:
            return None, f"{day}T00:00:00Z"
        if self.chance.random() < 0.5:
            return str(day), f"{day}T00:00:00Z"
        moment = f"{day}T{self.chance.randint(0, 23):02}:15:00Z"
        return moment, moment

    def wake_on(self) -> str | None:
        """A day on which a held message comes back, around the present one, or none."""
        days = self.chance.choice((None, -40, -1, 0, 1, 40))
        return None if days is None else str(self.writer.today + timedelta(days=days))

    def thread(self) -> None:
        """Write a thread with its messages."""
        people = len(DIRECTORY["representative"])
        thread = self.writer.connection.execute(
            """insert into thread (uid, representative, topic, form, title, withdrawn,
                public_state, sort_date) values (?, ?, ?, 'new', ?, ?, 'not_public', '')
            returning id""",
            (
                self.writer.uid(),
                # Most questions go to few people.
                min(int(self.chance.expovariate(0.3)) + 1, people),
                self.some(None, *range(1, len(TOPICS) + 1)),
                f"{self.words(3)}?",
                self.chance.random() < 0.05,
            ),
        ).fetchone()[0]
        question = self.message(thread, Kind.QUESTION, self.chance.choice(_STATES))
        answers = []
        if question in {State.PUBLISHED, State.REMOVED} or self.chance.random() < 0.1:
            for _ in range(self.some(0, 1, 1, 2)):
                standard = self.chance.random() < 0.3
                state = self.chance.choice(_STATES)
                if not self.message(thread, Kind.ANSWER, state, standard=standard):
                    continue
                answers.append((state, standard))
        withdrawn, shown = self.writer.connection.execute(
            """select withdrawn, (select count(*) from message where thread = thread.id
                and kind = 'answer' and state = 'published' and withdrawn = 0)
            from thread where id = ?""",
            (thread,),
        ).fetchone()
        seen = public_state(question or State.PENDING, answers, withdrawn=bool(withdrawn))
        self.writer.connection.execute(
            "update thread set public_state = ?, answers = ? where id = ?", (seen, shown, thread)
        )

    def message(
        self, thread: int, kind: Kind, state: State, *, standard: bool = False
    ) -> State | None:
        """Write a message with its text; gives its state, or None where it was taken back."""
        withdrawn = self.chance.random() < 0.05
        known, order = self.days()
        uid = self.writer.uid()
        message = self.writer.connection.execute(
            """insert into message (uid, thread, kind, author, party_label, state, initial_state,
                standard_reply, annotation, wake_on, date, sort_date, withdrawn)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
            (
                uid,
                thread,
                kind,
                self.some(*AUTHORS),
                self.some(None, None, *PARTIES, "SED/PDS"),
                state,
                state,
                standard,
                self.some(None, None, None, "Gekürzt."),
                self.wake_on() if state is State.HELD else None,
                known,
                order,
                withdrawn,
            ),
        ).fetchone()[0]
        background = self.words(4) if kind is Kind.QUESTION and self.chance.random() < 0.3 else ""
        write_text(self.writer, message, self.words(6), background)
        self.steps(message, uid, state)
        return None if withdrawn else state

    def steps(self, message: int, uid: str, state: State) -> None:
        """Write how it came to its state, with steps that were undone, and remarks."""
        connection = self.writer.connection
        begin, seq = State.PENDING, 0
        if state in {State.REFUSED, State.RETURNED, State.REMOVED}:
            connection.execute(
                "update message set initial_state = ? where id = ?", (begin, message)
            )
            for undone in (True, False)[self.chance.randint(0, 1) :]:
                clause = self.some(None, *CLAUSES)
                seq = append(
                    self.writer, Entry("refuse", "message", uid, begin, state, clause=clause)
                )
                if undone:
                    self.undo(uid, seq, state, begin)
        if self.chance.random() < 0.2:
            seq = append(self.writer, Entry("remark", "message", uid))
            connection.execute(
                "insert into note (uid, message, moderator, text, at, event)"
                " values (?, ?, ?, 'Nachfragen.', ?, ?)",
                (self.writer.uid(), message, self.writer.moderator, self.writer.at, seq),
            )
            if self.chance.random() < 0.3:
                self.undo(uid, seq, None, None)

    def undo(self, uid: str, seq: int, after: State | None, before: State | None) -> None:
        """Take a step back."""
        undone = self.writer.connection.execute(
            "select uid from event where seq = ?", (seq,)
        ).fetchone()[0]
        append(self.writer, Entry("undo", "message", uid, after, before, undoes=undone))


def fill(desk: Desk, chance: random.Random, threads: int) -> None:
    """Write a directory and threads, and derive lists and search index from them.

    Args:
        desk: An empty desk.
        chance: Where all chance comes from.
        threads: How many threads.
    """
    with desk.writing("ann") as writer:
        load_directory(writer, DIRECTORY, writer.now)
        filler = _Filler(writer, chance)
        for _ in range(threads):
            filler.thread()
        rebuild(writer.connection)


def day_of(text: str | None) -> date | None:
    """The day of a date or moment, or None."""
    return date.fromisoformat(text[:10]) if text else None
