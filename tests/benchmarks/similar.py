"""Near-duplicates and hints in process: how long they take, and how many copies are found again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from qa_tui.domain.records import Kind
from qa_tui.domain.words import words_of
from qa_tui.store.messages.context import MOST, read_hints
from qa_tui.store.messages.similar import ComparedText, find_similar, sample_of

from . import desk
from .measure import Budget, Figure, timed

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk

    from .measure import Table

TEXTS = 100
"""Messages of which copies are made."""

SHARES = (0.1, 0.2, 0.3)
"""How many of the words of a copy are others."""

_FOUND = Budget(p50=10, p95=25, growth=None)


def measure_similar(table: Table, threads: int, path: Path) -> None:
    """Look for copies of questions of which some words are others, and read hints."""
    opened = desk.open_path(path)
    chance = random.Random(threads)
    questions = _questions(opened, chance)
    others = [word for text in questions.values() for word in words_of(text)]
    for share in SHARES:
        copies = {
            message: _changed(text, share, others, chance) for message, text in questions.items()
        }
        _measure_copies(table, threads, opened, f"{share:.0%}", copies)
    pending = desk.pending_questions(opened, TEXTS)
    times = timed(lambda message=message: _hints(opened, message) for message in pending * 2)
    table.put("hints of a question", "ms", threads, Figure.of(times), _FOUND)


def _measure_copies(
    table: Table, threads: int, opened: Desk, share: str, copies: dict[int, str]
) -> None:
    found = {}

    def look(message: int, text: str) -> None:
        with opened.reading() as connection:
            similar = find_similar(connection, ComparedText(Kind.QUESTION, text), MOST)
        found[message] = message in {one.line.message for one in similar}

    times = timed(
        lambda message=message, text=text: look(message, text) for message, text in copies.items()
    )
    name = f"near-duplicates, {share} other words"
    table.put(name, "ms", threads, Figure.of(times), _FOUND)
    recall = 100 * sum(found.values()) / len(found)
    table.put(f"{name}: found again", "%", threads, Figure(recall))


def _questions(opened: Desk, chance: random.Random) -> dict[int, str]:
    """Some questions from anywhere on the desk, with what they are compared by."""
    with opened.reading() as connection:
        last = connection.execute("select max(id) from message").fetchone()[0]
        found: dict[int, str] = {}
        while len(found) < TEXTS:
            row = connection.execute(
                "select id from message where id >= ? and kind = 'question' order by id limit 1",
                (chance.randint(1, last),),
            ).fetchone()
            if row is not None:
                found[row[0]] = sample_of(connection, row[0], public_only=False).text
        return found


def _changed(text: str, share: float, others: list[str], chance: random.Random) -> str:
    """A copy in which a share of the words are others, as frequent as words are."""
    return " ".join(
        chance.choice(others) if chance.random() < share else word for word in words_of(text)
    )


def _hints(opened: Desk, message: int) -> None:
    with opened.reading() as connection:
        read_hints(connection, message)
