"""Lists: exact counts, pages without gaps, and nothing that is not public for readers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qa_tui.domain.errors import NotFound
from qa_tui.domain.filter import FilterError, parse_filter
from qa_tui.domain.records import PUBLIC_STATES, Kind, PublicState, State
from qa_tui.domain.views import VIEWS, views_for
from qa_tui.domain.workflow import current_state
from qa_tui.store.directory import find_representative, find_topic, read_representatives
from qa_tui.store.lines import after, count, read_line, read_page
from qa_tui.store.threads import read_thread

HOSTILE = [
    row["text"]
    for row in json.loads((Path(__file__).parents[1] / "hostile.json").read_text("utf-8"))
]
QUERIES = [
    *(view.query for view in VIEWS),
    *("is:question", "is:answer", "is:pending", "is:published", "is:refused", "is:removed"),
    *("is:standard", "is:not-public", "is:waiting is:question", "topic:verkehr", "bus", '"der"'),
    "is:published topic:gesundheit",
]


def read_all(connection, query: str, today, *, public_only: bool = False, limit: int = 3):
    """All rows of a list, page by page."""
    lines, start, more = [], None, True
    while more:
        page = read_page(
            connection,
            parse_filter(query),
            today,
            public_only=public_only,
            start=start,
            limit=limit,
        )
        assert len(page.lines) <= limit
        assert page.lines or not page.more
        lines += page.lines
        more = page.more
        start = after(page.lines[-1]) if page.lines else None
    return lines


@pytest.mark.parametrize("public_only", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_count_is_the_number_of_rows_read_page_by_page(sample_desk, query, public_only) -> None:
    with sample_desk.reading() as connection:
        today = sample_desk.today
        lines = read_all(connection, query, today, public_only=public_only)
        whole = read_page(connection, parse_filter(query), today, public_only=public_only)
        number = count(connection, parse_filter(query), today, public_only=public_only)
    assert len(lines) == number
    assert tuple(lines) == whole.lines
    assert not whole.more
    assert len({line.message for line in lines}) == len(lines)


@pytest.mark.parametrize("query", QUERIES)
def test_open_work_begins_with_the_oldest_all_else_with_the_newest(sample_desk, query) -> None:
    with sample_desk.reading() as connection:
        lines = read_all(connection, query, sample_desk.today)
    places = [(line.sort_date, line.message) for line in lines]
    assert places == sorted(places, reverse=not parse_filter(query).oldest_first)


def test_views_of_the_sample_are_all_filled(sample_desk) -> None:
    with sample_desk.reading() as connection:
        numbers = {
            view.key: count(connection, view.filter, sample_desk.today)
            for view in views_for(read_only=False)
        }
    assert all(numbers.values()), numbers


def test_rows_show_what_they_are_asked_for(sample_desk) -> None:
    today = sample_desk.today
    with sample_desk.reading() as connection:
        for state in State:
            for line in read_all(connection, f"is:{state}", today, limit=50):
                assert current_state(line.state, line.wake_on, today) is state
        for kind in Kind:
            assert {line.kind for line in read_all(connection, f"is:{kind}", today, limit=50)} == {
                kind
            }
        waiting = {line.public_state for line in read_all(connection, "is:waiting", today)}
        assert waiting == {PublicState.WAITING, PublicState.STANDARD_REPLY}


def test_held_message_moves_to_the_open_ones_on_its_day(sample_desk, clock) -> None:
    with sample_desk.reading() as connection:
        held = read_all(connection, "is:held", sample_desk.today)
        pending = count(connection, parse_filter("is:pending"), sample_desk.today)
        days = [line.wake_on for line in held if line.wake_on]
        clock.advance(days=400)
        assert days
        assert count(connection, parse_filter("is:held"), sample_desk.today) == len(held) - len(
            days
        )
        assert count(connection, parse_filter("is:pending"), sample_desk.today) == pending + len(
            days
        )


@pytest.mark.parametrize("query", QUERIES)
def test_readers_see_published_things_only(sample_desk, query: str) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, query, sample_desk.today, public_only=True, limit=50):
            assert line.state is State.PUBLISHED
            assert line.public_state in PUBLIC_STATES
            thread = read_thread(connection, line.id, sample_desk.today, public_only=True)
            assert {message.state for message in thread.messages} == {State.PUBLISHED}


def test_readers_never_find_words_that_are_not_public(sample_desk) -> None:
    """Words that stand only in messages that are not public lead a reader nowhere."""
    with sample_desk.reading() as connection:
        rows = connection.execute(
            """select m.kind, m.state, m.author, m.thread, t.public_state, t.title, x.text,
                x.background, r.name
            from message m join thread t on t.id = m.thread join message_text x on x.message = m.id
            join representative r on r.id = t.representative"""
        ).fetchall()
        public: set[str] = set()
        hidden: dict[str, str] = {}
        for row in rows:
            shown = row["state"] == "published" and row["public_state"] in PUBLIC_STATES
            words = re.findall(
                r"[^\W_]+",
                " ".join(row[name] for name in ("title", "text", "background", "author", "name")),
            )
            if shown:
                public.update(word.lower() for word in words)
            else:
                hidden.update((word.lower(), row["kind"]) for word in words)
        secret = [word for word in hidden if not any(other.startswith(word) for other in public)]
        answers = [word for word in secret if hidden[word] == "answer"]
        assert len(secret) > 500
        assert len(answers) > 10
        today = sample_desk.today
        for word in secret:
            for query in (word, f"is:published {word}", f"is:answer {word}"):
                assert count(connection, parse_filter(query), today, public_only=True) == 0, query
            assert count(connection, parse_filter(word), today) > 0, word


def test_thread_that_is_not_public_does_not_exist_for_readers(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, "", sample_desk.today, limit=50):
            if line.public_state in PUBLIC_STATES:
                continue
            with pytest.raises(NotFound, match=f"No thread has the id {line.id}"):
                read_thread(connection, line.id, sample_desk.today, public_only=True)


def test_words_with_operators_and_hostile_words_never_raise(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for text in HOSTILE:
            for query in (text, f'"{text}"', f"to:{text}", f"is:pending {text}", f"topic:{text}"):
                try:
                    wanted = parse_filter(query)
                except FilterError:
                    continue
                for public_only in (False, True):
                    read_page(
                        connection, wanted, sample_desk.today, public_only=public_only, limit=2
                    )
                    count(connection, wanted, sample_desk.today, public_only=public_only)


@pytest.mark.parametrize("query", ["to:-", "to:[/]", "topic:***", 'to:"?!"', "to:\u200b"])
def test_name_without_letters_means_nobody(sample_desk, query: str) -> None:
    with sample_desk.reading() as connection:
        assert count(connection, parse_filter(query), sample_desk.today) == 0


def test_operators_are_words(desk, asking) -> None:
    asking(title="Gilt NOT oder OR?", background="a AND b")
    with desk.reading() as connection:

        def found(query: str) -> int:
            return count(connection, parse_filter(query), desk.today)

        assert found("NOT") == 1
        assert found("gilt OR quatsch") == 0
        assert found('"NOT oder OR"') == 1
        assert found('"oder NOT"') == 0
        assert found("gil*") == 1
        assert found("-gilt") == 1
        assert found("gil od") == 1
        assert found('"gil"') == 0
        assert found("(a") == 1


def test_person_is_meant_by_id(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for person in read_representatives(connection, "", sample_desk.today):
            lines = read_all(connection, f"to:#{person.id}", sample_desk.today, limit=50)
            assert {line.to for line in lines} <= {person.name}
        for nobody in ("to:#0", "to:#99999", "to:#" + "9" * 30):
            assert count(connection, parse_filter(nobody), sample_desk.today) == 0


@pytest.mark.parametrize("name", ["tannhof", "Bärwald", "baerwald", "barwald", "großkl", "GROSSKL"])
def test_person_is_found_by_the_beginning_of_a_name(sample_desk, name: str) -> None:
    with sample_desk.reading() as connection:
        people = read_representatives(connection, name, sample_desk.today)
        lines = read_all(connection, f"to:{name}", sample_desk.today)
        names = {row[0] for row in connection.execute("select name from representative")}
    expected = {person.name for person in people}
    assert {line.to for line in lines} <= expected <= names


def test_one_row_is_read_whatever_its_state(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, "", sample_desk.today, limit=50):
            assert read_line(connection, line.message) == line
        assert read_line(connection, 9999) is None


def test_figures_count_each_answered_question_once(desk, published, answering, deciding) -> None:
    for text in ("Im Mai.", "Nachtrag: im Juni."):
        deciding(answering(published.thread, text).message, "publish")
    with desk.reading() as connection:
        person = find_representative(connection, "amt", desk.today)
    assert (person.questions, person.answered) == (1, 1)


def test_representative_is_found_by_id_or_enough_of_the_name(sample_desk) -> None:
    today = sample_desk.today
    with sample_desk.reading() as connection:
        everybody = read_representatives(connection, "", today)
        assert len(everybody) >= 25
        for person in everybody:
            assert find_representative(connection, str(person.id), today) == person
            assert find_representative(connection, person.name.upper(), today) == person
        with pytest.raises(NotFound, match="can mean several"):
            find_representative(connection, "a", today)
        for nobody in ("Niemand", "", "-", "99999", "9" * 30, "{0}", "\ud800"):
            with pytest.raises(NotFound):
                find_representative(connection, nobody, today)
        assert len(read_representatives(connection, "", today, limit=3)) == 3


def test_topic_is_found_by_its_beginning_when_it_is_the_only_one(sample_desk) -> None:
    with sample_desk.reading() as connection:
        names = [row[0] for row in connection.execute("select name from topic")]
        for name in names:
            assert find_topic(connection, name.upper()).name == name
        for nothing in ("", "-", "Nichts", "\ud800"):
            with pytest.raises(NotFound, match="Topics are: "):
                find_topic(connection, nothing)
