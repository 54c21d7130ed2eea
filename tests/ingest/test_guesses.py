"""What a reader guessed is kept with the thread and shown wherever its source is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.imports.guesses import GUESS_NAMES, guess_names
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.pages.sureness import GUESSES, Doubt, guesses
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.messages.borders import read_border
from qa_tui.store.messages.threads import read_thread

if TYPE_CHECKING:
    from pathlib import Path

    from qa_tui.store.desk import Desk

STRIPPED = """Frage an Anna Beispiel von Bernd C. bezüglich Umwelt

Sehr geehrte Frau Beispiel,

wie steht es um den Moorschutz?

Mit freundlichen Grüßen
Bernd C.
{answer}"""
ANSWER = "\nSehr geehrter Herr C.,\n\ngut.\n\nAnna Beispiel\n"


def test_guesses_of_a_page_are_kept_with_its_thread(empty_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(STRIPPED.format(answer=ANSWER), encoding="utf-8")

    import_paths(empty_desk, "anna", [file])

    with empty_desk.reading() as connection:
        thread = read_thread(connection, 1, empty_desk.today)
        assert thread.source is not None
        assert (thread.source.form, thread.source.guesses) == ("F3", ("border",))
        assert thread.source.sureness > 0.7
        assert read_border(connection, 1).guessed


@pytest.mark.parametrize(
    ("staff", "url", "name"),
    [
        ("Team Büro Beispiel SPD", None, "Beispiel"),
        ("Büro Anna Beispiel SPD", None, "Anna Beispiel"),
        ("Team Büro Fiona D'Souza SPD", None, "Fiona D'Souza"),
        ("Das Team SPD", "/profile/anna-beispiel/fragen-antworten/1", "Anna Beispiel"),
    ],
)
def test_representative_whom_only_staff_or_an_address_names_is_a_guess(
    staff: str, url: str | None, name: str
) -> None:
    page = (
        f"Frage von Bernd C. • 01.02.2023\n\nWarum?\n\nAntwort von {staff} • 03.02.2023\n\nDarum."
    )

    thread = read_page_text(page, url)

    assert (thread.to, thread.party, thread.guesses) == (name, "SPD", ("to",))
    assert thread.messages[1].author == staff.removesuffix(" SPD")


def test_page_without_an_answer_shows_no_border(empty_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(STRIPPED.format(answer=""), encoding="utf-8")

    import_paths(empty_desk, "anna", [file])

    with empty_desk.reading() as connection:
        assert not read_border(connection, 1).guessed


def test_every_doubt_says_what_is_a_guess_and_every_guess_has_words() -> None:
    for doubt in Doubt:
        assert set(guesses([doubt])) <= set(GUESSES)
    assert set(GUESSES) == set(GUESS_NAMES)
    assert len(guess_names([*GUESSES, "unheard of"])) == len(GUESSES)
