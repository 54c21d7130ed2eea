"""Lists: exact counts, pages without gaps, and nothing that is not public for readers."""

from __future__ import annotations

import re

import pytest

from qa_tui.domain.errors import NotFound
from qa_tui.domain.filters.filter import FilterError, parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.domain.records import PUBLIC_STATES, Kind, PublicState, State
from qa_tui.domain.views import VIEWS, views_for
from qa_tui.domain.workflow import current_state
from qa_tui.store.directory.people import find_representative, find_topic, read_representatives
from qa_tui.store.lists.lines import (
    all_places,
    count,
    first_places,
    known_count,
    last_places,
    read_line,
)
from qa_tui.store.lists.plan import plan
from qa_tui.store.messages.threads import read_thread
from tests.hostile import HOSTILE
from tests.whole_list import read_list

QUERIES = [
    *(view.query for view in VIEWS),
    *("is:question", "is:answer", "is:pending", "is:published", "is:refused", "is:removed"),
    *("is:standard", "is:not-public", "is:waiting is:question", "topic:verkehr", "bus", '"der"'),
    "is:published topic:gesundheit",
]


def number(connection, query: str, today, *, public_only: bool = False) -> int:
    return count(connection, Listing(parse_filter(query), today, public_only))


def read_all(connection, query: str, today, *, public_only: bool = False):
    """All rows of a list."""
    return list(read_list(connection, Listing(parse_filter(query), today, public_only)))


@pytest.mark.parametrize("public_only", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_beginning_end_and_count_are_those_of_the_whole_list(
    sample_desk, query, public_only
) -> None:
    listing = Listing(parse_filter(query), sample_desk.today, public_only)
    with sample_desk.reading() as connection:
        planned = plan(connection, listing)
        whole = [place for chunk in all_places(connection, planned) for place in chunk]
        assert list(first_places(connection, planned, 3)) == whole[:3]
        last = last_places(connection, planned, 3)
        assert last is None or list(last) == whole[-3:]
        assert known_count(connection, planned) in {None, len(whole)}
        assert count(connection, listing) == len(whole) == len(set(whole))
        assert [line.place for line in read_list(connection, listing)] == whole


@pytest.mark.parametrize("query", QUERIES)
def test_open_work_begins_with_the_oldest_all_else_with_the_newest(sample_desk, query) -> None:
    with sample_desk.reading() as connection:
        lines = read_all(connection, query, sample_desk.today)
    places = [(line.sort_date[:10], line.message) for line in lines]
    assert places == sorted(places, reverse=not parse_filter(query).oldest_first)


def test_views_of_the_sample_are_all_filled(sample_desk) -> None:
    with sample_desk.reading() as connection:
        numbers = {
            view.key: number(connection, view.query, sample_desk.today)
            for view in views_for(read_only=False)
        }
    assert all(numbers.values()), numbers


def test_rows_show_what_they_are_asked_for(sample_desk) -> None:
    today = sample_desk.today
    with sample_desk.reading() as connection:
        for state in State:
            for line in read_all(connection, f"is:{state}", today):
                assert current_state(line.state, line.wake_on, today) is state
        for kind in Kind:
            assert {line.kind for line in read_all(connection, f"is:{kind}", today)} == {kind}
        waiting = {line.public_state for line in read_all(connection, "is:waiting", today)}
        assert waiting == {PublicState.WAITING, PublicState.STANDARD_REPLY}


def test_held_message_moves_to_the_open_ones_on_its_day(sample_desk, clock) -> None:
    with sample_desk.reading() as connection:
        held = read_all(connection, "is:held", sample_desk.today)
        pending = number(connection, "is:pending", sample_desk.today)
        days = [line.wake_on for line in held if line.wake_on]
        clock.advance(days=400)
        assert days
        assert number(connection, "is:held", sample_desk.today) == len(held) - len(days)
        assert number(connection, "is:pending", sample_desk.today) == pending + len(days)


@pytest.mark.parametrize("query", QUERIES)
def test_readers_see_published_things_only(sample_desk, query: str) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, query, sample_desk.today, public_only=True):
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
            for query in (f'"{word}"', f'is:published "{word}"', f'is:answer "{word}"'):
                assert number(connection, query, today, public_only=True) == 0, query
            assert number(connection, word, today) > 0, word


def test_thread_that_is_not_public_does_not_exist_for_readers(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, "", sample_desk.today):
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
                    listing = Listing(wanted, sample_desk.today, public_only)
                    read_list(connection, listing, 2)
                    count(connection, listing)


@pytest.mark.parametrize("query", ["to:-", "to:[/]", "topic:***", 'to:"?!"', "to:\u200b"])
def test_name_without_letters_means_nobody(sample_desk, query: str) -> None:
    with sample_desk.reading() as connection:
        assert number(connection, query, sample_desk.today) == 0


def test_operators_of_the_index_are_words(desk, asking) -> None:
    asking(title="Gilt NOT oder OR?", background="a AND b")
    with desk.reading() as connection:

        def found(query: str) -> int:
            return number(connection, query, desk.today)

        assert found("NOT") == 1
        assert found("gilt OR quatsch") == 1
        assert found("gilt quatsch") == 0
        assert found('"NOT oder OR"') == 1
        assert found('"oder NOT"') == 0
        assert found("gil*") == 1
        assert found("-gilt") == 0
        assert found("gil od") == 1
        assert found('"gil"') == 0
        assert found("(a b)") == 1


def test_person_is_meant_by_id(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for person in read_representatives(connection, "", sample_desk.today):
            lines = read_all(connection, f"to:#{person.id}", sample_desk.today)
            assert {line.to for line in lines} <= {person.name}
        for nobody in ("to:#0", "to:#99999", "to:#" + "9" * 30):
            assert number(connection, nobody, sample_desk.today) == 0


@pytest.mark.parametrize("name", ["tannhof", "Bärwald", "baerwald", "barwald", "großkl", "GROSSKL"])
def test_person_is_found_by_the_beginning_of_a_name(sample_desk, name: str) -> None:
    with sample_desk.reading() as connection:
        people = read_representatives(connection, name, sample_desk.today)
        lines = read_all(connection, f"to:{name}", sample_desk.today)
        names = {row[0] for row in connection.execute("select name from representative")}
    expected = {person.name for person in people}
    assert {line.to for line in lines} <= expected <= names


@pytest.mark.parametrize("typed", ["DIE GRÜNEN", "grünen die", "GRUENEN"])
def test_people_are_found_by_words_of_their_partys_label(sample_desk, typed: str) -> None:
    with sample_desk.writing("ann") as writer:
        writer.connection.execute("update party set label = 'DIE GRÜNEN' where label = 'SM'")
    with sample_desk.reading() as connection:
        people = read_representatives(connection, typed, sample_desk.today)
        both = read_representatives(connection, f"tannhof {typed}", sample_desk.today)
        assert read_representatives(connection, "grün", sample_desk.today) == ()
    assert people
    assert {person.party for person in people} == {"DIE GRÜNEN"}
    assert [person.name for person in both] == ["Katrin Tannhof"]


def test_nobody_is_found_by_more_words_than_a_name_has(sample_desk) -> None:
    with sample_desk.reading() as connection:
        words = " ".join(map(str, range(3000)))
        assert read_representatives(connection, words, sample_desk.today) == ()
        assert read_representatives(connection, "tannhof " * 3000, sample_desk.today) != ()


def test_one_row_is_read_whatever_its_state(sample_desk) -> None:
    with sample_desk.reading() as connection:
        for line in read_all(connection, "", sample_desk.today):
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
            with pytest.raises(NotFound, match=rf"There are {len(names)} topics, among them: "):
                find_topic(connection, nothing)
        with pytest.raises(NotFound, match=r"Did you mean .*Verkehr"):
            find_topic(connection, "Verkher")
