"""A small desk with a directory, and people who write to it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from amendments import PHONE
from captured import ASKED, GIVEN, URL
from imports import SUPPLEMENT, Imported
from old_desks import first_schema
from people import ADA, CLARA, DIRECTORY, QUESTION
from random_desk import NOW, fill
from standing import faults

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.moderation.correction import Correction
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import Form, Kind
from qa_tui.domain.workflow import Verb
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.decisions import Decided, decide
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.messages.corrections import Corrected, correct
from qa_tui.store.messages.intake import Taken, answer, ask
from qa_tui.store.messages.threads import read_thread
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.undo import Undone, undo_last
from tests.stored_page import store_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa_tui.domain.records import Thread
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
def longer(page: Callable[..., SourceThread]) -> SourceThread:
    """The same page, saved later, with a further answer."""
    return page(messages=(*page().messages, SUPPLEMENT))


@pytest.fixture
def shot(page: Callable[..., SourceThread]) -> Callable[..., SourceThread]:
    """A page at an address."""

    def make(*messages: SourceMessage, at: str = URL.format("1"), **more) -> SourceThread:
        return page(messages=messages or (ASKED, GIVEN), url=at, **more)

    return make


@pytest.fixture
def importing(desk: Desk) -> Callable[..., Imported]:
    """Somebody imports pages in one run: pairs of a page and the name of its file."""

    def act(*pages: tuple[SourceThread, str], by: str = "ann") -> Imported:
        with desk.writing(by) as writer:
            run = start_run(writer)
            outcomes = [
                store_page(writer, run, page, PageFile(f"pages/{name}", name * 16, "utf-8"))
                for page, name in pages
            ]
            return Imported(run, outcomes)

    return act


@pytest.fixture
def imported(desk: Desk, importing: Callable[..., Imported], page) -> tuple[int, int, int]:
    """A thread that was read from a page: its id, and those of question and answer."""
    importing((page(), "a"))
    with desk.reading() as connection:
        (thread,) = connection.execute("select max(id) from thread").fetchone()
        question, answer = read_thread(connection, thread, desk.today).messages
    return thread, question.id, answer.id


@pytest.fixture
def look(desk: Desk) -> Callable[..., Thread]:
    """A thread as it is, on a desk with which nothing is wrong."""

    def act(thread: int = 1) -> Thread:
        assert faults(desk) == ()
        with desk.reading() as connection:
            return read_thread(connection, thread, desk.today)

    return act


@pytest.fixture
def clara(desk: Desk) -> int:
    """A further representative, who can be asked."""
    with desk.writing("ann") as writer:
        load_directory(writer, CLARA, writer.now)
        return writer.connection.execute("select max(id) from representative").fetchone()[0]


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
def correcting(desk: Desk) -> Callable[..., Corrected]:
    """Somebody corrects something."""

    def act(message: int, *, by: str = "ann", **fields) -> Corrected:
        with desk.writing(by) as writer:
            return correct(writer, Correction(message, **fields))

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
def three(clara: int, asking: Callable[..., Taken]) -> list[int]:
    """Three questions of three people that wait for a decision; two of them with a number."""
    texts = (PHONE, "Fahrplan, Seite 3.", PHONE)
    return [
        asking(email=f"a{n}@example.org", first_name=f"Ole{n}", background=text).message
        for n, text in enumerate(texts)
    ]


@pytest.fixture
def given(three: list[int], published: Taken, reply: Taken, deciding) -> list[int]:
    """Three questions, one with a published answer, and that answer."""
    deciding(reply.message, "publish")
    return [*three, published.message, reply.message]


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


@pytest.fixture(params=["sample", "random", "empty"])
def present(request: pytest.FixtureRequest, tmp_path: Path, sample_file: Path) -> Path:
    """A desk of the present schema."""
    if request.param == "sample":
        return sample_file
    path = tmp_path / "present.db"
    desk = open_desk(path, create=True, clock=lambda: NOW)
    if request.param == "random":
        fill(desk, random.Random(8), 60)
    return path


@pytest.fixture
def old(present: Path, tmp_path: Path) -> Path:
    """The same desk as the first schema had it."""
    path = tmp_path / "old" / "desk.db"
    path.parent.mkdir()
    first_schema(path, present)
    return path
