"""Pages of one thread, as they were saved at different times."""

from __future__ import annotations

from dataclasses import replace

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.records import Kind
from tests.plain_page import plain_page

URL = "https://www.abgeordnetenwatch.de/profile/angelika-bester/fragen-antworten/{}"
ASKED = SourceMessage(
    Kind.QUESTION,
    "Andreas S.",
    None,
    "2010-05-01",
    "Sehr geehrte Frau Bester,\n\nwann steigt die Rente der Menschen in Wandsbek wieder?",
)

SENTENCE = "Die Rente steigt im kommenden Juli um drei Prozent."

GIVEN = SourceMessage(Kind.ANSWER, "Angelika Bester", "SM", "2010-06-01", SENTENCE)

EDITED = replace(GIVEN, text="Die Rente steigt im kommenden Juli um vier Prozent.")


def numbered(number: int, answers: int) -> SourceThread:
    """A page of one of several threads, as it was when it had so many answers."""
    given = [replace(GIVEN, text=f"{SENTENCE} {one}") for one in range(answers)]
    return plain_page(
        to="Angelika Bester",
        title=f"Frage {number}",
        messages=(replace(ASKED, text=f"{ASKED.text} {number}"), *given),
    )
