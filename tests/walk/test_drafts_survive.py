"""Drafts after a power cut, and a text in one's own editor, on a real terminal."""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hostile_tours import ESCAPE, go
from moderating import command, verbs, waiting
from terminal import Terminal

from qa_tui.store.drafts import read_drafts
from qa_tui.store.sqlite import connect

F2, F3, F8 = "\x1bOQ", "\x1bOR", "\x1b[19~"


def sit_down(desk: str, home: Path) -> Terminal:
    return Terminal((80, 24), home, "--lang", "en", "--db", desk)


def in_list(terminal: Terminal) -> None:
    terminal.until(lambda text: waiting(text) > 0, "the queue")


def drafts(home: Path, desk: str) -> list[dict[str, object]]:
    told = command(home, "--db", desk, "drafts", "--json")
    return [json.loads(line) for line in told.splitlines()]


def until_saved(terminal: Terminal, desk: str, field: str, typed: str) -> None:
    """Wait until the screen says that a draft is saved, and all that was typed is in it.

    What a slow machine saves halfway is followed by the rest.
    """

    def is_saved(text: str) -> bool:
        if "draft saved at" not in text:
            return False
        with closing(connect(Path(desk), read_only=True)) as connection:
            return any(typed in one.fields[field] for one in read_drafts(connection, "ann"))

    terminal.until(is_saved, f"saving “{typed}”")


@pytest.mark.parametrize("_time", range(16 if os.environ.get("QA_TUI_LONG") else 1))
def test_a_draft_survives_a_power_cut(tmp_path: Path, _time: int) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    before = verbs(tmp_path, desk)
    with sit_down(desk, tmp_path) as terminal:
        in_list(terminal)
        go(terminal, "wn", "A new question")
        terminal.until_shows("no addressee yet")
        terminal.type("\tWann kommt der Bus nach Moorhagen?")
        until_saved(terminal, desk, "title", "Wann kommt der Bus nach Moorhagen?")
        terminal.until_shows("asks something: yes")
        terminal.kill()
    (draft,) = drafts(tmp_path, desk)
    assert draft["fields"]["title"] == "Wann kommt der Bus nach Moorhagen?"  # type: ignore[index]
    with sit_down(desk, tmp_path) as terminal:
        terminal.until_shows("1 draft · D")
        terminal.type("D")
        terminal.until_shows("Wann kommt der Bus nach Moorhagen?")
        terminal.type("\r")
        terminal.until_shows("asks something: yes")
        terminal.type(F8)
        terminal.until_shows("F8 once more")
        terminal.type(F8)
        terminal.until_shows("No drafts.")
        terminal.type("q")
        in_list(terminal)
        terminal.leave()
    assert drafts(tmp_path, desk) == []
    assert verbs(tmp_path, desk) == before
    command(tmp_path, "--db", desk, "check")


BEGUN = {
    "refuse": ("ro\x05", "Guten Tag", "Leider nein. ", "text", "r"),
    "return": ("b\t", "⏎ send back", "Bitte belegen.", "words", "b"),
    "hold": ("h\t", "Own words", "Ich frage nach.", "words", "h"),
}
"""Keys that open it, what stands there then, what is typed, its field, the key that opens it."""


@pytest.mark.parametrize("verb", BEGUN)
@pytest.mark.parametrize("_time", range(16 if os.environ.get("QA_TUI_LONG") else 1))
def test_a_decision_that_was_begun_survives_a_power_cut(
    tmp_path: Path, verb: str, _time: int
) -> None:
    keys, shown, typed, field, again = BEGUN[verb]
    desk = command(tmp_path, "demo", "--no-open").strip()
    before = verbs(tmp_path, desk)
    with sit_down(desk, tmp_path) as terminal:
        in_list(terminal)
        terminal.type(keys)
        terminal.until_shows(shown)
        terminal.type(typed)
        terminal.until_shows(typed.strip())
        until_saved(terminal, desk, field, typed)
        terminal.kill()
    (draft,) = drafts(tmp_path, desk)
    assert draft["kind"] == verb
    assert typed in draft["fields"][field]  # type: ignore[index]
    with sit_down(desk, tmp_path) as terminal:
        terminal.until_shows("1 draft · D")
        terminal.type(again)
        terminal.until_shows(typed.strip())
        terminal.type(ESCAPE)
        terminal.until(lambda text: typed.strip() not in text, "the menu is left")
        in_list(terminal)
        terminal.leave()
    assert len(drafts(tmp_path, desk)) == 1
    assert verbs(tmp_path, desk) == before
    command(tmp_path, "--db", desk, "check")


EDITOR = """
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
pathlib.Path(__file__).with_name("seen").write_text(str(path))
print("the editor is open:", path.read_text("utf-8"), flush=True)
given = input()
path.write_text(path.read_text("utf-8") + given, "utf-8")
sys.exit(given == "crash")
"""


@pytest.mark.parametrize("typed", ["und zurück?", "crash"])
def test_a_text_goes_to_ones_own_editor_and_back(tmp_path: Path, typed: str) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    start = tmp_path / "editor"
    start.write_text(f"#!{sys.executable}\n{EDITOR}", "utf-8")
    start.chmod(0o700)
    with Terminal(
        (80, 24), tmp_path, "--lang", "en", "--db", desk, settings={"EDITOR": str(start)}
    ) as terminal:
        in_list(terminal)
        go(terminal, "wn", "A new question")
        terminal.until_shows("no addressee yet")
        terminal.type("\tHin ")
        terminal.until_shows("draft saved at")
        terminal.type(F3)
        terminal.until_shows("the editor is open: Hin")
        terminal.type(f"{typed}\r")
        if typed == "crash":
            terminal.until_shows("as it was")
            terminal.until_shows("ends without")
        else:
            terminal.until_shows("Hin und zurück?")
            terminal.until_shows("asks something: yes")
        terminal.type(ESCAPE)
        in_list(terminal)
        terminal.leave()
    (draft,) = drafts(tmp_path, desk)
    title = "Hin " if typed == "crash" else "Hin und zurück?"
    assert draft["fields"]["title"] == title  # type: ignore[index]
    seen = Path((tmp_path / "seen").read_text())
    assert not seen.parent.exists()
