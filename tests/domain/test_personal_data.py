"""Personal data is found as people write it, and what looks like it is left alone."""

from __future__ import annotations

import pytest

from qa_tui.domain.privacy.iban import has_right_digits
from qa_tui.domain.privacy.masking import Part, Personal
from qa_tui.domain.privacy.personal import find_in_message, find_personal

NAMES = ("Ahlers", "Müller", "Meyer-Landrut")


def found(text: str) -> list[tuple[str, str]]:
    """What is found, with its words."""
    return [(find.kind.value, text[find.start : find.end]) for find in find_personal(text, NAMES)]


@pytest.mark.parametrize(
    "number",
    [
        "0171 3920001",
        "0171/3920001",
        "(04131) 12 34 56",
        "+49 (0) 40 - 1234567",
        "(040) - 1234567",
        "0049 171 3920001",
        "040-1234-5678",
        "0171 39\n20001",
        "0171-\n3920001",
        "0171 39\r\n20001",
        "０１７１ 3920001",
        "01\u00ad71 39\u200b20001",
    ],
)
def test_phone_number(number: str) -> None:
    assert found(f"Meine Nummer: {number}. Danke") == [("phone", number)]


@pytest.mark.parametrize("text", ["Telefon: 3920", "Tel.-Nr. 3920", "Handy 3920 11", "Fax: 3920"])
def test_number_that_is_called_one_needs_no_dialling_code(text: str) -> None:
    words = [words for kind, words in found(text) if kind == "phone"]
    assert words == [text[text.index("3920") :]]


@pytest.mark.parametrize(
    "text",
    [
        "am 01.02.2010 von 08.30 - 17.00 Uhr",
        "01067 - 01069 Dresden",
        "im Haushalt 2009/2010 fehlen 100000 Euro, also 0,75 %",
        "Drucksache 17/01234 und Az. 06 K 1234/10",
        "das Telefon 2010",
        "Art. 20 Abs. 3",
    ],
)
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert found(text) == []


def test_number_ends_with_its_line_when_it_is_whole() -> None:
    assert found("0171 3920001\n12 Fragen habe ich") == [("phone", "0171 3920001")]
    assert found("0171 3920001\n0172 3920002") == [
        ("phone", "0171 3920001"),
        ("phone", "0172 3920002"),
    ]


@pytest.mark.parametrize("around", ["({})", "{}. 2009/2010", "{})\n2010", "{}), und"])
def test_what_stands_around_a_number_is_no_part_of_it(around: str) -> None:
    assert found(around.format("0171 3920001")) == [("phone", "0171 3920001")]


def test_the_line_before_a_street_is_no_part_of_it() -> None:
    assert found("Mit Gruß\nLange Straße 5") == [("street", "Lange Straße 5")]


@pytest.mark.parametrize(
    "address",
    [
        "ole.ahlers@example.org",
        "ole@mail.example.org",
        "ole (at) example (punkt) org",
        "ole[at]example.org",
        "ole@\nexample.org",
        "ole@example.\norg",
        "muster@exam-\nple.org",
        "max.\nmuster@example.org",
        "max-\nmuster@example.org",
        "max.m.\nmuster@mail.example.org",
    ],
)
def test_mail_address(address: str) -> None:
    assert found(f"Schreiben Sie an {address}.") == [("email", address)]


@pytest.mark.parametrize(
    "address",
    [
        "Lange Straße 5a",
        "Bahnhofstr. 12",
        "Bahnhof-\nstraße 5",
        "Mühlenweg 3-5",
        "Schillerplatz 12",
        "Straße des 17. Juni 135",
        "Neuer Weg\n7",
        "Bahnhofstr 5",
        "Am Alten Markt 7",
        "am Alten Markt 7b",
        "Unter den Linden 77",
        "Am Sandberg 4",
        "An der Mühle 12",
        "Auf dem Kamp 3",
        "Im Wiesengrund 12-14",
        "Zum Alten Rathaus 1",
    ],
)
def test_street_and_number(address: str) -> None:
    assert found(f"Ich wohne: {address}, seit langem.") == [("street", address)]


@pytest.mark.parametrize(
    "text",
    [
        "die Bundesstraße 75",
        "Der Weg 2 ist lang",
        "die Straße 30 km weiter",
        "auf Platz 3",
        "nur 3 Parkplätze",
        "der Parkplatz 3",
        "Frühling 21",
        "die Bahnhofstraße 2010",
        "am Markt 3 Stände",
        "im Park 7 Uhr",
        "Am Montag 7",
        "Im Kapitel 5 und Artikel 7",
        "im Rathaus 2010",
        "am Bahnhof 20 km weiter",
        "Im Wald 30 Prozent",
        "am Ende 3",
        "im Jahr 19",
        "Registr 2010",
    ],
)
def test_other_ways_are_no_addresses(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "account", ["DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "at61 1904 3002 3457 3201"]
)
def test_account_number(account: str) -> None:
    assert found(f"Konto {account}!") == [("iban", account)]
    assert has_right_digits(account.replace(" ", "").upper())
    wrong = account[:3] + str((int(account[3]) + 1) % 10) + account[4:]
    assert found(f"Konto {wrong}!") == [("iban", wrong)]
    assert not has_right_digits(wrong.replace(" ", "").upper())


@pytest.mark.parametrize(
    "text",
    [
        "Konto DE8937040044053201300!",
        "Konto DE893704004405320130001!",
        "Kennung GB00abcd1234567890ab00",
        "Entwurf fr12 vom 3. Mai",
    ],
)
def test_other_signs_are_no_account_numbers(text: str) -> None:
    assert "iban" not in dict(found(text))


def test_the_word_before_an_address_in_the_next_line_is_no_part_of_it() -> None:
    assert found("Bitte bald melden.\nmuster@example.org") == [("email", "muster@example.org")]


@pytest.mark.parametrize(
    "name",
    [
        "Ahlers",
        "AHLERS",
        "ahlers",
        "Ah-\nlers",
        "Ah\u00adlers",
        "Mueller",
        "Mu\u0308ller",
        "Müllers",
        "Mu-\neller",
        "Meyer-Landrut",
        "Meyer-\nLandrut",
        "Meyer Landrut",
        "Landrut",
    ],
)
def test_last_name_of_the_asker(name: str) -> None:
    assert found(f"Mit Gruß {name} aus M.") == [("name", name)]


@pytest.mark.parametrize(
    ("given", "written"),
    [("Mueller", "Müller"), ("Baer", "Bär"), ("Weiss", "Weiß"), ("Soerensen", "Sö-\nrensen")],
)
def test_a_name_given_without_umlauts_is_found_with_them(given: str, written: str) -> None:
    text = f"Mit Gruß {written} aus M."
    finds = find_personal(text, (given,))
    assert [text[find.start : find.end] for find in finds] == [written]


@pytest.mark.parametrize("text", ["Müllerstadt", "Nahlersand", "Meyerin", "Muhme"])
def test_parts_of_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_in_an_address_belongs_to_it() -> None:
    assert [kind for kind, _ in found("ole.ahlers@example.org, Ahlers")] == ["email", "name"]


def test_what_was_masked_is_not_found_again() -> None:
    assert find_personal("[Name entfernt] und [phone number removed]", ("Name", "Removed")) == ()


def test_line_and_part_are_told() -> None:
    text, background = "Erste Zeile\r\nzweite\n0171 3920001", "a@example.org"
    first, second = find_in_message(text, background)
    assert (first.part, first.kind, first.line) == (Part.TEXT, Personal.PHONE, 3)
    assert (second.part, second.kind, second.line) == (Part.BACKGROUND, Personal.EMAIL, 1)
