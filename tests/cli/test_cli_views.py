"""`views`, `view-add` and the others, and `list --view`."""

from __future__ import annotations

import re

import pytest

from tests.hostile import HOSTILE

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.fixture
def three(qa):
    """Three saved views."""
    assert qa("view-add", "Tannhof", "to:tannhof", "is:answered").code == 0
    assert qa("view-add", "Bus und Bahn", "topic:verkehr OR topic:bus").code == 0
    assert qa("view-add", "Offen", "is:pending").code == 0


def names(qa) -> list[str]:
    return [view["name"] for view in qa("views", "--json").records]


def test_without_views_the_list_says_how_to_save_one(qa):
    ran = qa("views")

    assert (ran.code, ran.out) == (0, "")
    assert "qa-tui view-add NAME FILTER" in ran.err


def test_views_are_listed_in_their_order(qa, three):
    head, *lines = qa("views").out.splitlines()

    assert head.split() == ["no.", "name", "filter"]
    assert [line.split(maxsplit=1)[0] for line in lines] == ["1", "2", "3"]
    assert lines[0].split()[1:] == ["Tannhof", "to:tannhof", "is:answered"]


def test_rows_are_counted_when_asked_for(qa, three):
    counted = qa("views", "--count", "--json").records
    shown = qa("views", "--count").out.splitlines()

    assert shown[0].split() == ["no.", "name", "rows", "filter"]
    for view, line in zip(counted, shown[1:], strict=True):
        rows = len(qa("list", "--view", view["name"], "--json").records)
        assert view["rows"] == rows > 0
        assert f" {rows}  {view['filter']}" in line
    assert {view["rows"] for view in qa("views", "--json").records} == {None}


def test_readers_count_public_rows_only(qa, three):
    every = qa("views", "--count", "--json").records
    public = qa("--read-only", "views", "--count", "--json").records

    assert [view["name"] for view in public] == [view["name"] for view in every]
    assert public[2]["rows"] == 0 < every[2]["rows"]


def test_shape_for_programs(qa):
    record = qa("view-add", "X", "bus", "--json").record

    assert record == {"place": 1, "name": "X", "filter": "bus", "rows": None}
    assert qa("views", "--json").record == record


def test_list_shows_what_is_in_a_view(qa, three):
    by_view = qa("list", "--view", "tannhof", "--json")

    assert by_view.out == qa("list", "to:tannhof is:answered", "--json").out
    assert by_view.records


def test_a_filter_narrows_all_alternatives_of_a_view(qa, three):
    narrowed = qa("list", "--view", "Bus und Bahn", "is:answered", "--json").records
    wanted = qa("list", "(topic:verkehr OR topic:bus) is:answered", "--json").records

    assert narrowed == wanted
    assert 0 < len(wanted) < len(qa("list", "--view", "Bus und Bahn", "--json").records)


def test_an_unknown_view_is_told(qa, three):
    ran = qa("list", "--view", "Tanhof")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == ("qa-tui: There is no saved view “Tanhof”. Did you mean Tannhof?\n")


def test_a_view_is_renamed(qa, three):
    ran = qa("view-rename", "offen", "Zu tun")

    assert (ran.code, ran.out) == (0, "It is now called “Zu tun”.\n")
    assert names(qa) == ["Tannhof", "Bus und Bahn", "Zu tun"]


def test_a_filter_is_changed_and_the_former_one_told(qa, three):
    ran = qa("view-change", "Offen", "is:held", "to:tannhof")

    assert ran.out == "“Offen” has another filter; it was: is:pending\n"
    assert qa("views", "--json").records[2]["filter"] == "is:held to:tannhof"


@pytest.mark.parametrize(
    ("place", "order"),
    [("up", [0, 2, 1]), ("down", [0, 1, 2]), ("1", [2, 0, 1]), ("99", [0, 1, 2])],
)
def test_a_view_is_moved(qa, three, place, order):
    before = names(qa)
    ran = qa("view-move", "Offen", place)

    assert ran.code == 0
    assert names(qa) == [before[number] for number in order]
    assert ran.out == f"“Offen” is no. {order.index(2) + 1}.\n"


@pytest.mark.parametrize("place", ["0", "-1", "left", "", "²", "9" * 30])
def test_a_wrong_place_is_told(qa, three, place):
    ran = qa("view-move", "Offen", "--", place)

    assert (ran.code, ran.out) == (2, "")
    assert "neither up nor down nor a whole number above 0" in ran.err


def test_what_is_deleted_can_be_saved_again(qa, three):
    ran = qa("view-delete", "tannhof")

    assert ran.out == "“Tannhof” is deleted; its filter was: to:tannhof is:answered\n"
    assert names(qa) == ["Bus und Bahn", "Offen"]
    assert qa("view-delete", "tannhof").code == 1


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["view-add", "offen", "bus"], 1, "There is a saved view “Offen” already. Choose another"),
        (["view-add", " ", "bus"], 2, "A saved view needs a name."),
        (["view-add", "x" * 61, "bus"], 2, "The name has 61 characters."),
        (["view-add", "X", "is:odd"], 2, "Filter, place 4: “is:odd” is not known."),
        (["view-add", "X"], 2, "FILTER is missing."),
        (["view-change", "Offen", '"x'], 2, "Filter, place 1: the quotation mark is not closed."),
        (["view-rename", "Offen", "TANNHOF"], 1, "There is a saved view “Tannhof” already."),
        (["view-rename", "Nope", "X"], 1, "There is no saved view “Nope”. “qa-tui views” lists"),
    ],
)
def test_what_is_wrong_is_one_line_and_changes_nothing(qa, three, words, code, what):
    before = qa("views", "--json").out
    ran = qa(*words)

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"qa-tui: {what}")
    assert ran.err.count("\n") == 1
    assert qa("views", "--json").out == before


@pytest.mark.parametrize(
    "words",
    [
        ("view-add", "X", "bus"),
        ("view-rename", "Offen", "X"),
        ("view-change", "Offen", "bus"),
        ("view-move", "Offen", "up"),
        ("view-delete", "Offen"),
    ],
)
def test_readers_change_nothing(qa, three, words):
    before = qa("views", "--json").out
    ran = qa("--read-only", *words)

    assert (ran.code, ran.out) == (1, "")
    assert "This is for moderators" in ran.err
    assert qa("views", "--json").out == before


def test_a_filter_of_another_program_version_is_listed_and_told(qa, sample_desk):
    with sample_desk.writing("ann") as writer:
        writer.connection.execute(
            "insert into saved_view (uid, name, query, position) values ('u', 'X', 'mood:odd', 1)"
        )

    assert "mood:odd" in qa("views", "--count").out
    assert qa("views", "--count", "--json").record["rows"] is None
    ran = qa("list", "--view", "X")
    assert (ran.code, ran.out) == (2, "")
    assert "“mood:” is not a key." in ran.err


def test_hostile_names_and_filters_are_clean_on_the_terminal_and_raw_for_programs(qa, sample_desk):
    texts = [text.encode("utf-8", "replace").decode().replace("\0", "") for text in HOSTILE]
    with sample_desk.writing("ann") as writer:
        writer.connection.executemany(
            "insert into saved_view (uid, name, query, position) values (?, ?, ?, ?)",
            [(writer.uid(), f"{n}{text}", text, n) for n, text in enumerate(texts)],
        )
    table, records = qa("views"), qa("views", "--json")

    assert len(table.out.splitlines()) == len(texts) + 1
    assert FORBIDDEN.findall(table.out) == []
    assert records.out.isascii()
    assert [view["filter"] for view in records.records] == texts
    ran = qa("view-delete", f"7{texts[7]}")
    assert FORBIDDEN.findall(ran.out + ran.err) == []
