"""What crawls leave of a page's frame: broken titles, lost topics, buttons, unseen characters."""

from __future__ import annotations

import pytest

from qa_tui.ingest.pages.page import read_page_text
from qa_tui.ingest.pages.parties import is_known_party, split_party

HEAD = "Frage an Anna Beispiel bezüglich {topic}\nPortrait von Anna Beispiel\nAnna Beispiel\n"
ASKED = "Frage von Bernd C. • 01.02.2013\n\n{title}\n\nWarum?\n"
TITLE = "Frage an Anna Beispiel von Bernd C. bezüglich Gleichstellung von Frauen und Männern"


def test_dated_label_stands_over_an_answer_without_a_blank_line_above() -> None:
    page = HEAD.format(topic="Kultur") + "SPD\n" + ASKED.format(title=TITLE)
    page += "\nAntwort von\nSPD\n• 02.02.2013\n\nDarum.\nErgänzung von\nSPD\n• 03.02.2013\nDaher."

    texts = [(message.date, message.text) for message in read_page_text(page).messages[1:]]

    assert texts == [("2013-02-02", "Darum."), ("2013-02-03", "Daher.")]


@pytest.mark.parametrize("label", ["Liebe", "LIEBE", "Werte Union"])
def test_label_that_is_a_salutation_is_a_label(label: str) -> None:
    page = HEAD.format(topic="Kultur") + f"{label}\nZum Profil\n" + ASKED.format(title=TITLE)

    thread = read_page_text(f"{page}\nAntwort von\n{label}\n\nDarum.")

    assert (thread.page_form, thread.party, len(thread.messages)) == ("F1", label, 2)


def test_unknown_label_under_a_name_is_found_above_the_buttons() -> None:
    page = "Anna Beispiel\nKlimaliste Untertal\nZum Profil\nFrage von Bernd C. •\n\nWarum?\n\n"

    thread = read_page_text(page + "Antwort von\nKlimaliste Untertal\n\nDarum.")

    assert (thread.to, thread.party) == ("Anna Beispiel", "Klimaliste Untertal")


def test_label_of_one_answer_is_looked_for_in_the_others() -> None:
    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2023\n\nWarum?\n\n"
        "Antwort von Team Büro Muster Liste Untertal • 02.02.2023\n\nBald.\n\n"
        "Antwort von Anna Lea Muster Liste Untertal • 03.02.2023\n\nDarum.\n\nIhre A. Muster"
    )

    answers = thread.messages[1:]
    assert [message.author for message in answers] == ["Team Büro Muster", "Anna Lea Muster"]
    assert {message.party for message in answers} == {"Liste Untertal"}


def test_label_shows_no_unseen_characters() -> None:
    label = "BÜNDNIS 90/\u200bDIE GRÜNEN"

    thread = read_page_text(
        f"{HEAD.format(topic='Umwelt')}{label}\n{ASKED.format(title='Warum so?')}\n"
        f"Portrait von Anna Beispiel\nAntwort von\n{label}\n\nDarum."
    )

    assert thread.party == "BÜNDNIS 90/DIE GRÜNEN"
    assert thread.messages[1].party == "BÜNDNIS 90/DIE GRÜNEN"


@pytest.mark.parametrize(
    "label",
    [
        "Partei für Arbeit, Rechtsstaat, Tierschutz, Elitenförderung und basisdemokratische "
        "Initiative",
        "Wählergemeinschaft Untertal e. V.",
    ],
)
def test_line_under_the_name_is_the_label_however_long(label: str) -> None:
    thread = read_page_text(
        f"{HEAD.format(topic='Umwelt')}{label}\n{ASKED.format(title='Warum so?')}\n"
        f"Antwort von\n{label}\n• 03.02.2013\n\nDarum."
    )

    assert (thread.party, thread.asking_note) == (label, None)
    assert (thread.messages[1].party, thread.messages[1].date) == (label, "2013-02-03")


def test_name_on_the_way_to_the_page_hides_no_label() -> None:
    thread = read_page_text(
        "Startseite\nAnna Beispiel\nWarum so?\nPortrait von Anna Beispiel\nAnna Beispiel\n"
        f"Liste Untertal\n{ASKED.format(title='Warum so?')}"
    )

    assert (thread.to, thread.party) == ("Anna Beispiel", "Liste Untertal")


@pytest.mark.parametrize(
    "button", ["Frage stellen", "Weitere Fragen an Anna Beispiel", "Frage stellen\nImpressum"]
)
def test_buttons_under_the_last_answer_are_nobodys_words(button: str) -> None:
    thread = read_page_text(
        f"{ASKED.format(title='Warum so?')}\nAntwort von Anna Beispiel SPD • 02.02.2013\n\n"
        f"Darum.\n\nAnna Beispiel\n\n{button}"
    )

    assert thread.messages[1].text == "Darum.\n\nAnna Beispiel"


def test_time_of_day_behind_a_date_is_part_of_the_mark() -> None:
    thread = read_page_text(
        f"{ASKED.format(title='Warum so?').replace('2013', '2013 - 10:45')}\n"
        "Antwort von Anna Beispiel SPD • 02.02.2013 - 9:00 Uhr\n\nDarum."
    )

    assert [message.date for message in thread.messages] == ["2013-02-01", "2013-02-02"]


def test_date_in_the_line_under_name_and_label_is_their_date() -> None:
    thread = read_page_text(
        f"{ASKED.format(title='Warum so?')}\nAntwort von Anna Beispiel SPD\n• 02.02.2013\nDarum."
    )

    assert (thread.page_form, thread.messages[1].date) == ("F2", "2013-02-02")
    assert thread.messages[1].text == "Darum."


def test_bare_mark_over_a_salutation_parts_question_and_answer_without_blank_lines() -> None:
    thread = read_page_text(
        "Frage von Bernd C. •\n\nFrage an Anna Beispiel von Bernd C. bezüglich Umwelt\n"
        "Warum?\nBernd C.\nAntwort von\nGuten Morgen,\ndarum."
    )

    assert thread.messages[1].text == "Guten Morgen,\ndarum."
    assert "border" in thread.guesses


def test_answer_that_is_owed_may_have_lost_its_name() -> None:
    thread = read_page_text(
        f"Warum so?\nPortrait von Anna Beispiel\nAnna Beispiel\nSPD\n"
        f"{ASKED.format(title='Warum so?')}\nPortrait von Anna Beispiel\n"
        "Antwort ausstehend von\nSPD"
    )

    (question,) = thread.messages
    assert question.background == "Warum?"


@pytest.mark.parametrize(
    "asker",
    ["Initiative „Kein Mast!“", '"Pro Bahn" e. V.', "marc (17)", "Wer fragt?", "Müller, Uwe"],
)
def test_whatever_stands_before_the_bullet_is_the_asker(asker: str) -> None:
    thread = read_page_text(
        f"Frage von {asker} • 01.02.2013\n\nFrage an Anna Beispiel von {asker} bezüglich Umwelt\n\n"
        "Warum?\n\nAntwort von Anna Beispiel SPD • 02.02.2013\n\nDarum."
    )

    assert (thread.messages[0].author, thread.to) == (asker, "Anna Beispiel")


def test_dated_marks_in_a_quoted_thread_do_not_tell_the_form() -> None:
    quoted = (
        "Frage von Bernd C. • 01.01.2013\nWarum?\n\nAntwort von Anna Beispiel • 02.01.2013\nBald."
    )
    thread = read_page_text(
        f"{HEAD.format(topic='Umwelt')}SPD\n{ASKED.format(title='So?')}\n{quoted}\n\nWann?\n\n"
        "Portrait von Anna Beispiel\nAntwort von\nSPD\n• 03.02.2013\n\nGuten Tag,\n\nheute."
    )

    assert thread.page_form == "F1"
    assert [message.date for message in thread.messages] == ["2013-02-01", "2013-02-03"]
    assert thread.messages[0].text.endswith(f"{quoted}\n\nWann?")


def test_mark_with_name_and_label_may_have_lost_its_bullet() -> None:
    thread = read_page_text(
        f"Frage von Bernd C. • 01.02.2013\n\n{TITLE}\n\nWarum?\n\n"
        "Antwort von Anna Beispiel SPD\n\nDarum.\n\n"
        "Antwort von Anna Beispiel SPD • 03.02.2013\n\nDoch nicht."
    )

    assert (thread.page_form, len(thread.messages)) == ("F2", 3)
    assert [message.date for message in thread.messages[1:]] == [None, "2013-02-03"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("Liebe Frau Muster,\n\nwarum?", "Darum."), ("Warum?", "Darum.\n\nAnna Lea Muster")],
)
def test_letters_tell_where_name_and_unknown_label_part(asked: str, answered: str) -> None:
    thread = read_page_text(
        f"Frage von Bernd C. • 01.02.2023\n\nWird es gut?\n\n{asked}\n\n"
        f"Antwort von Anna Lea Muster Liste Untertal • 02.02.2023\n\n{answered}"
    )

    assert (thread.to, thread.party, thread.sureness) == ("Anna Lea Muster", "Liste Untertal", 1.0)


@pytest.mark.parametrize("between", [" ", "\n"])
def test_footer_tells_where_name_and_unknown_label_part(between: str) -> None:
    thread = read_page_text(
        "Frage von Bernd C. • 01.02.2023\n\nWird es gut?\n\nIch hoffe.\n\n"
        "Antwort ausstehend von Anna Lea Muster Liste Untertal\n\n"
        f"Was möchten Sie wissen von:{between}Anna Lea Muster\nFrage stellen"
    )

    assert (thread.to, thread.party) == ("Anna Lea Muster", "Liste Untertal")
    assert thread.messages[0].background == "Ich hoffe."


@pytest.mark.parametrize("sign", ["", "?"])
def test_question_ends_where_it_ends_above(sign: str) -> None:
    asked = f"Bitte nennen Sie uns {'sehr ' * 50}genau die Gründe{sign}"
    broken = asked.replace("genau ", "genau\n")

    thread = read_page_text(
        f"{asked}\nPortrait von Anna Beispiel\nAnna Beispiel\nSPD\n"
        f"Frage von Bernd C. •\n{broken}\nWer weiß sie?"
    )

    assert (thread.title, thread.messages[0].background) == (asked, "Wer weiß sie?")


@pytest.mark.parametrize(
    "label", ["Bündnis Offensive für Sachsen-Anhalt", "Volt Deutschland", "V-Partei³", "ödp"]
)
def test_labels_of_the_platform_are_known(label: str) -> None:
    assert is_known_party(label)
    credit = split_party(f"Anna Maria Beispiel {label}", ())
    assert (credit.name, credit.party) == ("Anna Maria Beispiel", label)


@pytest.mark.parametrize("label", ["Standard-Antwort", "Standardantwort"])
@pytest.mark.parametrize("place", ["{label}\n{credit}\n", "{credit}\n{label}\n"])
@pytest.mark.parametrize(
    "credit", ["Antwort von Anna Beispiel SPD • 02.02.2013", "Antwort von\nSPD"]
)
def test_line_beside_the_one_over_an_answer_marks_a_standard_reply(
    credit: str, place: str, label: str
) -> None:
    over = place.format(label=label, credit=credit).replace("\n", "\n\n")
    head = HEAD.format(topic="Inneres") + "SPD\n"

    thread = read_page_text(head + ASKED.format(title=TITLE) + f"\n{over}Guten Tag,\nbitte warten.")

    question, answer = thread.messages
    assert (question.text, answer.text) == ("Warum?", "Guten Tag,\nbitte warten.")
    assert (question.standard_reply, answer.standard_reply) == (False, True)


def test_words_about_standard_replies_inside_a_letter_mark_nothing() -> None:
    page = HEAD.format(topic="Inneres") + "SPD\n" + ASKED.format(title=TITLE)

    thread = read_page_text(
        page + "\nAntwort von\nSPD\n\nHallo,\n\nStandard-Antwort\n\ngibt es keine."
    )

    assert thread.messages[1].text == "Hallo,\n\nStandard-Antwort\n\ngibt es keine."
    assert not thread.messages[1].standard_reply
