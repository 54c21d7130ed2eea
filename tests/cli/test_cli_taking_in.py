"""`ask`, `answer` and `revise`."""

from __future__ import annotations

import json

import pytest

PERSON = {
    "first_name": "Ole",
    "last_name": "Ahlers",
    "email": "ole@example.org",
    "town": "Auental",
}
NEW = {"to": "Katrin Tannhof", "title": "Kommt die Buslinie 12 zurück?", **PERSON}
OLD = {"to": 1, "topic": "Verkehr", "text": "Kommt die Buslinie 12 zurück?", **PERSON}


def flags(values):
    """The same question as flags."""
    return [
        word
        for name, value in values.items()
        for word in (f"--{name.replace('_', '-')}", str(value))
    ]


@pytest.mark.parametrize("question", [NEW, OLD])
def test_flags_and_json_take_in_the_same_question(qa, question):
    by_flags = qa("ask", *flags(question), "--json").record
    by_json = qa("ask", "--json", stdin=json.dumps(question)).record

    one, other = (qa("show", made["thread"], "--json").record for made in (by_flags, by_json))
    assert one["messages"][0]["state"] == "pending"
    assert one["messages"][0]["author"] == "Ole A."
    assert by_flags["warnings"] == by_json["warnings"] == []
    for key in ("title", "form", "topic", "public_state"):
        assert one[key] == other[key]


def test_ask_prints_the_new_ids(qa):
    ran = qa("ask", *flags(NEW))
    newest = qa("list", "--json", "--limit", "1").record

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Thread {newest['id']}, message {newest['message']}: waits to be checked.\n"
    )
    assert qa("notices", newest["id"], "--json").record["template"] == "receipt"


def test_a_second_follow_up_is_taken_in_with_a_warning(qa):
    first = qa("ask", *flags(NEW), "--follows", "1", "--json").record
    second = qa("ask", *flags(NEW), "--follows", "1")

    assert "The thread that is followed up was put to somebody else." in first["warnings"]
    assert second.code == 0
    assert "has already followed up thread 1" in second.err


@pytest.mark.parametrize(
    ("stdin", "what"),
    [
        ("", "Standard input is empty."),
        ("{", "Standard input is not JSON: line 1, place 2:"),
        ("[]", "Standard input holds no JSON object."),
        ('{"to": 1}{"to": 2}', "Standard input is not JSON: line 1, place 10:"),
        ('{"an": 1}', "The JSON object has an unknown key “an”."),
        ('{"to": 1.5}', "“to” must be text."),
        ('{"to": true}', "“to” must be text."),
        ('{"title": ["x"]}', "“title” must be text."),
        ('{"follows": "1"}', "“follows” must be a whole number."),
        ('{"to": null}', "Say who is asked."),
        ("[" * 100_000, "Standard input is not readable JSON."),
        ('{"follows": ' + "9" * 5000 + "}", "Standard input is not readable JSON."),
        (b'{"to": "\xfc"}', "Standard input is not UTF-8: byte 9 does not fit."),
        ('{"title": "' + "x" * 1_000_000 + '"}', "Standard input holds more than 1000000 bytes."),
    ],
)
def test_wrong_json_is_wrong_usage_and_says_where(qa, stdin, what):
    ran = qa("ask", stdin=stdin)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"qa-tui: {what}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"title": "Kommt sie?" * 30}, "The question has 300 characters; at most 200 are allowed."),
        ({"background": "x" * 1001}, "The background has 1001 characters; at most 1000"),
        ({"title": "Sie sind schlecht."}, "The question must be phrased as one"),
        ({"email": "nobody"}, "This is not an e-mail address."),
        ({"last_name": " "}, "The last name is missing."),
        ({"town": ""}, "The town is missing."),
        ({"topic": "Quallen"}, "No topic is called “Quallen”. There are "),
        ({"to": "Nobody"}, "No representative is called “Nobody”."),
        ({"to": "Tannhof"}, "“Tannhof” can mean several representatives. Give the id: "),
        ({"to": "4711"}, "No representative has the id 4711."),
        ({"to": "Thilo Brömmelkamp"}, "Thilo Brömmelkamp cannot be asked at present: Herr Bröm"),
        ({"to": "Egon Fährmann"}, "Egon Fährmann cannot be asked: mandate or candidacy ended on"),
        ({"follows": 4711}, "No thread has the id 4711."),
    ],
)
def test_a_question_against_a_rule_is_refused_and_nothing_is_written(qa, change, what):
    before = qa("events", "--json").out
    ran = qa("ask", stdin=json.dumps({**NEW, **change}))

    assert (ran.code, ran.out) == (1, "")
    assert what in ran.err
    assert ran.err.count("\n") == 1
    assert qa("events", "--json").out == before


def test_too_long_a_text_of_the_old_form_is_refused(qa):
    ran = qa("ask", *flags({**OLD, "text": "x?" * 1001}))

    assert ran.code == 1
    assert "The text has 2002 characters; at most 2000 are allowed." in ran.err


def test_ask_without_anything_says_how(qa):
    ran = qa("ask", "--title", "Kommt sie?")

    assert ran.code == 2
    assert "Give the id or the name with --to WHO." in ran.err


def test_an_answer_comes_from_a_flag_or_from_standard_input(qa):
    by_flag = qa("answer", 1, "--text", "Ja.", "--author", "Team Bärwald", "--json").record
    by_pipe = qa("answer", 1, "--standard", "--json", stdin="Nein, und\nzwar nie.\n").record

    messages = {one["id"]: one for one in qa("show", 1, "--json").record["messages"]}
    assert messages[by_flag["message"]]["author"] == "Team Bärwald"
    assert messages[by_pipe["message"]]["text"] == "Nein, und\nzwar nie."
    assert messages[by_pipe["message"]]["standard_reply"]
    assert messages[by_pipe["message"]]["state"] == "pending"


def test_an_answer_needs_words_and_a_published_question(qa, pending):
    thread = next(one["id"] for one in qa("list", "--json").records if one["message"] == pending)
    empty, early = qa("answer", 1), qa("answer", thread, "--text", "Ja.")
    unknown = qa("answer", 4711, "--text", "Ja.")

    assert (empty.code, early.code, unknown.code) == (2, 1, 1)
    assert "There is no answer." in empty.err
    assert "cannot be answered: its question is pending." in early.err
    assert "No thread has the id 4711." in unknown.err


def test_an_answer_may_be_too_long(qa):
    ran = qa("answer", 1, stdin="x" * 100_001)

    assert ran.code == 1
    assert "The text has 100001 characters; at most 100000 are allowed." in ran.err


def test_revise_takes_new_words_and_makes_the_message_pending(qa):
    made = qa("ask", *flags(NEW), "--json").record
    qa("decide", made["message"], "return", "--note", "Kürzer bitte")
    ran = qa("revise", made["message"], "--text", "Kommt die 12 zurück?", "--background", "B")

    thread = qa("show", made["thread"], "--json").record
    assert ran.out.startswith(f"Message {made['message']} is pending now (before: with the author)")
    assert thread["title"] == thread["messages"][0]["text"] == "Kommt die 12 zurück?"
    assert thread["messages"][0]["background"] == "B"


def test_revise_of_the_background_alone_keeps_the_text(qa):
    made = qa("ask", *flags(NEW), "--json").record
    decided = qa("revise", made["message"], "--background", "Quelle: Amtsblatt", "--json").record

    assert decided["version"] == 2
    (message,) = qa("show", made["thread"], "--json").record["messages"]
    assert (message["text"], message["background"]) == (NEW["title"], "Quelle: Amtsblatt")


def test_revise_needs_words_and_the_version_that_was_read(qa):
    made = qa("ask", *flags(NEW), "--json").record["message"]
    none = qa("revise", made)
    stale = qa("revise", made, "--text", "Kommt sie?", "--if-version", "9")

    assert (none.code, stale.code) == (2, 1)
    assert "There are no new words." in none.err
    assert "xenia did “Take in a question” on 2026-11-22 10:30 (version 1, yours 9)." in stale.err
