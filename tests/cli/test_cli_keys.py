"""`keys`: what every key does, what somebody has changed, and what is wrong with that."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import platformdirs
import pytest

from qa_tui.resources import keymap_path


@pytest.fixture
def own(tmp_path):
    """Write a keymap file."""

    def write(text: str | bytes) -> Path:
        path = keymap_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_all_keys_are_listed_by_screen(call):
    ran = call("keys")

    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "The list"
    assert any(line.split()[:2] == ["a", "publish"] for line in lines)
    assert "Writing" in lines


def test_own_keys_are_marked(call, own):
    own('publish = ["P", "f10"]\ncontext = "none"\n')

    ran = call("keys")

    assert ran.code == 0
    assert any(line.split()[:4] == ["P", "f10", "*", "publish"] for line in ran.out.splitlines())
    record = next(
        one
        for one in call("keys", "--json").records
        if (one["screen"], one["command"]) == ("queue", "publish")
    )
    assert record["keys"] == ["P", "f10"]
    assert record["default"] == ["a"]
    assert record["own"] is True


def test_json_tells_of_every_command_of_every_screen(call):
    records = call("keys", "--json").records

    assert {"queue", "thread", "compose", "representatives"} <= {one["screen"] for one in records}
    assert all(
        set(one) == {"screen", "command", "keys", "default", "own", "name", "takes"}
        for one in records
    )
    assert not any(one["own"] for one in records)


def test_no_screen_uses_a_key_for_two_things(call):
    used = [
        (one["screen"], key) for one in call("keys", "--json").records for key in one["default"]
    ]

    assert sorted(used) == sorted(set(used))


def test_a_file_in_order_is_said_to_be_so(call, own):
    path = own('publish = "P"\nhold = "H"\n')

    ran = call("keys", "--check")

    assert (ran.code, ran.err) == (0, "")
    assert str(path) in ran.out
    assert "2 commands" in ran.out


def test_without_a_file_it_is_said_where_it_would_stand(call):
    ran = call("keys", "--check")

    assert (ran.code, ran.out) == (0, "")
    assert str(keymap_path()) in ran.err


def test_mistakes_are_told_and_nothing_of_the_file_is_used(call, own):
    path = own('publish = "p"\nhodl = "H"\nrefuse = "ctrl+q"\n')

    ran = call("keys", "--check")

    assert (ran.code, ran.out) == (2, "")
    first, second, third = ran.err.splitlines()
    assert f"{path}, line 1: " in first
    assert "“publish”" in first
    assert "“preview”" in first
    assert "line 2: There is no command “hodl”. Did you mean hold?" in second
    assert "line 3: “ctrl+q” cannot be used: terminals" in third
    listed = call("keys")
    assert listed.code == 2
    assert any(line.split()[:2] == ["a", "publish"] for line in listed.out.splitlines())


def test_keys_of_dialogs_are_listed_with_the_name_of_the_dialog(call, own):
    own('unmark_passage = "f10"\n')

    assert "Masking and correcting" in call("keys").out.splitlines()
    found = {(one["screen"], one["command"]): one for one in call("keys", "--json").records}
    assert found["masking", "next_suggestion"]["keys"] == ["n"]
    assert found["sending_back", "unmark_passage"]["keys"] == ["f10"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('choose_word = "n"', "both “choose_word” and “next_suggestion”"),
        ('edit_letter = "f8"', "both “edit_letter” and “as_it_was”"),
        ('forward = "p"', "the key “p” moves or chooses"),
        ('next_letter = "tab"', "the key “tab” moves or chooses"),
    ],
)
def test_a_clash_within_a_dialog_is_told(call, own, line, told):
    own(f"{line}\n")

    ran = call("keys", "--check")

    assert ran.code == 2
    assert told in ran.err


def test_mistakes_as_json(call, own):
    path = own('publish = "ctrl+m"\n')

    ran = call("keys", "--check", "--json")

    assert ran.code == 2
    assert ran.record["path"] == str(path)
    (problem,) = ran.record["problems"]
    assert "line 1" in problem["what"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 10, b"\x00", b'publish = "\x1b[2J"'])
def test_files_that_are_no_keymap_are_refused_in_words(call, own, content):
    own(content)

    ran = call("keys", "--check")

    assert ran.code == 2
    assert "keys.toml" in ran.err
    assert "\x1b" not in ran.err


def test_a_folder_in_the_place_of_the_file_is_refused_in_words(call, own):
    keymap_path().mkdir(parents=True)

    assert call("keys", "--check").code == 2


def test_the_template_changes_nothing_and_is_right_without_its_comment_signs(call, own):
    page = call("keys", "--write-default").out
    assert tomllib.loads(page) == {}
    own("\n".join(line.removeprefix("#") if "=" in line else line for line in page.splitlines()))

    ran = call("keys", "--check")

    assert ran.err == ""
    assert not any(one["own"] for one in call("keys", "--json").records if one["screen"] == "queue")


def test_the_template_stands_alone(call):
    assert call("keys", "--write-default", "--json").code == 2


def test_the_folder_is_where_the_platform_has_it(monkeypatch):
    monkeypatch.delenv("XDG_CONFIG_HOME")
    folder = Path(platformdirs.user_config_path("qa-tui", appauthor=False))
    assert keymap_path() == folder / "keys.toml"
    assert keymap_path().is_relative_to(os.environ["HOME"])
