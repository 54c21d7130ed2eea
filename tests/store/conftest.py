"""A small desk with a directory, and people who write to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from people import ADA, DIRECTORY, QUESTION

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.decisions import Decided, decide
from qa_tui.store.messages.intake import Taken, answer, ask
from qa_tui.store.undo.undo import Undone, undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk

PAGE = SourceThread(
    to="Angelika Bester",
    party="SM",
    topic="Soziale Sicherung",
    form=Form.OLD,
    title="Frage an Angelika Bester von Andreas S. bezüglich Soziale Sicherung",
    asking_note="Die Frage-Funktion ist deaktiviert.",
    url="https://example.org/frage/1",
    page_form="F1",
    sureness=0.9,
    messages=(
        SourceMessage(Kind.QUESTION, "Andreas S.", None, "2010-05-01", "Wann steigt die Rente?"),
        SourceMessage(Kind.ANSWER, "Angelika Bester", "SM", None, "Im kommenden Juli."),
    ),
)


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """A desk with two representatives: Ada Amt can be asked, Bert Bock cannot."""
    with empty_desk.writing("ann") as writer:
        load_directory(writer, DIRECTORY, writer.now)
    return empty_desk


@pytest.fixture
def page() -> Callable[..., SourceThread]:
    """A page with a question and an answer, with other values where given."""
    return lambda **changes: replace(PAGE, **changes)


@pytest.fixture
def asking(desk: Desk) -> Callable[..., Taken]:
    """Somebody asks Ada Amt."""

    def act(*, to: int = ADA, follows: int | None = None, **changes: str) -> Taken:
        with desk.writing("ann") as writer:
            return ask(writer, to, replace(QUESTION, **changes), follows=follows)

    return act


@pytest.fixture
def answering(desk: Desk) -> Callable[..., Taken]:
    """Ada Amt answers."""

    def act(
        thread: int, text: str = "Im Mai.", *, standard: bool = False, author: str = ""
    ) -> Taken:
        with desk.writing("ann") as writer:
            return answer(writer, thread, text, standard=standard, author=author)

    return act


@pytest.fixture
def deciding(desk: Desk) -> Callable[..., Decided]:
    """Somebody decides."""

    def act(message: int, verb: str, clause: str | None = None, *, by: str = "ann", **more):
        with desk.writing(by) as writer:
            return decide(writer, Decision(message, Verb(verb), clause, **more))

    return act


@pytest.fixture
def undoing(desk: Desk) -> Callable[..., Undone]:
    """Somebody takes back what they did last."""

    def act(by: str = "ann") -> Undone:
        with desk.writing(by) as writer:
            return undo_last(writer)

    return act


@pytest.fixture
def question(asking: Callable[..., Taken]) -> Taken:
    """A question that waits for a decision."""
    return asking()


@pytest.fixture
def published(question: Taken, deciding: Callable[..., Decided]) -> Taken:
    """A question that bob has published."""
    deciding(question.message, "publish", by="bob")
    return question


@pytest.fixture
def reply(published: Taken, answering: Callable[..., Taken]) -> Taken:
    """An answer that waits for a decision, to a published question."""
    return answering(published.thread)


@pytest.fixture
def dump() -> Callable[[Desk], dict[str, list[tuple]]]:
    """Everything that is written on a desk: rows by table."""

    def act(desk: Desk) -> dict[str, list[tuple]]:
        with desk.reading() as connection:
            tables = [
                row[0]
                for row in connection.execute(
                    "select name from sqlite_schema where type = 'table' order by name"
                )
            ]
            return {
                table: [tuple(row) for row in connection.execute(f'select * from "{table}"')]
                for table in tables
            }

    return act
