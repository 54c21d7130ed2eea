"""`correct`, `mask` and `border`."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def leaking(qa) -> int:
    """A pending question with a phone number."""
    asked = {
        "to": next(r for r in qa("representatives", "--json").records if r["asking_open"])["name"],
        "title": "Wann kommt der Nachtbus?",
        "text": "",
        "background": "Rufen Sie an: 0171 3920001.",
        "topic": "",
        "first_name": "Ole",
        "last_name": "Ahlers",
        "email": "ole.ahlers@example.org",
        "town": "Moorhagen",
    }
    return int(qa("ask", "--json", stdin=json.dumps(asked)).record["message"])


@pytest.fixture
def imported(call, tmp_path, page_file) -> int:
    """A thread that was read from a page, on a desk of its own."""
    call("--db", tmp_path / "own.db", "import", page_file)
    return int(call("--db", tmp_path / "own.db", "list", "--json").record["id"])


def message_of(qa, message: int) -> dict:
    """A message as `show` prints it."""
    for row in qa("list", "is:pending OR is:held", "--json").records:
        for shown in qa("show", row["id"], "--json").record["messages"]:
            if shown["id"] == message:
                return shown
    raise AssertionError(message)


def test_suggestions_are_shown_and_then_masked(qa, leaking):
    before = message_of(qa, leaking)
    told = qa("mask", leaking, "--dry-run")
    assert "Phone number" in told.out
    assert "[Telefonnummer entfernt]" in told.out
    assert message_of(qa, leaking) == before
    ran = qa("mask", leaking, "--suggested")
    assert (ran.code, ran.err) == (0, "")
    assert f"of message {leaking} is masked" in ran.out
    after = message_of(qa, leaking)
    assert "[Telefonnummer entfernt]" in after["text"] + (after["background"] or "")
    assert after["version"] == before["version"] + 1
    qa("undo")
    assert message_of(qa, leaking)["text"] == before["text"]


def test_named_words_are_masked_everywhere(qa, leaking):
    word = message_of(qa, leaking)["text"].split()[0]
    record = qa("mask", leaking, "--words", word, "--json").record
    assert record["masked"] >= 1
    assert "revision" in record["changed"]
    assert word not in message_of(qa, leaking)["text"].split()


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ((), 2, "Nothing to be masked was given."),
        (("--words", "Sonnenfinsternis"), 2, "“Sonnenfinsternis” is not in message"),
        (("--suggested", "--if-version", "9"), 1, "Nothing was written."),
    ],
)
def test_a_mask_that_cannot_be_is_refused_in_one_line(qa, leaking, words, code, what):
    ran = qa("mask", leaking, *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert what in ran.err


def test_correct_says_what_it_changed(qa, leaking):
    topics = {row["topic"] for row in qa("list", "--json").records} - {None}
    thread = next(r for r in qa("list", "is:pending", "--json").records if r["message"] == leaking)
    topic = min(topics - {thread["topic"]})
    ran = qa("correct", leaking, "--topic", topic)
    assert "Topic" in ran.out
    record = qa("correct", leaking, "--topic", "", "--json").record
    assert "topic" in record["changed"]
    assert record["message"] == leaking


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ((), 2, "Nothing to be corrected was given."),
        (("--standard",), 1, "is for answers"),
        (("--author", "X"), 1, "was not read from a page"),
        (("--topic", "Mondfahrt"), 1, "No topic is called “Mondfahrt”."),
        (("--to", "Niemand"), 1, "No representative is called “Niemand”."),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_one_line(qa, leaking, words, code, what):
    ran = qa("correct", leaking, *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert what in ran.err


def test_the_day_of_a_held_message_is_shown_and_corrected(qa, leaking):
    qa("decide", leaking, "hold", "--note", "Quelle", "--until", "2027-01-31")
    assert "until 2027-01-31" in qa("list", "is:held").out
    ran = qa("correct", leaking, "--until", "1.2.2027")
    assert ran.out == f"Corrected in message {leaking}: On hold until.\n"
    line = next(r for r in qa("list", "is:held", "--json").records if r["message"] == leaking)
    assert line["wake_on"] == "2027-02-01"
    assert message_of(qa, leaking)["wake_on"] == "2027-02-01"
    assert "on hold until 2027-02-01" in qa("show", line["id"]).out
    assert qa("correct", leaking, "--until", "", "--json").record["changed"] == ["until"]
    assert message_of(qa, leaking)["wake_on"] is None
    ran = qa("correct", leaking, "--until", "today")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "A hold until today would be over at once." in ran.err


def test_border_is_shown_moved_and_taken_back(call, tmp_path, imported):
    def own(*words):
        return call("--db", tmp_path / "own.db", *words)

    shown = own("border", imported, "--json").record
    first = shown["line"]
    assert f"{first:5}  " in own("border", imported).out
    assert "the answer begins here" in own("border", imported).out
    moved = own("border", imported, "--line", first + 1, "--json").record
    assert moved["line"] > first
    assert (
        own("show", imported, "--json").record["messages"][0]["text"].startswith(shown["lines"][0])
    )
    own("undo")
    assert own("border", imported, "--json").record["line"] == first


def test_border_of_a_question_of_the_desk_is_certain(qa, leaking):
    row = next(r for r in qa("list", "is:pending", "--json").records if r["message"] == leaking)
    ran = qa("border", row["id"])
    assert (ran.code, ran.out) == (1, "")
    assert "was not read from a page" in ran.err
