"""Lets things happen on a desk, through its writers; shared by tests of what follows from them."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from people import DIRECTORY
from random_desk import AUTHORS, CLAUSES, NOW, WORDS

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.records import Kind
from qa_tui.domain.workflow import STEPS, Need, Verb, available, current_state
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.decisions import decide
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages.intake import answer, ask, revise
from qa_tui.store.messages.threads import read_message
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.run_steps import redo_run, undo_run
from qa_tui.store.undo.undo import undo_last
from tests.plain_page import plain_page
from tests.stored_page import store_page

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.writer import Writer

PEOPLE = {
    **DIRECTORY,
    "topic": [{"key": "bus", "name": "Bus und Bahn"}, {"key": "umwelt", "name": "Umwelt"}],
    "representative": [
        {
            "key": first,
            "first_name": first,
            "last_name": last,
            "party": "sm",
            "mandate": [{"kind": "mandate", "period": "now", "party": "sm"}],
        }
        for first, last in (("Ada", "Amt"), ("Bert", "Bärwald"))
    ],
}
THINGS = ("ask", "ask", "answer", "decide", "decide", "revise", "undo", "undo", "take_in", "wait")
"""What can happen; each takes a number that says how."""

Happening = tuple[str, int]


class Happenings:
    """A desk on which things happen.

    Args:
        path: A file that does not exist, or a desk that was made here.
    """

    def __init__(self, path: Path) -> None:
        self.now = NOW
        fresh = not path.exists()
        self.desk = open_desk(path, create=True, clock=lambda: self.now)
        if fresh:
            with self.desk.writing("ann") as writer:
                load_directory(writer, PEOPLE, writer.now)

    def happen(self, thing: str, number: int) -> None:
        """Let something happen, unless a rule is against it."""
        if thing == "wait":
            self.now += timedelta(days=number % 4)
            return
        with suppress(Refused, NotFound), self.desk.writing(("ann", "bob")[number % 2]) as writer:
            getattr(self, f"_{thing}")(writer, number)

    def _ask(self, writer: Writer, number: int) -> None:
        topic = ("", "Umwelt", "Bus und Bahn")[number % 3]
        old = number % 5 == 0
        question = NewQuestion(
            title="" if old else f"{some(number, 2)}?",
            text=f"{some(number, 5)}?" if old else "",
            background="" if old or number % 2 else some(number // 2, 4),
            topic=topic if not old else "Umwelt",
            first_name=("Ole", "Özlem", "Anja")[number % 3],
            last_name="Ahlers",
            email=f"a{number % 7}@example.org",
            town="Moorhagen",
        )
        ask(writer, 1 + number % 2, question)

    def _answer(self, writer: Writer, number: int) -> None:
        thread = pick(writer, "select id from thread where public_state <> 'not_public'", number)
        answer(
            writer,
            thread,
            some(number, 6),
            standard=number % 3 == 0,
            author=AUTHORS[number % len(AUTHORS)],
        )

    def _decide(self, writer: Writer, number: int) -> None:
        message = pick(writer, "select id from message where withdrawn = 0", number)
        found = read_message(writer.connection, message)
        verbs = available(current_state(found.state, found.wake_on, writer.today))
        verbs = [verb for verb in verbs if verb is not Verb.REVISE]
        verb = verbs[number // 7 % len(verbs)]
        needs = STEPS[verb].need
        decide(
            writer,
            Decision(
                message,
                verb,
                clause=CLAUSES[0] if needs in {Need.CLAUSE, Need.CLAUSE_OR_WORDS} else None,
                note="Nachfragen." if needs is Need.REASON or number % 4 == 0 else "",
                wake_on=writer.today + timedelta(days=1 + number % 3)
                if verb is Verb.HOLD and number % 2
                else None,
            ),
        )

    def _revise(self, writer: Writer, number: int) -> None:
        open_ones = "select id from message where state in ('pending', 'held', 'returned')"
        revise(writer, pick(writer, open_ones, number), f"{some(number, 3)}?", "")

    def _undo(self, writer: Writer, number: int) -> None:
        undo_last(writer)

    def _away(self, writer: Writer, number: int) -> None:
        undo_run(writer, pick(writer, "select id from import_run", number))

    def _again(self, writer: Writer, number: int) -> None:
        redo_run(writer, pick(writer, "select id from import_run where withdrawn", number))

    def _take_in(self, writer: Writer, number: int) -> None:
        """A page is saved several times, each time with more answers."""
        page, answers = number % 3, number // 3 % 3
        run = start_run(writer)
        name = f"{page}-{answers}"
        store_page(writer, run, saved_page(page, answers), PageFile(name, name, "utf-8"))


def saved_page(number: int, answers: int) -> SourceThread:
    """One of a few pages, with so many answers."""
    days = ("2010-05-01", None, "2026-11-20")
    question = SourceMessage(
        Kind.QUESTION, "Andreas S.", None, days[number], f"{some(number, 4)}?", annotation=None
    )
    posts = [
        SourceMessage(
            Kind.ANSWER,
            "Uwe Bock",
            "SM",
            days[(number + place) % 3],
            some(number + 10 * place, 5),
            standard_reply=place == 0,
            annotation="Gekürzt." if place else None,
        )
        for place in range(answers)
    ]
    return plain_page(
        party="SM",
        topic="Umwelt",
        title=f"Frage {number} an Uwe Bock",
        sureness=0.9,
        messages=(question, *posts),
    )


def some(number: int, words: int) -> str:
    """A few words, by number."""
    return " ".join(WORDS[(number * 7 + place * 5) % len(WORDS)] for place in range(words))


def pick(writer: Writer, query: str, number: int) -> int:
    """One of the rows that a query finds.

    Raises:
        NotFound: When there is none.
    """
    found = [row[0] for row in writer.connection.execute(f"{query} order by id")]
    if not found:
        raise NotFound("nothing", "nothing")
    return int(found[number % len(found)])
