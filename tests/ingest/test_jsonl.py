"""JSON Lines: what an export writes comes in again as it was, and nothing else does."""

from __future__ import annotations

import json
import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.listing import Listing
from qa_tui.domain.records import Form, Kind, PublicState
from qa_tui.domain.text import storable
from qa_tui.export.jsonl import thread_line
from qa_tui.ingest.pipeline import import_paths
from qa_tui.store.check import check
from qa_tui.store.messages.published import Published, published_ids, read_published
from qa_tui.store.opening import open_desk
from tests.hostile import HOSTILE
from tests.scaled import examples
from tests.store.random_desk import NOW, fill

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk

STORED = [storable(text) for text in HOSTILE]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
WORDS = st.one_of(TEXT, st.sampled_from(["Wann kommt der Bus?", "", "  ", "\u2028\x85\r\n", "ſ"]))
DAYS = st.sampled_from(["2009-05-01", "2026-11-22", "2026-11-22T09:30:00Z"])
MOMENTS = st.sampled_from(["2009-05-01T00:00:00Z", "2026-11-22T09:30:00Z", "2031-01-01T00:00:00Z"])
NAMES = st.sampled_from(["Ada Bärwald", "Ada Baerwald", "ada bärwald", "Ümit Öz", "陳", "Q\u202eX"])


def _message(kind: Kind) -> st.SearchStrategy[SourceMessage]:
    return st.builds(
        SourceMessage,
        kind=st.just(kind),
        author=WORDS,
        party=st.none() | st.sampled_from(["SM", "Grüne Mitte", "=1"]),
        date=st.none() | DAYS,
        text=WORDS,
        background=WORDS,
        standard_reply=st.booleans() if kind is Kind.ANSWER else st.just(value=False),
        annotation=st.none() | WORDS,
        ordered_at=st.none() | MOMENTS,
    )


THREADS = st.builds(
    SourceThread,
    to=NAMES,
    party=st.none(),
    topic=st.none() | st.sampled_from(["Verkehr", "verkehr", " Bus  und Bahn "]),
    form=st.sampled_from(Form),
    title=WORDS,
    asking_note=st.none() | WORDS,
    url=st.none() | WORDS,
    page_form=st.sampled_from(["F1", "F3", "desk"]),
    sureness=st.floats(0, 1),
    messages=st.builds(
        lambda asked, answers: (asked, *answers),
        _message(Kind.QUESTION),
        st.lists(_message(Kind.ANSWER), max_size=3),
    ),
    guesses=st.lists(st.sampled_from(["to", "border", "later_name"]), max_size=2).map(tuple),
    exact=st.just(value=True),
)


def exported(desk: Desk) -> list[bytes]:
    """The lines of all published threads."""
    with desk.reading() as connection:
        ids = published_ids(connection, Listing(parse_filter(""), desk.today, public_only=True))
        return [thread_line(one) for one in read_published(connection, ids)]


def nameless(lines: list[bytes]) -> list[bytes]:
    """Lines without the one fact that belongs to a desk."""
    return [b'"form"' + line.partition(b'"form"')[2] for line in lines]


def taken_in(folder: Path, name: str, lines: list[bytes]) -> Desk:
    """A desk that holds nothing but what some lines tell."""
    (folder / f"{name}.jsonl").write_bytes(b"".join(lines))
    desk = open_desk(folder / f"{name}.db", create=True, clock=lambda: NOW)
    result = import_paths(desk, "ann", [folder / f"{name}.jsonl"])
    assert result.rejected == ()
    return desk


def line(**changes: object) -> bytes:
    """A line with other values where given."""
    asked = SourceMessage(Kind.QUESTION, "Ole A.", None, "2026-05-01", "Wann?")
    thread = SourceThread(
        *("Ada Amt", None, None, Form.NEW, "Wann?", None, None, "F1", 0.9, (asked,))
    )
    record = json.loads(thread_line(Published(1, "u", PublicState.WAITING, thread)))
    return json.dumps({**record, **changes}).encode()


@examples(25)
@given(st.lists(THREADS, max_size=8))
def test_threads_come_out_as_they_came_in(threads: list[SourceThread]) -> None:
    lines = [
        thread_line(Published(number, "u", PublicState.WAITING, thread))
        for number, thread in enumerate(threads)
    ]
    with tempfile.TemporaryDirectory() as name:
        first = exported(taken_in(Path(name), "first", lines))
        second = exported(taken_in(Path(name), "second", first))
        assert nameless(second) == nameless(first)
        told = {(t.to, t.title, t.messages[0].author, t.messages[0].text) for t in threads}
        assert len(first) >= len(told)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_desk_of_all_states_comes_out_of_another_one_the_same(seed: int, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "a.db", create=True, clock=lambda: NOW)
    fill(desk, random.Random(seed), 120)
    first = list({nameless([one])[0]: one for one in exported(desk)}.values())
    other = taken_in(tmp_path, "b", first)

    assert len(first) > 20
    assert nameless(exported(other)) == nameless(first)
    with other.reading() as connection:
        assert check(connection).faults == ()


def test_the_sample_comes_out_of_another_desk_the_same(sample_desk: Desk, tmp_path: Path) -> None:
    first = exported(sample_desk)
    assert first
    assert nameless(exported(taken_in(tmp_path, "b", first))) == nameless(first)


def test_no_private_word_of_an_asker_leaves_the_desk(sample_desk: Desk) -> None:
    with sample_desk.reading() as connection:
        askers = connection.execute("select email, phone, town from asker").fetchall()
        texts = "\n".join(row[0] for row in connection.execute("select text from message_text"))
    whole = b"".join(exported(sample_desk)).decode()
    private = [
        word
        for row in askers
        for word in (row["email"], row["phone"])
        if word and word not in texts
    ]
    assert private
    assert not [word for word in private if word in whole]


@pytest.mark.parametrize("text", STORED)
def test_hostile_words_stay_in_one_line_that_no_terminal_obeys(text: str) -> None:
    asked = SourceMessage(Kind.QUESTION, text, text, None, text, text, annotation=text)
    thread = SourceThread(text, None, text, Form.OLD, text, text, text, "F1", 0.5, (asked,))
    written = thread_line(Published(1, "u", PublicState.WAITING, thread))

    assert written.count(b"\n") == 1
    assert len(written.decode().splitlines()) == 1
    assert not [sign for sign in written.decode()[:-1] if ord(sign) < 32 or 126 < ord(sign) < 160]
    assert json.loads(written)["messages"][0]["text"] == text


def test_a_file_of_known_threads_changes_nothing(sample_desk: Desk, tmp_path: Path) -> None:
    lines = exported(sample_desk)
    desk = taken_in(tmp_path, "b", lines)
    again = import_paths(desk, "ann", [tmp_path / "b.jsonl"])

    assert (again.unchanged, again.threads_added, again.threads_updated) == (len(lines), 0, 0)


def test_a_thread_names_its_line_as_its_source(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n" + line())
    import_paths(empty_desk, "ann", [path])
    with empty_desk.reading() as connection:
        (found,) = connection.execute("select path from capture").fetchone()
    assert found == f"{path}:2"


def test_two_people_whose_names_differ_in_one_letter_stay_two(tmp_path: Path) -> None:
    asked = SourceMessage(Kind.QUESTION, "Ole A.", None, None, "Wann?")
    one = SourceThread(
        *("Ada Bärwald", None, None, Form.NEW, "Wann?", None, None, "F1", 0.9, (asked,))
    )
    lines = [
        thread_line(Published(1, "u", PublicState.WAITING, replace(one, to=name)))
        for name in ("Ada Bärwald", "Ada Baerwald")
    ]
    names = [json.loads(line)["to"]["name"] for line in exported(taken_in(tmp_path, "b", lines))]
    assert names == ["Ada Bärwald", "Ada Baerwald"]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31", "9999-12-31T23:59:59Z"])
def test_any_day_of_the_calendar_has_a_place(day: str, tmp_path: Path) -> None:
    asked = json.loads(line())["messages"][0]
    raw = line(messages=[{**asked, "date": day, "ordered_at": None}])
    desk = taken_in(tmp_path, "b", [raw])

    assert json.loads(exported(desk)[0])["messages"][0]["date"] == day
    with desk.reading() as connection:
        assert check(connection).faults == ()


def test_what_no_file_can_hold_is_replaced_in_every_text(tmp_path: Path) -> None:
    bad = "\ud800\0"
    asked = json.loads(line())["messages"][0] | dict.fromkeys(
        ("author", "party", "text", "background", "annotation"), bad
    )
    texts = dict.fromkeys(("uid", "title", "topic", "asking_note"), bad)
    to, source = {"name": bad, "party": bad}, {"url": bad, "form": bad, "sureness": 1}
    desk = taken_in(tmp_path, "b", [line(**texts, to=to, source=source, messages=[asked])])

    record = json.loads(exported(desk)[0])
    assert record["to"]["name"] == record["source"]["form"] == "\ufffd\ufffd"


def test_an_older_thread_with_a_later_answer_keeps_its_order(tmp_path: Path) -> None:
    """An answer without a date stands where the desk that wrote it had put it."""
    asked = json.loads(line())["messages"][0]
    reply = {**asked, "kind": "answer", "date": None}
    replies = [
        {**reply, "text": "1", "ordered_at": "2020-01-01T00:00:00Z"},
        {**reply, "text": "2", "date": "2021-01-01", "ordered_at": "2021-01-01T00:00:00Z"},
    ]
    desk = taken_in(tmp_path, "b", [line(messages=[asked, *replies])])
    shown = json.loads(exported(desk)[0])["messages"]
    assert [message["text"] for message in shown] == ["Wann?", "1", "2"]
