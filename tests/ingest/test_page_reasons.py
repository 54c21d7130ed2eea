"""What is no thread, or none that can be read, is refused with the reason; nothing else happens."""

from __future__ import annotations

import time

import pytest

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.pages.page import read_page_text
from tests.ingest.fuzz import read_text

LIST = "The page is a list of questions, not a thread."
FAILED = "The page has nothing of a thread: its extraction failed."
UNKNOWN = "The text is not a page of a question in a known form."

LIST_OF_ANSWERS = """Fragen und Antworten
Wann kommt der Radweg?
(…) Seit Jahren wird der Radweg nach Tannwerder versprochen. (…)
Antwort 16.10.2025 von Anna Beispiel SPD
(…) Der Planungsauftrag ist vergeben, die Bauarbeiten beginnen im Mai. (…)
Warum fällt der Zug aus?
Antwort ausstehend von Anna Beispiel SPD
"""
LIST_WITH_ASKERS = """Anna Beispiel
SPD
Frage von Bernd C. • 01.10.2025
Wann kommt der Radweg?
Antwort ausstehend von Anna Beispiel SPD
Frage von Dora E. • 02.10.2025
Warum fällt der Zug aus?
Antwort ausstehend von Anna Beispiel SPD
"""
LIST_OF_ONE_ENTRY = """Frage von Bernd C. • 01.10.2025
Wann kommt der Radweg?
(...) Seit Jahren wird der Radweg nach Tannwerder versprochen. (...)
Antwort 16.10.2025 von Anna Beispiel SPD
(...) Der Planungsauftrag ist vergeben, die Bauarbeiten beginnen im Mai. (...)
"""
LIST_OF_SNIPPETS = """
(…) Der Planungsauftrag ist vergeben, die Bauarbeiten beginnen im Mai. (…)

(…) Seit Jahren wird der Radweg nach Tannwerder versprochen. (…)
"""
NEWSLETTER = """Unser Newsletter
Erfahren Sie als Erste von neuen Recherchen.
Jetzt abonnieren
"""
TEASERS = """Anna Beispiel
SPD
Zum Profil
Frage stellen
3 / 4 Fragen beantwortet
"""
STRIPPED_OLD = """Frage an Anna Beispiel von Bernd C. bezüglich Umwelt

Sehr geehrte Frau Beispiel,

wie steht es um den Moorschutz?

Mit freundlichen Grüßen
Bernd C.

Sehr geehrter Herr C.,

gut.
"""
ENCODED_PAGE = """Frage an Anna Beispiel von Oreaq P. bezüglich Umwelt
24. September 2009 - 21:52
Sehr geehrte Frau Beispiel,
wie steht es um den Moorschutz?
Frage von Oreaq P.
Antwort von Anna Beispiel
25. Oktober 2009 - 10:11
Zeit bis zur Antwort: 1 Monat
Gut.
"""
NOBODY_ASKED = """Frage von Bernd C. • 01.10.2025

Wann kommt der Radweg?
"""
NOTHING_ASKED = """Frage an Anna Beispiel bezüglich Umwelt
Anna Beispiel
SPD
Frage von Bernd C. •

Frage an Anna Beispiel von Bernd C. bezüglich Umwelt

Antwort von
SPD

Gut.
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LIST_OF_ANSWERS, LIST),
        (LIST_WITH_ASKERS, LIST),
        (LIST_OF_ONE_ENTRY, LIST),
        (LIST_OF_SNIPPETS, LIST),
        (NEWSLETTER, FAILED),
        (TEASERS, FAILED),
        ("Zwiebeln würfeln und in Butter glasig dünsten.", UNKNOWN),
        ("", "The page is empty."),
        (" \n\u00a0\n\ufeff", "The page is empty."),
        (NOBODY_ASKED, "The page does not name the representative."),
        ("Frage von •\n\nWann kommt der Radweg?", "The page does not name the asker."),
        (NOTHING_ASKED, "The page names an asker but has no question."),
        ("Anna Beispiel\nSPD\nFrage von Bernd C. •", "The page names an asker but has no"
         " question."),
        ("Antwort von\nSPD\n\n" * 1_001, "The page shows more than 1000 answers; no thread"
         " has that many."),
    ],
)  # fmt: skip
def test_page_that_is_no_readable_thread_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_page_text(text)

    assert str(caught.value.what) == reason


def test_address_of_a_thread_shows_that_the_extraction_failed() -> None:
    url = "https://www.example.org/profile/anna-beispiel/fragen-antworten/wann-kommt-der-radweg"

    with pytest.raises(Unreadable, match="its extraction failed"):
        read_page_text("Bitte warten.", url)


@pytest.mark.parametrize(
    "path", ["profile/anna-beispiel/fragen-antworten?page=2", "fragen-antworten"]
)
def test_address_of_a_list_refuses_even_a_single_entry_of_it(path: str) -> None:
    entry = "Frage von Bo • 01.02.2022\nWarum?\nAntwort von Anna Beispiel SPD • 03.02.2022\nDarum."

    assert read_page_text(entry).title == "Warum?"
    with pytest.raises(Unreadable, match="is a list of questions"):
        read_page_text(entry, f"https://www.abgeordnetenwatch.de/{path}")


def test_question_named_in_the_middle_of_a_long_text_is_no_frame() -> None:
    letter = "Sehr geehrte Frau Beispiel,\n\n" + "Ich zitiere aus dem Protokoll. " * 20
    page = f"Frage an Anna Beispiel von Bernd C. bezüglich Umwelt\n\n{letter}\n\n"

    thread = read_page_text(page + "Frage von Dora E. • 01.02.2010\n\nWarum?")

    assert (thread.page_form, thread.messages[0].author) == ("F3", "Bernd C.")
    assert "Frage von Dora E. • 01.02.2010" in thread.messages[0].text


@pytest.mark.parametrize(
    "unit",
    [
        "a\n",
        "•",
        " ",
        "\r\n\n",
        "Frage an ",
        "Frage von A •\n",
        "Frage an A von B bezüglich C\n",
        "Antwort ausstehend von A B SPD\n",
        "Antwort 16.10.2025 von A SPD\n",
        "(…) aaaaaaaaaaaaaaaaaaaaaaaaaaa (…)\n",
        "Portrait von A\n",
        "Was möchten Sie wissen von:\n\n",
        "Die Frage-Funktion ",
        "1. Mai 2020 - 21:52\n",
        "mit freundlichen ",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    """One megabyte stays far below the bound; a square of its length would be hours."""
    frame = "Anna Beispiel\nSPD\nFrage von Bernd C. •\n\nWarum?\n\n"
    began = time.monotonic()

    for start in ("", frame):
        read_text(start + unit * (1_000_000 // len(unit)))

    assert time.monotonic() - began < 20
