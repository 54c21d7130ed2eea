"""`export`: published threads leave in three forms, whole or not at all."""

from __future__ import annotations

import csv
import io
import json

import pytest

from qa_tui.export.csv import COLUMNS


@pytest.fixture
def published(qa):
    """The ids of all published threads."""
    return sorted({line["id"] for line in qa("--read-only", "list", "--json").records})


def test_json_lines_on_standard_output_can_be_imported_elsewhere(qa, call, tmp_path, published):
    written = qa("export").out
    (tmp_path / "all.jsonl").write_text(written, "utf-8")
    told = call("--db", tmp_path / "b.db", "import", tmp_path / "all.jsonl")
    again = call("--db", tmp_path / "b.db", "export").out

    assert told.out == f"{len(published)} new threads.\n"
    records = [[json.loads(line) for line in text.split("\n")[:-1]] for text in (written, again)]
    assert [[{**one, "uid": ""} for one in found] for found in records][1:] == [
        [{**one, "uid": ""} for one in records[0]]
    ]


def test_moderators_and_readers_export_the_same(qa):
    for form in ("jsonl", "csv", "markdown"):
        assert (
            qa("export", "--format", form).out == qa("--read-only", "export", "--format", form).out
        )


def test_no_town_mail_or_phone_of_an_asker_is_in_any_form(qa, sample_desk):
    with sample_desk.reading() as connection:
        shown = "\n".join(row[0] for row in connection.execute("select text from message_text"))
        private = [
            value
            for row in connection.execute("select email, phone from asker")
            for value in row
            if value and value not in shown
        ]
    assert private
    for form in ("jsonl", "csv", "markdown"):
        out = qa("export", "--format", form).out
        assert not [value for value in private if value in out]


def test_a_filter_chooses_threads(qa, published):
    some = qa("export", "topic:verkehr").out.splitlines()
    assert 0 < len(some) < len(published)
    assert {json.loads(line)["topic"] for line in some} == {"Verkehr"}


def test_what_is_not_public_stays(qa, tmp_path):
    path = tmp_path / "x.jsonl"
    ran = qa("export", "is:pending", "is:question", "-o", path)

    assert (ran.code, path.read_bytes()) == (0, b"")
    assert "No published thread fits" in ran.err


def test_the_ending_of_the_file_says_the_form(qa, tmp_path, published):
    for name in ("a.csv", "a.md", "a.jsonl", "a"):
        assert qa("export", "-o", tmp_path / name).code == 0
    table = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))
    text = (tmp_path / "a.md").read_text("utf-8")

    assert tuple(rows[0]) == COLUMNS
    assert sorted({int(row["thread"]) for row in rows}) == published
    assert text.startswith("# ")
    assert text.count("\n---\n\n# ") == len(published) - 1
    assert (tmp_path / "a").read_bytes() == (tmp_path / "a.jsonl").read_bytes()


def test_json_tells_about_the_file(qa, tmp_path, published):
    told = qa("export", "--json", "-o", tmp_path / "x.csv").record
    assert list(told) == ["path", "format", "threads", "messages"]
    assert told["path"] == str(tmp_path / "x.csv")
    assert (told["format"], told["threads"]) == ("csv", len(published))
    assert told["messages"] > told["threads"]


def test_json_without_a_file_is_refused(qa):
    assert qa("export", "--json").code == 2


def test_a_file_that_is_there_is_left_alone(qa, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("mine")
    ran = qa("export", "-o", path)

    assert (ran.code, path.read_text()) == (1, "mine")
    assert "exists already" in ran.err


def test_a_place_that_cannot_be_written_is_told(qa, tmp_path):
    ran = qa("export", "-o", tmp_path / "none" / "x.jsonl")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_an_unknown_form_is_refused(qa):
    assert qa("export", "--format", "xml").code == 2


def test_a_wrong_filter_leaves_no_file(qa, tmp_path):
    assert qa("export", "is:nonsense", "-o", tmp_path / "x.jsonl").code == 2
    assert not list(tmp_path.glob("*.jsonl"))


def test_bad_lines_are_told_with_their_number(call, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n{}\n" + b"[" * 10_000 + b"\n")
    ran = call("--db", tmp_path / "b.db", "import", path, "--json")

    assert ran.code == 1
    assert [one["record"] for one in ran.record["rejected"]] == [2, 3]
    assert f"{path}:2: " in ran.err
