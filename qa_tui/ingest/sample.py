"""Makes the sample desk: plays the fictional people of `data/sample` through the real writers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from qa_tui.domain.errors import Refused
from qa_tui.domain.filters.filter import Filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import utc_now
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.sample_directory import close_by_hand, load_directory
from qa_tui.resources import data_path
from qa_tui.store.decisions import decide
from qa_tui.store.lists.lines import count
from qa_tui.store.messages.intake import answer, ask, revise
from qa_tui.store.opening import open_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa_tui.domain.moments import Clock
    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

Row = dict[str, Any]

_AGE = re.compile(r"(\d+)([mhd])")


NAME = "Musterpult"
"""Name of the sample desk; signs its letters, which are German like its questions."""


def open_sample(
    path: Path,
    *,
    fresh: bool = False,
    clock: Clock = utc_now,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Desk:
    """Open the sample desk; make it where it is missing or was left unfinished.

    Args:
        path: The sample desk's file.
        fresh: Throw away what is there and make it again.
        clock: Tells the present moment.
        progress: Called with the number of steps that are done, and of all.

    Returns:
        The desk, open for writing.

    Raises:
        Refused: When another desk stands at the path.
        StoreError: When the file cannot be made or used.
    """
    desk = open_desk(path, create=True, name=NAME, sample=True, clock=clock)
    if not desk.sample:
        raise Refused(
            N_("{path} is not a sample desk: it stays as it is.", path=str(path)),
            N_("Give the sample desk a path of its own with --db PATH."),
        )
    if fresh:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        desk = open_desk(path, create=True, name=NAME, sample=True, clock=clock)
    with desk.reading() as connection:
        empty = count(connection, Listing(Filter(), desk.today)) == 0
    if empty:
        load_sample(desk, progress)
    return desk


def load_sample(desk: Desk, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Fill an empty desk with the sample people and threads, in one transaction.

    Dates are shifted so that the sample's "now" is the moment of loading.

    Args:
        desk: A writable desk without threads.
        progress: Called with the number of steps that are done, and of all.

    Returns:
        The number of threads.
    """
    now = desk.clock()
    with desk.writing("ann") as writer:
        directory = _read("directory.toml")
        keys = load_directory(writer, directory, now)
        threads = [*_read("archive.toml")["thread"], *_read("triage.toml")["thread"]]
        player = _Player(writer, now, keys, {}, {})
        steps = sorted(_steps(threads, now), key=lambda step: step.at)
        for done, step in enumerate(steps):
            player.play(step)
            progress(done + 1, len(steps))
        close_by_hand(writer, directory, keys)
    return len(threads)


def _read(name: str) -> Row:
    return tomllib.loads(data_path("sample", name).read_text("utf-8"))


@dataclass(frozen=True)
class _Step:
    """Something that happens on the sample desk at a moment."""

    at: datetime
    thread: Row
    answer: int | None
    row: Row


def _steps(threads: list[Row], now: datetime) -> Iterator[_Step]:
    """Everything that happens, thread by thread."""
    for thread in threads:
        yield _Step(_ago(thread["asked"], now), thread, None, thread)
        for row in thread.get("step", ()):
            yield _Step(_ago(row["ago"], now), thread, None, row)
        for number, given in enumerate(thread.get("answer", ())):
            yield _Step(_ago(given["ago"], now), thread, number, given)
            for row in given.get("step", ()):
                yield _Step(_ago(row["ago"], now), thread, number, row)


def _ago(age: str, now: datetime) -> datetime:
    match = _AGE.fullmatch(age)
    assert match is not None, age  # noqa: S101 - the sample is ours
    unit = {"m": "minutes", "h": "hours", "d": "days"}[match[2]]
    return now - timedelta(**{unit: int(match[1])})


@dataclass
class _Player:
    """Plays steps in order of time, each at its own moment and in its moderator's name."""

    writer: Writer
    now: datetime
    keys: dict[str, int]
    threads: dict[str, int]
    messages: dict[tuple[str, int | None], int]

    def play(self, step: _Step) -> None:
        """Play one step through the same functions that the faces call."""
        writer = self._writer(step)
        key = step.thread["key"]
        if "verb" in step.row:
            self._decide(writer, self.messages[key, step.answer], step.row)
        elif step.answer is None:
            self._ask(writer, key, step.thread)
        else:
            taken = answer(
                writer,
                self.threads[key],
                step.row["text"],
                author=step.row.get("author", ""),
                standard=step.row.get("standard", False),
            )
            self.messages[key, step.answer] = taken.message

    def _writer(self, step: _Step) -> Writer:
        name = step.row.get("by", "ann")
        connection = self.writer.connection
        connection.execute(
            "insert into moderator (uid, name) values (?, ?) on conflict (name) do nothing",
            (self.writer.uid(), name),
        )
        moderator, uid = connection.execute(
            "select id, uid from moderator where name = ?", (name,)
        ).fetchone()
        return replace(self.writer, now=step.at, moderator=moderator, actor=uid)

    def _ask(self, writer: Writer, key: str, thread: Row) -> None:
        asker = thread["asker"]
        question = NewQuestion(
            title=thread.get("title", ""),
            text=thread.get("text", ""),
            background=thread.get("background", ""),
            topic=self._topic(thread["topic"]),
            first_name=asker["first_name"],
            last_name=asker["last_name"],
            email=asker["email"],
            town=asker["town"],
            phone=asker.get("phone", ""),
        )
        taken = ask(
            writer,
            self.keys[f"representative {thread['to']}"],
            question,
            follows=self.threads.get(thread.get("follows", "")),
        )
        self.threads[key] = taken.thread
        self.messages[key, None] = taken.message

    def _topic(self, key: str) -> str:
        row = self.writer.connection.execute(
            "select name from topic where id = ?", (self.keys[f"topic {key}"],)
        ).fetchone()
        return str(row["name"])

    def _decide(self, writer: Writer, message: int, row: Row) -> None:
        verb = Verb(row["verb"])
        if verb is Verb.REVISE:
            text = row.get("title") or row.get("text") or ""
            revise(writer, message, text, row.get("background"))
            return
        until = row.get("until")
        wake_on = None
        if until is not None:
            wake_on = (self.now + timedelta(days=until)).astimezone().date()
        decide(writer, Decision(message, verb, row.get("clause"), row.get("note", ""), wake_on))
