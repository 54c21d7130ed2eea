"""Who asks and who answers on a page without separators."""

from __future__ import annotations

import pytest
from test_form_f3 import SURE, TITLE, page

from qa_tui.ingest.pages.page import read_page_text


@pytest.mark.parametrize(
    ("title", "to", "asker"),
    [
        ("Frage an Anna von Storch von Bernd C. bezüglich Umwelt", "Anna von Storch", "Bernd C."),
        ("Frage an Anna Beispiel von Jan von B. bezüglich Umwelt", "Anna Beispiel", "Jan von B."),
        ("Frage an Anna von Storch von Jan von B. bezüglich X", "Anna von Storch", "Jan von B."),
        ("Frage an Anna Beispiel von franz b. bezüglich Umwelt", "Anna Beispiel", "franz b."),
        (
            "Frage an Karl Freiherr von und zu Hohenau von Bernd C. bezüglich Umwelt",
            "Karl Freiherr von und zu Hohenau",
            "Bernd C.",
        ),
        ("Frage an Anna Beispiel von Bernd C. bezüglich\nUmwelt", "Anna Beispiel", "Bernd C."),
        (f"{TITLE}\n{TITLE}", "Anna Beispiel", "Bernd C."),
    ],
)
def test_names_are_read_from_the_title_alone(title: str, to: str, asker: str) -> None:
    thread = page(f"Sehr geehrte Frau {to.split(' ', 1)[1]},\n\nwarum?\n\nMfG", title=title)

    assert (thread.to, thread.messages[0].author) == (to, asker)
    assert thread.messages[0].text.startswith("Sehr geehrte")


@pytest.mark.parametrize(
    "signature",
    ["Ihr Jörg Beispiel", "Ihr Dr. Jörg Beispiel", "Jörg Beispiel\nMitglied des Landtags"],
)
def test_name_is_read_from_a_signature_without_what_stands_around_it(signature: str) -> None:
    answer = f"Guten Tag,\n\ngut.\n\nMit freundlichen Grüßen\n\n{signature}"

    thread = read_page_text(f"Wie steht es darum?\n\nEs eilt.\n\n{answer}")

    assert thread.to.removeprefix("Dr. ") == "Jörg Beispiel"


def test_name_behind_a_pronoun_need_not_begin_with_a_known_first_name() -> None:
    answer = "Guten Tag,\n\ngut.\n\nMit freundlichen Grüßen\n\nIhr Siw Ó Briain"

    assert read_page_text(f"Wie steht es darum?\n\nEs eilt.\n\n{answer}").to == "Siw Ó Briain"


@pytest.mark.parametrize("signature", ["Jannis W.", "Dr. Jannis Wolf", "Jannis\nUntertal"])
def test_name_under_a_sign_off_is_no_answer(signature: str) -> None:
    url = "https://www.example.org/profile/anna-beispiel/fragen-antworten/wie-steht-es-darum"

    thread = read_page_text(
        "Wie steht es darum?\n\nSehr geehrte Frau Beispiel,\n\nes eilt.\n\n"
        f"Mit freundlichen Grüßen\n\n{signature}",
        url,
    )

    (question,) = thread.messages
    assert question.background.endswith(signature)


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("nils-holger-bracht", "Nils-Holger Bracht"),
        ("oguz-ehlers", "Oğuz Ehlers"),
        ("aylin-isik", "Aylin Işık"),
        ("goenuel-nuss", "Gönül Nuß"),
    ],
)
def test_signature_tells_what_an_address_does_not(slug: str, name: str) -> None:
    url = f"https://www.example.org/profile/{slug}/fragen-antworten/wie-steht-es-darum"

    thread = read_page_text(f"Wie steht es darum?\n\nGuten Tag,\n\ngut.\n\nGruß\n{name}", url)

    assert thread.to == name


@pytest.mark.parametrize(
    ("slug", "greeted", "name"),
    [
        ("jana-goessner", "Frau Gößner", "Jana Gößner"),
        ("jana-goessner-ott", "Frau Gößner-Ott", "Jana Gößner-Ott"),
        ("oguz-ehlers", "Oğuz Ehlers", "Oğuz Ehlers"),
        ("jana-goessner", "Frau Ministerin", "Jana Goessner"),
        ("joerg-michael-goetz", "Herr Minister", "Jörg Michael Goetz"),
    ],
)
def test_salutation_tells_what_an_address_does_not(slug: str, greeted: str, name: str) -> None:
    url = f"https://www.example.org/profile/{slug}/fragen-antworten/wie-steht-es-darum"

    thread = read_page_text(f"Wie steht es darum?\n\nGuten Tag {greeted},\n\ngut?", url)

    assert thread.to == name


@pytest.mark.parametrize("named", ["Frau Gößner", "Frau Dr. Gößner-Ott", "Büro Jana Gößner"])
def test_staff_that_signs_tells_what_an_address_does_not(named: str) -> None:
    slug = "jana-goessner-ott" if "Ott" in named else "jana-goessner"
    url = f"https://www.example.org/profile/{slug}/fragen-antworten/wie-steht-es-darum"

    thread = read_page_text(
        f"Wie steht es darum?\n\nGuten Tag,\n\ngut, sagt {named}.\n\nGruß\nUlf Muster", url
    )

    assert thread.to == f"Jana {named.rsplit(' ', maxsplit=1)[-1]}"


def test_new_form_tells_neither_name_and_both_are_guesses() -> None:
    thread = read_page_text(
        "Wie steht es um den Moorschutz?\n\nEr ist dringend.\n\n"
        "Sehr geehrter Herr C.,\n\ngut.\n\nHerzliche Grüße\nJörg Beispiel MdL"
    )

    assert (thread.title, thread.to) == ("Wie steht es um den Moorschutz?", "Jörg Beispiel")
    assert thread.messages[0].background == "Er ist dringend."
    assert thread.messages[0].author == "Herr C."
    assert thread.guesses == ("to", "asker", "border")


@pytest.mark.parametrize(
    ("signed", "asker"),
    [
        ("Viele Grüße, Anna Muster", "Anna M."),
        ("Viele Grüße, danke, bis bald", "N. N."),
        ("Herzliche Grüße\nMarlies und Team", "Marlies"),
        ("Herzliche Grüße\nBernd C. und Familie", "Bernd C."),
        ("Herzliche Grüße\nBernd Cramer (84)", "Bernd C."),
        ("Herzliche Grüße\nBernd Cramer, 17 Jahre", "Bernd C."),
        ("Herzliche Grüße\nBernd Cramer (Landwirt)", "Bernd C."),
        ("Danke und liebe Grüße\nBernd C., Hausmeister", "Bernd C."),
        ("Lieben Dank\nBernd Cramer, Untertal", "Bernd C."),
    ],
)
def test_name_beside_the_sign_off_and_without_company_is_the_asker(signed: str, asker: str) -> None:
    thread = read_page_text(f"Wie steht es um den Moorschutz?\n\nEr ist dringend.\n\n{signed}")

    assert thread.messages[0].author == asker


def test_who_signs_for_others_still_signs_the_question() -> None:
    asked = "Guten Tag,\n\nwann?\n\nMit Gruß\nIhre BFS 2\ni. V. Klassensprecherin Jelena P."

    thread = page(f"{asked}\n\nLiebe Klasse,\n\nbald.\n\nAnna Beispiel")

    assert thread.messages[0].text == asked


def test_address_names_the_representative_of_the_new_form() -> None:
    url = "https://www.example.org/profile/anna-beispiel/fragen-antworten/wie-steht-es-um-das-moor"

    thread = read_page_text("Wie steht es um das Moor?\n\nEs ist trocken.", url)

    assert (thread.to, thread.messages[0].author) == ("Anna Beispiel", "N. N.")
    assert thread.guesses == ("to", "asker", "border")


def test_new_form_without_any_name_of_the_representative_is_read_with_nobody_as_a_guess() -> None:
    asked = "Wie steht es um den Moorschutz?"

    thread = read_page_text(f"{asked}\n\nEr ist dringend.\n\nMfG\nBernd C.")

    assert (thread.to, thread.title, thread.messages[0].author) == ("N. N.", asked, "Bernd C.")
    assert "to" in thread.guesses
    assert thread.sureness < SURE
