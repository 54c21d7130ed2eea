"""Letters, drafts and snippets from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.draft import DraftPlace
from qa_tui.store.drafts import save_draft
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def thread(qa) -> int:
    """A thread whose asker is known."""
    found = qa("list", "is:pending", "is:question", "--json").records
    return next(line["id"] for line in found if line["state"] == "pending")


@pytest.fixture
def waiting(qa) -> int:
    """A thread that waits for an answer."""
    return qa("list", "is:waiting", "--json").records[0]["id"]


def test_an_answer_comes_from_a_file(qa, waiting: int, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_bytes("\ufeffIm Mai.\r\n\r\nGrüße".encode())
    made = qa("answer", waiting, path, "--json").record
    messages = qa("show", waiting, "--json").record["messages"]
    assert messages[-1]["id"] == made["message"]
    assert messages[-1]["text"] == "Im Mai.\n\nGrüße"
    qa("answer", waiting, "-", stdin="Und im Juni.")
    assert qa("show", waiting, "--json").record["messages"][-1]["text"] == "Und im Juni."


@pytest.mark.parametrize(
    ("content", "said"), [(None, "There is no file"), (b"a\nb\xff", "line 2"), (b"", "no answer")]
)
def test_a_file_that_is_none_is_told(qa, waiting: int, tmp_path: Path, content, said: str) -> None:
    path = tmp_path / "answer.txt"
    if content is not None:
        path.write_bytes(content)
    ran = qa("answer", waiting, path)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_two_texts_are_one_too_many(qa, waiting: int, tmp_path: Path) -> None:
    ran = qa("answer", waiting, tmp_path / "a.txt", "--text", "b")
    assert (ran.code, ran.out) == (2, "")


def test_a_folder_is_no_text(qa, waiting: int, tmp_path: Path) -> None:
    ran = qa("answer", waiting, tmp_path)
    assert ran.code == 1
    assert str(tmp_path) in ran.err


def test_a_question_comes_with_a_remark(qa) -> None:
    person = qa("representatives", "--json").records
    name = next(one["name"] for one in person if one["asking_open"])
    given = {
        "to": name,
        "title": "Wann kommt der Bus?",
        "first_name": "Ole",
        "last_name": "Ahlers",
        "town": "Moorhagen",
        "email": "o@example.org",
        "note": "kam per Telefon",
    }
    made = qa("ask", "--json", stdin=json.dumps(given)).record
    assert "kam per Telefon" in qa("show", made["thread"]).out
    assert "kam per Telefon" not in json.dumps(qa("show", made["thread"], "--json").record)


def test_a_letter_is_written_and_called_back(qa, thread: int) -> None:
    words = ("--to", "asker", "--subject", "Zu Ihrer Frage", "--text", "Guten Tag,\n\nbald.")
    made = qa("write-letter", thread, *words, "--json").record
    letter = qa("notices", thread, "--json").records[0]
    assert letter["id"] == made["letter"]
    assert (letter["template"], letter["to_kind"]) == ("free", "asker")
    assert letter["text"] == "Guten Tag,\n\nbald.\n"
    assert qa("undo").code == 0
    assert qa("notices", thread, "--json").records[0]["recalled_at"]
    assert qa("check").code == 0


def test_a_letter_from_a_file_with_variables(qa, thread: int, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Guten Tag $asker_name,\n\nes geht um „$title“.\n", "utf-8")
    words = ("--to", "asker", "--subject", "Frage an $representative")
    refused = qa("write-letter", thread, path, *words)
    assert refused.code == 1
    assert "$asker_name" in refused.err
    assert qa("write-letter", thread, path, *words, "--fill").code == 0
    letter = qa("notices", thread, "--json").records[0]
    title = qa("show", thread, "--json").record["title"]
    assert f"es geht um „{title}“." in letter["text"]
    assert "$" not in letter["text"] + letter["subject"]


def test_an_unknown_variable_is_not_left_as_a_hole(qa, thread: int) -> None:
    words = ("--to", "asker", "--subject", "a", "--text", "Hi $askr,", "--fill")
    ran = qa("write-letter", thread, *words)
    assert ran.code == 1
    assert "$askr" in ran.err


@pytest.mark.parametrize("words", [("--subject", "a"), ("--to", "asker"), ("--to", "x")])
def test_a_letter_needs_somebody_and_a_subject(qa, thread: int, words) -> None:
    assert qa("write-letter", thread, *words, "--text", "b").code == 2


def test_drafts_are_listed_shown_and_thrown_away(qa, sample_desk, thread: int, clock) -> None:
    assert qa("drafts").out == ""
    with sample_desk.writing("xenia") as writer:
        save_draft(writer, DraftPlace("question"), {"title": "Wann?", "to": "Tann"})
    clock.advance(minutes=5)
    with sample_desk.writing("xenia") as writer:
        save_draft(writer, DraftPlace("letter", thread=thread), {"subject": "Zu", "text": "b\nc"})
    with sample_desk.writing("bob") as writer:
        save_draft(writer, DraftPlace("question"), {"title": "Bobs"})
    letter, question = qa("drafts", "--json").records
    assert list(letter) == ["id", "kind", "thread", "message", "title", "fields", "updated_at"]
    assert (letter["kind"], letter["thread"], question["title"]) == ("letter", thread, None)
    assert question["fields"] == {"title": "Wann?", "to": "Tann"}
    shown = qa("drafts").out
    assert "5 min" in shown
    assert "Bobs" not in shown
    assert "b\nc" in qa("drafts", letter["id"]).out
    asked = qa("draft-delete", letter["id"])
    assert (asked.code, "Say --yes" in asked.err) == (1, True)
    assert qa("draft-delete", letter["id"], "--yes").code == 0
    assert [one["id"] for one in qa("drafts", "--json").records] == [question["id"]]
    assert qa("draft-delete", letter["id"], "--yes").code == 1


def test_nobody_reads_or_deletes_drafts_of_others(qa, sample_desk) -> None:
    with sample_desk.writing("bob") as writer:
        save_draft(writer, DraftPlace("question"), {"title": "Bobs"})
        (draft,) = writer.connection.execute("select id from draft").fetchone()
    assert qa("drafts", draft).code == 1
    assert qa("draft-delete", draft).code == 1
    assert qa("--read-only", "drafts").code == 1


def test_hostile_drafts_do_no_harm(qa, sample_desk) -> None:
    with sample_desk.writing("xenia") as writer:
        for number, text in enumerate(HOSTILE):
            save_draft(writer, DraftPlace("question", slot=number), {"title": text, text: text})
    for out in (qa("drafts").out, qa("drafts", 1).out):
        assert not any(ord(sign) < 32 and sign != "\n" for sign in out)
        assert not any(sign in out for sign in "\u202e\u2066\x7f\x9b")


def test_snippets_are_listed(qa) -> None:
    found = qa("snippets", "--json").records
    assert all(list(one) == ["name", "text", "variables", "own", "file", "line"] for one in found)
    assert found[0]["name"] in qa("snippets").out
    german = qa("snippets", "--of", "de", "--json").records
    assert {one["name"] for one in german}.isdisjoint(one["name"] for one in found)


def test_a_snippet_is_filled_with_the_words_of_a_thread(qa, thread: int) -> None:
    name = "Greeting to the asker"
    assert qa("snippets", name).out == "Hello $asker_name,\n"
    filled = qa("snippets", name, "--thread", thread, "--of", "en").out
    assert filled.startswith("Hello ")
    assert "$" not in filled
    record = qa("snippets", name, "--thread", thread, "--of", "en", "--json").record
    assert (record["name"], record["text"] + "\n") == (name, filled)
    assert qa("snippets", name, "--json").record["text"] == "Hello $asker_name,"
    assert qa("snippets", "greeting to", "--of", "en").code == 1
    assert "Greeting to the asker" in qa("snippets", "greeting to", "--of", "en").err


def test_a_snippet_about_a_thread_that_is_not_there_is_told(qa) -> None:
    ran = qa("snippets", "Greeting to the asker", "--thread", 9999, "--of", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "No thread has the id 9999." in ran.err


@pytest.mark.parametrize("words", [("--check", "Regards"), ("--thread", "1")])
def test_what_would_be_of_no_use_with_snippets_is_told(qa, words) -> None:
    assert qa("snippets", *words).code == 2


def test_own_snippets_come_first_and_stand_for_others(qa, own_settings: Path) -> None:
    text = '[[snippet]]\nname = "regards"\ntext = "Cheers, $moderator"\n'
    (own_settings / "snippets.toml").write_text(text, "utf-8")
    found = qa("snippets", "--json").records
    assert (found[0]["name"], found[0]["own"]) == ("regards", True)
    assert "Regards" not in [one["name"] for one in found]
    assert qa("snippets", "--check").code == 0


def test_what_is_wrong_with_own_snippets_is_told(qa, own_settings: Path) -> None:
    path = own_settings / "snippets.toml"
    path.write_text('[[snippet]]\nname = "a"\ntext = "Dear $nam"\n', "utf-8")
    ran = qa("snippets", "--check")
    assert ran.code == 1
    assert f"{path}, line 3" in ran.out
    assert "$nam" in ran.out
    (problem,) = qa("snippets", "--check", "--json").records
    assert (problem["file"], problem["line"]) == (str(path), 3)
    listed = qa("snippets")
    assert listed.code == 0
    assert "line 3" in listed.err
    path.write_bytes(b"[[snippet]]\nname = '\xff'\n")
    assert "line 2" in qa("snippets", "--check").out
