"""Who asked, who answered, and to whom an answer is owed on HTML pages, however it is marked up."""

from __future__ import annotations

import pytest
from test_html import small

from qa_tui.domain.errors import Unreadable
from qa_tui.ingest.html.page import read_html

BODY = '<div class="answer__body">Darum.</div>'


def header(line: str) -> str:
    return f'<div class="answer__header">{line}</div>'


@pytest.mark.parametrize(
    "line",
    [
        "Antwort von An<b>na</b> Beispiel SPD",
        "Antwort von <mark>Anna</mark> Bei<mark>spiel</mark> SPD",
        "Antwort von Anna Beispi<span class='found'>el</span> SPD",
        "Antwort von<b>A</b>nna Beispiel<i>SPD</i>",
        "Ant<mark>wort</mark><i>von</i><a href='/x'>Anna Beispiel</a><span>SPD</span>",
    ],
)
def test_name_of_who_answered_stays_whole_though_a_part_is_marked(line: str) -> None:
    thread = read_html(small(answer=header(line) + BODY))

    assert (thread.to, thread.party, thread.messages[1].author) == (
        "Anna Beispiel",
        "SPD",
        "Anna Beispiel",
    )


@pytest.mark.parametrize(
    ("asker", "name"),
    [
        ("Bern<mark>d</mark> C.", "Bernd C."),
        ("B<em>ernd</em><span>C.</span>", "Bernd C."),
        ("fran<b>z</b> b.", "franz b."),
    ],
)
def test_name_of_who_asked_stays_whole_though_a_part_is_marked(asker: str, name: str) -> None:
    assert read_html(small(asker=asker)).messages[0].author == name


def test_words_of_two_elements_stand_apart_though_the_second_begins_small() -> None:
    line = "<b>Antwort</b><i>von</i><b>Anna</b><b>von Beispiel</b><i>parteilos</i>"

    thread = read_html(small(answer=header(line) + BODY))

    assert (thread.to, thread.party) == ("Anna von Beispiel", "parteilos")


@pytest.mark.parametrize(
    "line",
    [
        "Antwort ausstehend von wegen, sagt mein Mann",
        "Antwort ausstehend von Anna, sagt mein Mann",
        "Antwort ausstehend von Seiten der SPD",
        "Antwort ausstehend von Seiten der Regierung",
    ],
)
def test_words_that_begin_as_the_line_of_an_owed_answer_name_nobody(line: str) -> None:
    with pytest.raises(Unreadable, match="does not name the representative"):
        read_html(small(answer="", body=f"<p>{line}</p>"))


@pytest.mark.parametrize(
    ("name", "party"),
    [("Dr. Anna von Beispiel", None), ("Anna Beispiel", "SPD"), ("Xqara Beispiel", "FDP")],
)
def test_representative_whom_only_an_unmarked_line_names_is_a_guess(
    name: str, party: str | None
) -> None:
    row = f"<p>Antwort ausstehend von wegen!</p><p>Antwort ausstehend von {name} {party or ''}</p>"

    thread = read_html(small(answer=row))

    assert (thread.to, thread.party, thread.guesses) == (name, party, ("to",))


ANSWERED = header("Antwort von Anna Beispiel SPD • 03.02.2022") + BODY


@pytest.mark.parametrize("tag", ["aside", "footer"])
def test_answers_are_read_where_the_whole_thread_stands_beside_something(tag: str) -> None:
    thread = read_html(f"<{tag}>{small(answer=ANSWERED)}</{tag}>")

    assert ([one.text for one in thread.messages], thread.sureness) == (["Warum?", "Darum."], 1.0)


@pytest.mark.parametrize("tag", ["aside", "footer"])
def test_answer_left_out_beside_its_question_makes_less_sure(tag: str) -> None:
    beside = f"<{tag}>{header('Antwort von Anna Beispiel SPD') + BODY}</{tag}>"

    thread = read_html(small(answer=ANSWERED).replace("</main>", f"{beside}</main>"))

    assert (len(thread.messages), thread.sureness, thread.guesses) == (2, 0.7, ("border",))


@pytest.mark.parametrize("tag", ["aside", "footer"])
def test_answers_to_other_questions_beside_make_no_doubt(tag: str) -> None:
    other = small(asker="Dora E.", question="Wozu?", answer=ANSWERED).replace("h1", "h3")
    page = small(answer=ANSWERED).replace("</main>", f"<{tag}>{other}</{tag}></main>")

    assert (len(read_html(page).messages), read_html(page).sureness) == (2, 1.0)
