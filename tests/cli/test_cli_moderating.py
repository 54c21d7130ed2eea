"""`decide`, `undo`, `events` and `notices`."""

from __future__ import annotations

import pytest


def test_publish_says_what_became_of_the_message(qa, pending):
    ran = qa("decide", pending, "publish")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Message {pending} is published now (before: pending).\n"
        "2 letters wait 10 minutes and can be called back with “qa-tui undo”.\n"
    )


def test_decide_for_programs(qa, pending):
    record = qa("decide", pending, "refuse", "--clause", "insult", "--json").record

    assert (record["message"], record["from"], record["to"]) == (pending, "pending", "refused")
    assert record["letters"] == ["refused", "forward"]
    assert record["seq"] == qa("events", "--json").records[-1]["seq"]


def test_no_forward_keeps_a_refused_question_from_the_representative(qa, pending):
    words = ("decide", pending, "refuse", "--clause", "insult", "--no-forward", "--json")

    assert qa(*words).record["letters"] == ["refused"]


def test_forward_overrides_a_clause_that_is_not_forwarded(qa, pending):
    words = ("decide", pending, "refuse", "--clause", "spam", "--json")

    assert qa(*words).record["letters"] == ["refused"]
    qa("undo")
    assert qa(*words, "--forward").record["letters"] == ["refused", "forward"]


def test_hold_takes_a_date_or_a_distance(qa, pending):
    held = qa("decide", pending, "hold", "--note", "Rückfrage", "--until", "2w")
    past = qa("decide", pending, "hold", "--note", "Rückfrage", "--until", "2026-11-21")
    odd = qa("decide", pending, "hold", "--note", "Rückfrage", "--until", "bald")

    assert (held.code, past.code, odd.code) == (0, 2, 2)
    assert "2026-11-21 is in the past." in past.err
    assert "“bald” is not a day." in odd.err


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("fly",), 2, "“fly” is not a verb. Use one of: publish, refuse, return, hold,"),
        (("revise",), 2, "“revise” needs the author's words. Use “qa-tui revise MESSAGE”."),
        (("refuse",), 2, "“refuse” needs a clause of the codex."),
        (
            ("refuse", "--clause", "nope"),
            2,
            "“nope” is not a clause of the codex. Use one of: viol",
        ),
        (("refuse", "--clause", "auto-reply"), 2, "The clause “auto-reply” is for answers only."),
        (("return",), 2, "“return” needs a clause, or words that say what to change."),
        (("hold",), 2, "“hold” needs a reason. Say why with --note TEXT."),
        (("publish", "--clause", "spam"), 2, "Publish takes no clause."),
        (("publish", "--until", "3d"), 2, "Only a message put on hold comes back on a day."),
        (("publish", "--forward"), 2, "Only what is refused can be forwarded or not."),
        (("restore",), 1, "is pending. Possible now: publish, refuse, return, hold, revise."),
        (("publish", "--if-version", "9"), 1, "Read it again and decide anew."),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_one_line(qa, pending, words, code, what):
    before = qa("events", "--json").out
    ran = qa("decide", pending, *words)

    assert (ran.code, ran.out) == (code, "")
    assert what in ran.err
    assert ran.err.count("\n") == 1
    assert qa("events", "--json").out == before


def test_an_unknown_message_is_not_found(qa):
    ran = qa("decide", 4711, "publish")

    assert ran.code == 1
    assert ran.err.startswith("qa-tui: No message has the id 4711.")


@pytest.mark.parametrize(
    ("word", "what"),
    [
        *((word, "is not a whole number above 0.") for word in ("0", "-1", "abc", "1.5")),
        *(
            (word, f"is too large. The largest is {2**63 - 1}.")
            for word in (str(2**63), "9" * 5000)
        ),
    ],
    ids=range(6),
)
def test_what_is_no_id_is_wrong_usage(qa, word, what):
    ran = qa("decide", "--", word, "publish")

    assert ran.code == 2
    assert what in ran.err
    assert len(ran.err) < 4000


def test_a_stale_version_says_who_was_faster_and_when(qa, call, sample_desk, pending):
    call("--db", sample_desk.path, "--as", "carla", "decide", pending, "hold", "--note", "x")
    ran = qa("decide", pending, "publish", "--if-version", "1")

    assert ran.code == 1
    assert (
        f"Message {pending} has changed since you read it: carla did “Hold” on 2026-11-22 10:30"
    ) in ran.err


def test_an_answer_waits_for_its_question(qa):
    answer = qa("answer", 1, "--text", "Ja.", "--json").record["message"]
    qa("decide", 1, "remove", "--clause", "spam")
    ran = qa("decide", answer, "publish")

    assert ran.code == 1
    assert "its question (message 1) is removed. Publish the question first." in ran.err


def test_undo_takes_back_ones_own_steps_one_by_one(qa, pending):
    nothing = qa("undo")
    qa("decide", pending, "hold", "--note", "x")
    qa("decide", pending, "resume")
    first, second = qa("undo"), qa("undo", "--json")

    assert nothing.code == 1
    assert "You have nothing to undo." in nothing.err
    assert first.out == f"Taken back: “Resume”.\nAs it was before: message {pending}.\n"
    assert second.record == {"verb": "hold", "messages": [pending], "recalled": 0, "gone": 0}


def test_undo_calls_letters_back(qa, pending):
    qa("decide", pending, "publish")

    assert "2 letters were called back." in qa("undo").out
    assert "called back" in qa("notices", "--limit", "1").out


def test_undo_is_refused_when_somebody_worked_on_it_since(qa, call, sample_desk, pending):
    qa("decide", pending, "hold", "--note", "x")
    call("--db", sample_desk.path, "--as", "carla", "decide", pending, "publish")
    ran = qa("undo")

    assert ran.code == 1
    assert "“Hold” cannot be undone: carla has done “Publish” to it since" in ran.err


def test_events_show_who_did_what_oldest_first(qa, pending):
    qa("decide", pending, "refuse", "--clause", "insult")
    qa("undo")
    head, *lines = qa("events", "--limit", "2").out.splitlines()

    assert head.split()[:4] == ["no.", "at", "who", "did"]
    assert lines[0].split()[3:] == (
        f"xenia refused message {pending} pending → refused insult, undone".split()
    )
    assert "undoes no." in lines[1]


def test_events_of_a_thread_and_of_none(qa, call, empty_desk):
    one = {(event["subject_kind"], event["verb"]) for event in qa("events", 1, "--json").records}

    assert one == {("message", "ask"), ("message", "answer"), ("message", "publish")}
    assert qa("events", 4711).code == 1
    assert call("--db", empty_desk.path, "events").err == "Nothing has been done yet.\n"


def test_a_refusals_letter_can_be_read(qa, pending):
    qa("decide", pending, "refuse", "--clause", "insult", "--no-forward")
    thread = next(one["id"] for one in qa("list", "--json").records if one["message"] == pending)
    letter = qa("notices", thread, "--full", "--limit", "1").out

    assert f"about message {pending}" in letter
    assert "waits" in letter
    assert "Guten Tag" in letter
    assert "Musterpult" in letter


def test_notices_lists_letters_newest_first(qa, call, empty_desk):
    everything = qa("notices", "--json").records
    ids = [notice["id"] for notice in everything]
    short = qa("notices", "--limit", "2")

    assert ids == sorted(ids, reverse=True)
    assert short.err == f"2 of {len(ids)}; --limit N shows more.\n"
    assert call("--db", empty_desk.path, "notices").err == "There are no letters.\n"


def test_help_of_decide_lists_verbs_and_clauses_in_both_languages(qa):
    english = qa("decide", "--help").out
    german = qa("decide", "--help", "--lang", "de").out

    for word in ("restore", "private-life", "auto-reply", "--no-forward"):
        assert word in english
        assert word in german
    assert "Hate speech" in english
    assert "Hass und Hetze" in german


def test_tables_speak_german_and_json_stays_as_it_is(qa, pending):
    qa("decide", pending, "publish")
    events = qa("events", "--limit", "1", "--lang", "de").out
    undone = qa("undo", "--lang", "de").out

    assert "veröffentlicht" in events
    assert "Veröffentlichen" in undone
    assert qa("events", "--limit", "2", "--json", "--lang", "de").records[0]["verb"] == "publish"


def test_a_hold_needs_a_later_day_and_an_empty_one_is_none(qa, pending):
    for day in ("0d", "today", "2026-11-22"):
        ran = qa("decide", pending, "hold", "--note", "x", "--until", day)
        assert (ran.code, ran.out) == (2, "")
        assert "A hold until today would be over at once." in ran.err
    assert qa("decide", pending, "hold", "--note", "x", "--until", "").code == 0
    assert "on hold" in qa("list", "is:held").out


def test_letters_that_do_not_wait_are_called_ready(qa, pending):
    qa("settings", "send-after=0")
    out = qa("decide", pending, "publish").out
    assert "2 letters are ready and can be called back with “qa-tui undo”." in out


def test_an_open_variable_of_an_edited_letter_is_named(qa, pending, tmp_path):
    (tmp_path / "letter.txt").write_text("Hallo $nosuch\n", "utf-8")
    words = ("refuse", "--clause", "insult", "--letter", tmp_path / "letter.txt")
    ran = qa("decide", pending, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "“$nosuch” is not a variable of letters." in ran.err
