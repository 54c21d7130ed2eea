"""Threads of a benchmark's desk, as rows of its tables."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from qa_tui.domain.moments import stamp
from qa_tui.domain.question import old_title
from qa_tui.domain.records import State
from qa_tui.domain.workflow import Verb, public_state
from qa_tui.store.messages.texts import text_hash

from .journal import Step
from .people import FIRST_NAMES
from .prose import Prose, log_normal
from .seeded import Shares

if TYPE_CHECKING:
    import random

    from .people import Directory, Person
    from .seeded import Uids

END = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
"""The moment of the import, and the end of the twenty years."""

DAYS = 20 * 365
_NEW_FORM = "2021"
_ANSWERED = 0.79
_CLAUSES = ("insult", "no-question", "private-life", "hate", "mass-mail", "spam", "unsourced")

_FATES = Shares(
    {
        State.PUBLISHED: 0.985,
        State.REFUSED: 0.007,
        State.REMOVED: 0.002,
        State.PENDING: 0.004,
        State.RETURNED: 0.0012,
        State.HELD: 0.0008,
    }
)
_ANSWER_FATES = Shares({State.PUBLISHED: 0.9965, State.PENDING: 0.0025, State.REFUSED: 0.001})
_VERBS = {
    State.REFUSED: Verb.REFUSE,
    State.REMOVED: Verb.REMOVE,
    State.RETURNED: Verb.RETURN,
    State.HELD: Verb.HOLD,
}

COLUMNS = {
    "asker": "id uid first_name last_name email town",
    "thread": "id uid representative mandate topic form title follows asking_note public_state"
    " answers sort_date",
    "message": "id uid thread kind author party_label asker state initial_state standard_reply"
    " annotation wake_on date sort_date version",
    "asker_name": "message first_name last_name town",
    "message_text": "message revision text background salt hash added_at added_by",
    "capture": "id uid thread run path url captured_at raw_hash encoding form sureness",
}
"""The tables that are filled with threads, in the order of their references."""

Row = tuple[object, ...]


class Words(NamedTuple):
    """Who says what in a message.

    Attributes:
        kind: `question` or `answer`.
        author: As shown in public.
        text: The words.
        background: Background of the new form.
        standard: Whether it is a standard reply.
    """

    kind: str
    author: str
    text: str
    background: str = ""
    standard: bool = False


@dataclass
class Rows:
    """Rows that wait to be written, by table, and steps that wait for all messages."""

    by_table: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    steps: list[Step] = field(default_factory=list)


class Threads:
    """Makes threads one after the other.

    Args:
        chance: The stream of chance.
        uid: Makes identifiers.
        directory: Who can be asked.
        rare_every: One text in so many holds the rare word of the benchmarks.
    """

    def __init__(
        self, chance: random.Random, uid: Uids, directory: Directory, rare_every: int
    ) -> None:
        self.rows = Rows()
        self._chance = chance
        self._uid = uid
        self._directory = directory
        self._prose = Prose(chance, rare_every)
        self._threads = 0
        self._messages = 0
        self._askers = 0

    def add(self) -> None:
        """Make the rows of one more thread."""
        chance = self._chance
        self._threads += 1
        person = self._directory.people.draw(chance)
        fate = _FATES.draw(chance)
        written = fate in {State.PENDING, State.HELD, State.RETURNED, State.REFUSED}
        asked = self._moment(fate)
        topic, title, question = self._question(person, asked)
        answers: list[tuple[State, bool]] = []
        bound = stamp(asked) if written else self._bound(asked)
        known = written or bound < stamp(END)
        asker = self._asker(question) if written else None
        self._message(question, person, fate, bound, asker, known=known)
        if not written and chance.random() < _ANSWERED:
            answers = self._answers(person, asked)
        self._thread(person, topic, title, bound, fate, answers)
        if not written:
            self._capture()

    def _moment(self, fate: State) -> datetime:
        """When a question was asked; what is open was asked lately."""
        days = 40 if fate in {State.PENDING, State.HELD, State.RETURNED} else DAYS
        seconds = int(self._chance.random() * days * 86_400)
        return END - timedelta(seconds=seconds)

    def _bound(self, asked: datetime) -> str:
        """The sort date of a page's question: its day, or the import's where it is unknown."""
        return stamp(END) if self._chance.random() < 0.02 else f"{asked:%Y-%m-%d}T00:00:00Z"

    def _question(self, person: Person, asked: datetime) -> tuple[int | None, str, Words]:
        """Topic, title and words of a question, in the form of its time."""
        chance = self._chance
        author = f"{chance.choice(FIRST_NAMES)} {chr(65 + int(26 * chance.random() ** 1.3))}."
        topic, name = self._directory.topics.draw(chance)
        size = log_normal(chance, 1_500, 0.6)
        if f"{asked:%Y}" >= _NEW_FORM:
            title = self._prose.question()
            background = self._prose.text(size - len(title))
            return (
                topic if chance.random() < 0.5 else None,
                title,
                Words("question", author, title, background),
            )
        text = f"Sehr geehrte Frau {person.name},\n\n{self._prose.text(size - 80)}"
        return topic, old_title(person.name, author, name), Words("question", author, text)

    def _answers(self, person: Person, asked: datetime) -> list[tuple[State, bool]]:
        """Make the answers of a thread; returns their states and whether they are standard."""
        chance = self._chance
        made = []
        at = asked
        for _ in range(2 if chance.random() < 0.05 else 1):
            at = min(at + timedelta(days=chance.expovariate(1 / 14)), END)
            fate = _ANSWER_FATES.draw(chance)
            standard = chance.random() < 0.04
            text = self._prose.text(log_normal(chance, 2_000, 0.75) - 90)
            text = (
                f"Vielen Dank für Ihre Frage.\n\n{text}\n\nMit freundlichen Grüßen\n{person.name}"
            )
            words = Words("answer", person.name, text, "", standard)
            day = stamp(at) if fate is not State.PUBLISHED else f"{at:%Y-%m-%d}T00:00:00Z"
            self._message(words, person, fate, day, None, known=True)
            made.append((fate, standard))
        return made

    def _message(
        self,
        words: Words,
        person: Person,
        fate: State,
        sort_date: str,
        asker: int | None,
        *,
        known: bool,
    ) -> None:
        """Make the rows of a message and the steps that led to its state."""
        self._messages += 1
        uid = self._uid()
        imported = fate in {State.PUBLISHED, State.REMOVED}
        initial = State.PUBLISHED if imported else State.PENDING
        wake_on = self._steps(words.kind, uid, fate, initial, sort_date)
        date = (sort_date[:10] if imported else sort_date) if known else None
        annotation = "Die Redaktion hat einen Namen entfernt." if uid[-2:] == "a7" else None
        self.rows.by_table["message"].append(
            (
                *(self._messages, uid, self._threads, words.kind, words.author, person.party),
                *(asker, fate, initial, int(words.standard), annotation, wake_on, date),
                *(sort_date, 1 if fate is initial else 2),
            )
        )
        salt = f"{self._chance.getrandbits(128):032x}"
        digest = text_hash(salt, words.text, words.background)
        self.rows.by_table["message_text"].append(
            (self._messages, 1, words.text, words.background, salt, digest, stamp(END), 1)
        )

    def _steps(
        self, kind: str, uid: str, fate: State, initial: State, sort_date: str
    ) -> str | None:
        """Note what was done to a message; returns the day on which it comes back."""
        wake_on = None
        if initial is State.PENDING:
            verb = "ask" if kind == "question" else "answer"
            self.rows.steps.append(Step(sort_date, uid, verb, self._messages, None, initial))
        if fate is not initial:
            if fate is State.HELD and self._chance.random() < 0.5:
                days = self._chance.randint(1, 60)
                wake_on = f"{END + timedelta(days=days):%Y-%m-%d}"
            clause = None if fate is State.HELD else self._chance.choice(_CLAUSES)
            note = self._prose.question() if clause is None or self._chance.random() < 0.3 else ""
            at = stamp(min(datetime.fromisoformat(sort_date) + timedelta(hours=30), END))
            step = Step(at, uid, _VERBS[fate], self._messages, initial, fate, clause, wake_on, note)
            self.rows.steps.append(step)
        return wake_on

    def _asker(self, question: Words) -> int:
        """Make the private row of somebody who asked on the desk."""
        self._askers += 1
        first, last = question.author[:-1].split(" ")
        email = f"asker{self._askers}@example.org"
        name = f"{last}hlers"
        self.rows.by_table["asker"].append(
            (self._askers, self._uid(), first, name, email, "Auental")
        )
        self.rows.by_table["asker_name"].append((self._messages + 1, first, name, "Auental"))
        return self._askers

    def _thread(
        self,
        person: Person,
        topic: int | None,
        title: str,
        sort_date: str,
        fate: State,
        answers: list[tuple[State, bool]],
    ) -> None:
        """Make the row of a thread; few follow an earlier one, few say that asking is closed."""
        chance = self._chance
        earlier = chance.randint(0, self._threads - 1)
        follows = earlier if earlier and chance.random() < 0.01 else None
        note = "Fragen sind zur Zeit nicht möglich." if chance.random() < 0.03 else None
        shown = sum(state is State.PUBLISHED for state, _ in answers)
        form = "old" if title.startswith("Frage an ") else "new"
        self.rows.by_table["thread"].append(
            (
                *(self._threads, self._uid(), person.id, person.mandate, topic, form, title),
                *(follows, note, public_state(fate, answers, withdrawn=False), shown, sort_date),
            )
        )

    def _capture(self) -> None:
        """Make the row of the page that a thread came from."""
        path = f"pages/{self._threads // 1000:04d}/{self._threads:07d}.txt"
        digest = hashlib.sha256(f"{self._chance.getrandbits(64)} {path}".encode()).hexdigest()
        self.rows.by_table["capture"].append(
            (
                *(self._threads, self._uid(), self._threads, 1, path, None, stamp(END), digest),
                *("utf-8", "F2", 1.0),
            )
        )
