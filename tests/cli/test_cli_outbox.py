"""Letters on the command line: listing by place, handing over, single letters; settings."""

from __future__ import annotations

import mailbox
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from test_cli_shapes import FLAG, MAYBE, NUMBER, TEXT, conforms

if TYPE_CHECKING:
    from pathlib import Path

LETTER = {
    "id": NUMBER,
    "message": NUMBER,
    "to_kind": TEXT,
    "template": TEXT,
    "message_id": TEXT,
    "file": TEXT,
    "handed_over": FLAG,
    "reason": MAYBE,
}
SENDER = ("--from", "Musterpult <desk@example.org>")
PLACES = ("waiting", "ready", "recalled", "handed-over")


@pytest.fixture(autouse=True)
def no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address of whoever runs the tests reaches a letter."""
    monkeypatch.delenv("QA_TUI_FROM", raising=False)
    monkeypatch.delenv("QA_TUI_REPRESENTATIVES", raising=False)


def ids(qa, place: str) -> list[int]:
    return [letter["id"] for letter in qa("notices", "--only", place, "--json").records]


def test_every_letter_is_in_one_place(qa, pending):
    qa("decide", pending, "publish")
    qa("notice-recall", ids(qa, "waiting")[0])
    found = [letter for place in PLACES for letter in ids(qa, place)]

    assert sorted(found) == sorted(letter["id"] for letter in qa("notices", "--json").records)
    thread = qa("notices", "--only", "recalled", "--json").records[0]["thread"]
    of_thread = qa("notices", thread, "--only", "recalled", "--json").records
    assert {letter["thread"] for letter in of_thread} == {thread}


def test_letters_are_handed_over_into_an_mbox_file(qa, tmp_path):
    ready = ids(qa, "ready")
    ran = qa("notices", "export", "--mbox", tmp_path / "out.mbox", *SENDER)

    left = ids(qa, "handed-over")
    assert ran.code == 0
    assert ran.out == f"{len(left)} letters handed over to {tmp_path / 'out.mbox'}.\n"
    assert f"{len(ready) - len(left)} letters stay on the desk" in ran.err
    with closing(mailbox.mbox(tmp_path / "out.mbox", create=False)) as box:
        assert len(box) == len(left)
    assert qa("check").code == 0


def test_shape_of_what_was_handed_over(qa, tmp_path):
    planned = qa("notices", "export", "--dry-run", "--json").records
    done = qa("notices", "export", "--eml-dir", tmp_path / "out", *SENDER, "--json").records

    assert all(conforms(record, LETTER) for record in planned + done)
    assert not any(record["handed_over"] for record in planned)
    assert [record["message_id"] for record in planned] == [record["message_id"] for record in done]
    assert all(record["handed_over"] == (record["reason"] is None) for record in done)
    files = {record["file"] for record in done if record["handed_over"]}
    assert {path.name for path in (tmp_path / "out").iterdir()} == files


def test_a_dry_run_shows_what_happens_and_changes_nothing(qa):
    ready, events = ids(qa, "ready"), qa("events", "--json").out
    ran = qa("notices", "export", "--dry-run")

    assert len(ran.out.splitlines()) == len(ready) + 1
    assert "leaves" in ran.out
    assert "no address for representatives is given" in ran.out
    assert qa("events", "--json").out == events


def test_letters_to_representatives_go_to_a_forwarding_address(qa, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_TUI_FROM", "desk@example.org")
    monkeypatch.setenv("QA_TUI_REPRESENTATIVES", "office@example.org")
    ran = qa("notices", "export", "--mbox", tmp_path / "out.mbox")

    assert (ran.code, ran.err) == (0, "")
    assert ids(qa, "ready") == []
    assert b"<office@example.org>" in (tmp_path / "out.mbox").read_bytes()


def test_nothing_ready_is_said_and_makes_no_file(qa, tmp_path):
    qa("notices", "export", "--mbox", tmp_path / "a", *SENDER, "--representatives", "o@example.org")
    ran = qa("notices", "export", "--mbox", tmp_path / "b", *SENDER)

    assert (ran.code, ran.out, ran.err) == (0, "", "No letter is ready.\n")
    assert not (tmp_path / "b").exists()


def test_until_takes_only_letters_whose_wait_was_over(qa, tmp_path):
    ready = qa("notices", "--only", "ready", "--json").records
    qa("notices", "export", "--eml-dir", tmp_path, *SENDER, "--until", "2026-11-19")

    out = qa("notices", "--only", "handed-over", "--json").records
    assert 0 < len(out) < len(ready)
    assert {letter["id"] for letter in out} == {
        letter["id"]
        for letter in ready
        if letter["send_after"] < "2026-11-19T23:00:00Z" and letter["to_kind"] == "asker"
    }


def test_until_never_makes_a_letter_leave_earlier(qa, pending, tmp_path):
    qa("decide", pending, "publish")
    waiting = ids(qa, "waiting")
    assert waiting
    qa("notices", "export", "--eml-dir", tmp_path, *SENDER, "--until", "2099-01-01")
    assert ids(qa, "waiting") == waiting


def test_a_letter_that_has_left_is_not_called_back_by_undo(qa, pending, tmp_path, clock):
    qa("decide", pending, "publish")
    clock.advance(minutes=10)
    qa("notices", "export", "--mbox", tmp_path / "out.mbox", *SENDER)
    ran = qa("undo")

    assert ran.code == 0
    assert "1 letter" in ran.out + ran.err


def test_single_letters_are_called_back_wait_again_and_go(qa, pending):
    qa("decide", pending, "publish")
    one, two = ids(qa, "waiting")
    assert qa("notice-recall", one, two, "--json").record == {"letters": [one, two]}
    assert ids(qa, "recalled")[:2] == [one, two]
    assert "It waits again." in qa("notice-wait", one).out
    assert ids(qa, "waiting") == [one]
    qa("notice-send", one)
    assert one in ids(qa, "ready")
    qa("undo")
    assert ids(qa, "waiting") == [one]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--mbox", "x"), 2, "The sender is missing."),
        (SENDER, 2, "as in: --mbox qa-tui-20"),
        (("--mbox", "x", "--eml-dir", "y", *SENDER), 2, "exclude each other"),
        (("--eml-dir", "y", "--append", *SENDER), 2, "--append goes with --mbox only"),
        (("--mbox", "x", "--from", "nobody"), 2, "is not a mail address"),
        (("--mbox", "x", *SENDER, "--representatives", "a b@c"), 2, "is not a mail address"),
        (("--mbox", "x", *SENDER, "--until", "soon"), 2, "is neither a day nor a time"),
        (("--mbox", "missing/x", *SENDER), 1, "cannot be written"),
        (("--mbox", "", *SENDER), 2, "No file can have this name"),
        (("--mbox", "a\0b", *SENDER), 2, "No file can have this name"),
        (("7",), 2, "too many"),
    ],
)
def test_wrong_calls_are_told_and_hand_nothing_over(
    qa, tmp_path: Path, monkeypatch, words, code, said
):
    monkeypatch.chdir(tmp_path)
    ran = qa("notices", "export", *words)

    assert ran.code == code
    assert said in ran.err
    assert ids(qa, "handed-over") == []
    assert list(tmp_path.glob("x*")) == []


def test_wrong_letters_are_told(qa, pending):
    assert qa("notice-recall").code == 2
    assert qa("notice-recall", "x").code == 2
    ran = qa("notice-recall", 99999)
    told = "There is no letter 99999. “qa-tui notices” shows the numbers."
    assert (ran.code, ran.err) == (1, f"qa-tui: {told}\n")
    ran = qa("notice-wait", ids(qa, "ready")[0])
    assert ran.code == 1
    assert "Ready" in ran.err


def test_readers_hand_nothing_over(qa, tmp_path):
    for words in (["notices", "export", "--mbox", tmp_path / "x", *SENDER], ["settings"]):
        assert qa(*words, "--read-only").code == 1


def test_help_of_export_names_its_options(qa):
    ran = qa("notices", "export", "--help")

    assert ran.code == 0
    assert ran.out.startswith("Usage: qa-tui notices export [OPTIONS]")
    assert "--representatives" in ran.out


def test_settings_are_shown_and_changed(qa, pending):
    assert qa("settings", "--json").record == {
        "name": "Musterpult",
        "language": "de",
        "send_after": 10,
    }
    assert qa("settings", "send-after=30").out.splitlines()[-1].split() == ["send-after", "30"]
    assert "letters wait 30 minutes" in qa("decide", pending, "publish").out
    assert qa("events", "--json").records[-2]["verb"] == "set"
    assert qa("settings", "send-after=000000007", "--json").record["send_after"] == 7


@pytest.mark.parametrize(
    "word",
    ["send-after", "send-after=", "send-after=-1", "send-after=0000000030", "colour=red", "="],
)
def test_wrong_settings_are_told(qa, word):
    before = qa("settings", "--json").record
    ran = qa("settings", "name=Other", word)

    assert ran.code == 2
    assert ran.err.startswith("qa-tui: ")
    assert qa("settings", "--json").record == before
