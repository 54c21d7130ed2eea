"""What somebody else does on the same desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from on_desk import stored, thread_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.question import NewQuestion
from qa_tui.domain.workflow import Verb
from qa_tui.store.claims import claim, read_claims
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import ask

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


def bo_decides(desk: Desk, message: int, verb: Verb = Verb.PUBLISH, clause=None) -> None:
    with desk.writing("bo") as writer:
        decide(writer, Decision(message, verb, clause))


def bo_claims(desk: Desk, message: int) -> None:
    with desk.writing("bo") as writer:
        claim(writer, message)


def bo_asks(desk: Desk) -> int:
    with desk.writing("bo") as writer:
        thread = thread_of(desk, stored(desk, "is:pending is:question")[0].id)
        question = NewQuestion(
            title="Wann wird die Brücke am Markt wieder geöffnet?",
            text="",
            background="",
            topic=thread.topic or "",
            first_name="Uta",
            last_name="Beispiel",
            email="uta@example.org",
            town="Moorhagen",
            phone="",
        )
        return ask(writer, thread.to.id, question).message


def claimed(desk: Desk) -> dict[int, str]:
    with desk.reading() as connection:
        return {one.message: one.name for one in read_claims(connection, desk.clock())}
