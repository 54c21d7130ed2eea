"""`list`, `show` and `representatives`, for people."""

from __future__ import annotations

import pytest

from qa_tui.store.lists.lines import PAGE
from qa_tui.tui.signs import SIGNS


def test_list_shows_threads_newest_first_and_all_of_them_in_a_pipe(qa):
    ran = qa("list")

    newest, *others = (line["id"] for line in qa("list", "--json").records)
    head, first, *rest = ran.out.splitlines()
    assert ran.code == 0
    assert head.split() == ["thread", "age", "state", "to", "question"]
    assert first.split()[0] == str(newest)
    assert len(rest) == len(others)


def test_list_of_open_work_shows_messages_oldest_first(qa):
    ran = qa("list", "is:pending", "--json")

    dates = [line["date"] for line in ran.records]
    assert dates == sorted(dates)
    assert qa("list", "is:pending").out.split()[:2] == ["thread", "message"]


def test_words_of_the_filter_are_joined_by_blanks(qa):
    joined = qa("list", "is:answered", "to:tannhof", "--json")

    assert joined.out == qa("list", "is:answered to:tannhof", "--json").out
    assert {line["to"].split()[-1] for line in joined.records} == {"Tannhof"}


def test_list_says_how_many_more_there_are(qa):
    everything = len(qa("list", "--json").records)
    ran = qa("list", "--limit", "3")

    assert len(ran.out.splitlines()) == 4
    assert ran.err == f"3 of {everything}; --limit N shows more.\n"


def test_list_reads_on_past_a_page_and_stops_at_the_limit(call, empty_desk, tmp_path, pages):
    call("--db", empty_desk.path, "import", *pages(tmp_path, PAGE + 20))
    everything = call("--db", empty_desk.path, "list", "--json").records
    limited = call("--db", empty_desk.path, "list", "--json", "--limit", PAGE + 5).records

    assert len({line["id"] for line in everything}) == PAGE + 20
    assert limited == everything[: PAGE + 5]


def test_an_empty_result_says_so_in_a_sentence(qa, call, tmp_path, empty_desk):
    nothing = qa("list", "to:nobody")
    fresh = call("--db", empty_desk.path, "list")

    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing fits the filter.\n")
    assert (fresh.code, fresh.out) == (0, "")
    assert "qa-tui import" in fresh.err


def test_columns_are_aligned_and_numbers_stand_right(qa):
    head, *lines = qa("representatives").out.splitlines()
    ends = {name: head.index(name) + len(name) for name in ("id", "asked", "answered")}

    for line in lines:
        for end in ends.values():
            assert line[end - 1].isdigit()
            assert line[end : end + 1] in {"", " "}


def test_representatives_are_found_by_a_part_of_the_name_or_their_party(qa):
    by_name = qa("representatives", "tannhof", "--json").records
    by_party = qa("representatives", "SM", "--json").records

    assert {person["name"] for person in by_name} == {"Katrin Tannhof", "Rosalie Tannhof"}
    assert {person["party"] for person in by_party} == {"SM"}
    assert qa("representatives", "nobody").err == "Nobody fits “nobody”.\n"


def test_representatives_say_who_can_be_asked_and_who_not(qa):
    out = qa("representatives").out

    assert "open" in out
    assert "closed: " in out
    assert "ended on 20" in out
    assert "opens on 20" in out


def test_show_prints_the_question_with_its_answer(qa):
    ran = qa("show", "1")

    assert ran.code == 0
    assert ran.out.startswith("Frage an Uwe Bärwald von Torben H. bezüglich Verkehr\n")
    assert "Torben H. asks" in ran.out
    assert "│ Sehr geehrter Herr Haselhorst," in ran.out
    assert "Possible now: remove." in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_show_prints_notes_for_moderators_only(qa, pending):
    qa("decide", pending, "publish", "--note", "Rückfrage am Telefon")
    thread = qa("list", "--json").records
    (shown,) = [line["id"] for line in thread if line["message"] == pending]

    assert "Rückfrage am Telefon" in qa("show", shown).out
    assert "Rückfrage am Telefon" not in qa("--read-only", "show", shown).out


def test_show_speaks_the_language_asked_for(qa):
    assert "June 5, 2024" in qa("show", "1").out or "2024" in qa("show", "1").out
    german, english = qa("--lang", "de", "show", "1"), qa("--lang", "en", "show", "1")

    assert german.out != english.out


@pytest.mark.parametrize("command", [("list",), ("show", "1"), ("representatives",)])
def test_reading_writes_nothing(qa, sample_desk, command):
    before = sample_desk.path.read_bytes()

    assert qa(*command).code == 0
    assert sample_desk.path.read_bytes() == before


def test_readers_see_published_things_only(qa):
    everything = {line["id"]: line for line in qa("list", "--json").records}
    public = qa("--read-only", "list", "--json").records
    hidden = next(one for one in everything if everything[one]["public_state"] == "not_public")

    assert 0 < len(public) < len(everything)
    assert {line["public_state"] for line in public} <= {"waiting", "answered", "standard_reply"}
    assert qa("--read-only", "show", hidden).code == 1
    assert qa("--read-only", "list", "is:pending").out == ""


def test_readers_do_not_see_answers_that_are_not_published(qa):
    waiting = qa("list", "is:pending", "is:answer", "--json").records[0]
    everything = qa("show", waiting["id"], "--json").record["messages"]
    public = qa("--read-only", "show", waiting["id"], "--json").record["messages"]

    assert waiting["message"] in [message["id"] for message in everything]
    assert waiting["message"] not in [message["id"] for message in public]


def test_readers_do_not_see_which_hidden_thread_one_follows(qa):
    threads = [
        qa("--read-only", "show", one["id"], "--json").record
        for one in qa("--read-only", "list", "--json").records
    ]
    follower = next(one for one in threads if one["follows"])
    followed = qa("show", follower["follows"], "--json").record
    qa("decide", followed["messages"][0]["id"], "remove", "--clause", "insult")

    assert qa("show", follower["id"], "--json").record["follows"] == followed["id"]
    assert qa("--read-only", "show", follower["id"], "--json").record["follows"] is None


@pytest.mark.parametrize(
    "words",
    [
        ("events",),
        ("notices",),
        ("decide", "1", "remove", "--clause", "insult"),
        ("undo",),
        ("ask", "--to", "1"),
        ("answer", "1", "--text", "x"),
        ("revise", "1", "--text", "x"),
        ("import", "."),
    ],
)
def test_readers_are_refused_what_is_for_moderators(qa, words):
    ran = qa("--read-only", *words)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "qa-tui: This is for moderators; read-only shows published things and changes nothing. "
        "Leave --read-only out.\n"
    )


def test_party_of_who_is_asked_does_not_stand_with_the_asker(qa):
    message, *answers = qa("show", 1, "--json").record["messages"]
    lines = qa("show", 1).out.splitlines()
    heads = [line for line in lines if "message " in line and " · " in line]

    assert message["party"]
    assert answers[0]["party"]
    assert message["party"] not in heads[0]
    assert answers[0]["party"] in heads[1]


OWN_SIGNS = set("·│→⚑").union(sign for sign, _ in SIGNS.values())
"""Signs that the program writes, and none of the sample's texts has."""


@pytest.mark.parametrize("words", ["list", "show 3", "events", "context 3"])
def test_with_ascii_the_signs_of_the_program_are_ascii(qa, words: str) -> None:
    assert OWN_SIGNS & set(qa(*words.split()).out)
    assert not OWN_SIGNS & set(qa(*words.split(), "--ascii").out)


@pytest.mark.parametrize("words", ["list x:y", "refuse 3", "show 3 4"])
def test_with_ascii_errors_are_ascii(qa, words: str) -> None:
    ran = qa(*words.split(), "--ascii")
    assert ran.code
    assert ran.err.isascii()
    assert not qa(*words.split()).err.isascii()
