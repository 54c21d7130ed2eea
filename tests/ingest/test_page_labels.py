"""Lines over an answer: name, party and other labels."""

from __future__ import annotations

import pytest
from test_page_text import old_page

from qa_tui.ingest.pages.page import read_page_text


@pytest.mark.parametrize(
    "name",
    ["Andreas S.", "Silvia N. H.", "franz b.", "Klasse 9b der Gesamtschule Nord", "A.-K. Ö."],
)
def test_public_names_of_every_kind_are_read(name: str) -> None:
    thread = read_page_text(
        f"Frage von {name} • 09.09.2017\n\nFrage an Anna Beispiel von {name} bezüglich Umwelt\n\n"
        "Warum?\n\nAntwort ausstehend von Anna Beispiel SPD"
    )

    assert thread.messages[0].author == name
    assert thread.to == "Anna Beispiel"
    assert thread.sureness == 1.0


@pytest.mark.parametrize(
    ("credit", "name", "party", "sureness"),
    [
        ("Anna Beispiel SPD", "Anna Beispiel", "SPD", 1.0),
        ("Anna Beispiel DIE LINKE", "Anna Beispiel", "DIE LINKE", 1.0),
        ("Anna Beispiel Die Linke", "Anna Beispiel", "Die Linke", 1.0),
        ("Anna Beispiel BÜNDNIS 90/DIE GRÜNEN", "Anna Beispiel", "BÜNDNIS 90/DIE GRÜNEN", 1.0),
        ("Anna Beispiel Bündnis 90 / Die Grünen", "Anna Beispiel", "Bündnis 90 / Die Grünen", 1.0),
        ("Anna Beispiel GRÜNE", "Anna Beispiel", "GRÜNE", 1.0),
        ("Anna Beispiel FREIE WÄHLER", "Anna Beispiel", "FREIE WÄHLER", 1.0),
        ("Anna Beispiel ÖDP", "Anna Beispiel", "ÖDP", 1.0),
        ("Anna Beispiel Volt", "Anna Beispiel", "Volt", 1.0),
        ("Anna Volt Volt", "Anna Volt", "Volt", 1.0),
        ("Anna Volt", "Anna Volt", None, 0.9),
        ("Anna von der Linke CDU", "Anna von der Linke", "CDU", 1.0),
        ("Anna Beispiel ABC 21", "Anna Beispiel", "ABC 21", 0.9),
    ],
)
def test_name_and_party_of_one_line_are_split(
    credit: str, name: str, party: str | None, sureness: float
) -> None:
    thread = read_page_text(
        f"Frage von Bernd C. • 01.02.2022\n\nWarum?\n\nAntwort von {credit} • 03.02.2022\n\nDarum."
    )

    assert (thread.to, thread.party, thread.sureness) == (name, party, sureness)
    assert (thread.messages[1].author, thread.messages[1].party) == (name, party)


def test_name_in_the_title_decides_where_an_unknown_label_begins() -> None:
    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2022\n\nFrage an Anna Beispiel von Bernd C. bezüglich Umwelt\n"
        "\nWarum?\n\nAntwort von Anna Beispiel Wir für Tannwerder • 03.02.2022\n\nDarum."
    )

    assert (thread.to, thread.party) == ("Anna Beispiel", "Wir für Tannwerder")
    assert thread.sureness == 1.0


@pytest.mark.parametrize(
    ("byline", "author", "party", "date"),
    [
        ("Antwort von\nSPD", "Anna Beispiel", "SPD", None),
        ("Antwort von\n\nSPD", "Anna Beispiel", "SPD", None),
        ("Antwort von\nAnna Beispiel\nSPD", "Anna Beispiel", "SPD", None),
        ("Antwort von Anna Beispiel\nSPD", "Anna Beispiel", "SPD", None),
        ("Antwort von Anna Beispiel SPD", "Anna Beispiel", "SPD", None),
        ("Antwort von Anna Beispiel", "Anna Beispiel", None, None),
        ("Antwort von\nSPD • 03.02.2011", "Anna Beispiel", "SPD", "2011-02-03"),
        ("Antwort von\nSPD\n• 03.02.2011", "Anna Beispiel", "SPD", "2011-02-03"),
        ("Antwort von\nSPD\n03.02.2011", "Anna Beispiel", "SPD", "2011-02-03"),
        ("Antwort von\nSPD • 30.02.2011", "Anna Beispiel", "SPD", None),
        ("Antwort von\nTeam Büro Beispiel", "Team Büro Beispiel", None, None),
        ("Antwort von Team Büro Beispiel\nSPD", "Team Büro Beispiel", "SPD", None),
        ("Portrait von Anna Beispiel\nAntwort von", "Anna Beispiel", None, None),
    ],
)
def test_lines_over_an_answer_are_read(
    byline: str, author: str, party: str | None, date: str | None
) -> None:
    thread = old_page(f"{byline}\n\nSehr geehrter Herr C.,\n\ngut.")

    assert len(thread.messages) == 2
    answer = thread.messages[1]
    assert (answer.author, answer.party, answer.date) == (author, party, date)
    assert answer.text == "Sehr geehrter Herr C.,\n\ngut."
    assert thread.messages[0].text.endswith("wie steht es um den Moorschutz?")
    assert thread.sureness == 1.0


def test_label_that_is_not_known_is_taken_by_its_place_and_makes_less_sure() -> None:
    after = "Antwort von\nWir für Tannwerder\n\nSehr geehrter Herr C.,\n\ngut."

    thread = old_page(after, party="")

    assert thread.messages[1].party == "Wir für Tannwerder"
    assert thread.sureness == 0.7


@pytest.mark.parametrize(
    ("above", "label"),
    [
        ("ÖDP", "ÖDP / Familie .."),
        ("BÜNDNIS 90/DIE GRÜNEN", "Fraktion Die Grünen"),
        ("SPD", "Die SPD"),
    ],
)
def test_label_with_a_word_of_the_one_in_the_head_is_no_name(above: str, label: str) -> None:
    page = (
        f"Portrait von Anna Beispiel\nAnna Beispiel\n{above}\nZum Profil\nFrage von Bo C. •\n\n"
        "Frage an Anna Beispiel von Bo C. bezüglich Umwelt\n\nWarum?\n\n"
        f"Portrait von Anna Beispiel\nAntwort von\n{label}\n\nHallo Bo,\n\ndarum."
    )

    answer = read_page_text(page).messages[1]

    assert (answer.author, answer.party) == ("Anna Beispiel", label)


def test_line_that_announces_a_quotation_stands_over_no_answer() -> None:
    quoted = 'Antwort von Anna Beispiel vom 01.01.2017:\n"Nein."'
    page = (
        "Frage von Bo C. • 09.09.2017\n\nFrage an Anna Beispiel von Bo C. bezüglich Umwelt\n\n"
        f"Sie schrieben:\n\n{quoted}\n\nWarum?\n\n"
        "Antwort von Anna Beispiel SPD • 10.09.2017\n\nDarum."
    )

    thread = read_page_text(page)

    assert (thread.party, len(thread.messages)) == ("SPD", 2)
    assert thread.messages[0].text.endswith(f"{quoted}\n\nWarum?")
