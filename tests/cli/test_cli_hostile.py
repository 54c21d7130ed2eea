"""Whatever strangers type: no control character and no forced direction leaves the program."""

from __future__ import annotations

import json
import re

import pytest

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.moderation.note import NOTE_LIMIT
from qa_tui.domain.records import Kind
from qa_tui.store.imports.pages import start_run
from qa_tui.store.imports.read_page import PageFile
from qa_tui.store.opening import open_desk
from tests.hostile import HOSTILE
from tests.plain_page import plain_page
from tests.stored_page import store_page

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
SHOWN_TOGETHER = 20


def thread_of(text: str, number: int, answers: list[str]) -> SourceThread:
    """A thread in which everything that a page can say is hostile."""
    question = SourceMessage(Kind.QUESTION, text, text, None, f"{number}\n{text}", background=text)
    return plain_page(
        to=text,
        party=text,
        topic=text,
        title=f"{text} {number}",
        asking_note=text,
        url=text,
        messages=(
            question,
            *(
                SourceMessage(Kind.ANSWER, one, one, None, one, annotation=one, standard_reply=True)
                for one in answers
            ),
        ),
    )


@pytest.fixture(scope="module")
def hostile_desk(tmp_path_factory):
    """A desk in which every text, name and label is hostile."""
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with open_desk(path, create=True, name=HOSTILE[0]).writing(HOSTILE[0]) as writer:
        run = start_run(writer)
        for number, text in enumerate(HOSTILE):
            answers = []
            if number % SHOWN_TOGETHER == 0:
                answers = HOSTILE[number : number + SHOWN_TOGETHER]
            store_page(
                writer,
                run,
                thread_of(text, number, answers),
                PageFile(text, str(number), "utf-8"),
            )
        for text in HOSTILE:
            writer.connection.execute(
                """insert into note (uid, message, moderator, text, at, event)
                values (?, 1, ?, ?, ?, 1)""",
                (
                    writer.uid(),
                    writer.moderator,
                    text.encode("utf-8", "replace").decode(),
                    writer.at,
                ),
            )
        writer.threads.add(1)
    return path


def offences(text):
    """The characters of a text that must not reach a terminal."""
    return FORBIDDEN.findall(text)


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "is:published"),
        ("representatives",),
        ("events",),
        ("notices", "--full"),
        ("check",),
        ("version",),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_table_is_clean(call, hostile_desk, words, language):
    ran = call("--db", hostile_desk, "--lang", language, *words)

    assert ran.code == 0
    assert offences(ran.out + ran.err) == []


@pytest.mark.parametrize("form", ["text", "md"])
def test_every_thread_is_clean(call, hostile_desk, form):
    for thread in range(1, len(HOSTILE) + 1, SHOWN_TOGETHER):
        ran = call("--db", hostile_desk, "show", thread, "--format", form)
        assert ran.code == 0
        assert offences(ran.out + ran.err) == []


def test_json_is_ascii_and_keeps_the_raw_text(call, hostile_desk):
    everything = call("--db", hostile_desk, "list", "--json")
    one = call("--db", hostile_desk, "show", 1, "--json")

    for ran in (everything, one):
        assert ran.out.isascii()
        assert offences(ran.out) == []
    assert one.record["messages"][0]["author"] == HOSTILE[0]


CALLS = (
    ("--as", "{}", "undo"),
    ("list", "{}"),
    ("list", "to:{}"),
    ("representatives", "{}"),
    ("show", "{}"),
    ("decide", "1", "{}"),
    ("decide", "1", "remove", "--clause", "{}"),
    ("decide", "1", "remove", "--until", "{}"),
    ("ask", "--to", "{}"),
    ("import", "{}"),
    ("x{}",),
    ("list", "--x{}"),
    ("--db", "/nowhere/{}", "list"),
)


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_what_the_user_types_comes_back_clean(call, hostile_desk, words, tmp_path, monkeypatch):
    (tmp_path / "above" / "here").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "above" / "here")  # some of it leads to folders: “..”
    for text in HOSTILE[CALLS.index(words) :: len(CALLS)]:  # each text in one of the calls
        typed = [word.format(text.replace("\x00", "")) for word in words]
        ran = call("--db", hostile_desk, *typed)
        assert ran.code in {0, 1, 2}
        assert offences(ran.out + ran.err) == []


def test_hostile_words_taken_in_come_out_clean(qa):
    for text in HOSTILE[::10]:
        given = {
            "to": "1",
            "title": f"{text}?"[-200:],
            "first_name": f"A{text}"[:100],
            "last_name": f"B{text}"[:100],
            "email": "a@example.org",
            "town": f"C{text}"[:100],
        }
        made = qa("ask", "--json", stdin=json.dumps(given))
        assert offences(made.out + made.err) == []
        if made.code == 0:
            decided = qa(
                "decide", made.record["message"], "return", "--note", f"D{text}"[:NOTE_LIMIT]
            )
            assert offences(decided.out + decided.err) == []
            assert decided.code == 0
    for words in (("list",), ("list", "is:returned"), ("notices", "--full"), ("notices",)):
        ran = qa(*words)
        assert ran.code == 0
        assert offences(ran.out + ran.err) == []
