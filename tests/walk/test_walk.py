"""The walk: the sample desk in a real terminal, twelve decisions, the plug pulled half-way.

Every key is followed by waiting until its effect stands on the screen.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from terminal import Home, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")

QUESTIONS = "New questions"
VERBS = {"a": "publish", "r": "refuse", "b": "return", "h": "hold"}
CLAUSES = {"i": "insult", "o": "no-question", "b": "unsourced", "p": "private-life"}
FIRST = ["a", "ro", "bb", "hs", "ri", "a"]
SECOND = ["rp", "hl", "a", "bo", "a", "ri"]
MOST_KEYS = 40


@pytest.fixture(params=[(80, 24), (160, 48)], ids=["80x24", "160x48"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def sample(home: Home) -> Iterator[str]:
    """The sample desk, made by the real command line."""
    path = home.run("demo", "--no-open").strip()
    assert path.startswith(str(home.path))
    yield path
    found = home.run("--db", path, "check")
    assert found


def decide(terminal: Terminal, keys: str) -> str:
    """Decide the message under the cursor; tells what the rule line acknowledged."""
    before = terminal.number(QUESTIONS)
    terminal.press(keys[0])
    if len(keys) > 1:
        terminal.until(lambda: "Esc" in terminal.text, "the menu")
        assert marked(terminal) != keys[1]
        terminal.press(keys[1])
        terminal.until(lambda: marked(terminal) == keys[1], f"the choice of {keys[1]}")
        terminal.press("enter")
        terminal.until(lambda: "Esc" not in terminal.text, "the end of the menu")
    terminal.until(lambda: terminal.number(QUESTIONS) == before - 1, "the new number")
    terminal.until(lambda: "takes it back" in terminal.rule, "the word that it is done")
    return terminal.rule


def marked(terminal: Terminal) -> str:
    """The letter of the chosen line of a menu."""
    found = re.search(r"▌(\w)  ", terminal.text)
    return found[1] if found else ""


def decided(home: Home, path: str) -> list[tuple[str, str | None, int]]:
    """What the walker did, in order."""
    events = home.records("--db", path, "events")
    mine = [event for event in events if event["actor"] == "walker"]
    mine.sort(key=lambda event: event["seq"])
    return [(event["verb"], event["clause"], event["subject"]) for event in mine]


def meant(keys: list[str]) -> list[tuple[str, str | None]]:
    """The decisions that keys stand for."""
    return [
        (VERBS[key[0]], CLAUSES[key[1]] if len(key) > 1 and key[0] != "h" else None) for key in keys
    ]


def test_walk(home: Home, sample: str, size: tuple[int, int], tmp_path: Path) -> None:
    call = ("--db", sample, "--as", "walker")
    with Terminal(home, call, size) as first:
        first.see(QUESTIONS)
        first.until(lambda: first.number(QUESTIONS) > 12, "the queue")
        start = first.number(QUESTIONS)
        for keys in FIRST:
            assert decide(first, keys)
        first.kill()
        first.record(tmp_path / "first.cast")
    done = decided(home, sample)
    assert [(verb, clause) for verb, clause, _ in done] == meant(FIRST)

    with Terminal(home, call, size) as second:
        second.see(QUESTIONS)
        second.until(lambda: second.number(QUESTIONS) == start - 6, "the queue as it was left")
        for keys in SECOND:
            assert decide(second, keys)
        assert len(first.typed) + len(second.typed) <= MOST_KEYS
        done = decided(home, sample)
        assert [(verb, clause) for verb, clause, _ in done] == meant(FIRST + SECOND)
        assert len({message for _, _, message in done}) == 12
        assert Counter(verb for verb, _, _ in done).keys() == set(VERBS.values())

        read_the_letter(second)
        take_back(second, home, sample, done)
        second.leave()
        second.record(tmp_path / "second.cast")
    assert (tmp_path / "first.cast").stat().st_size > 1000
    assert home.records("--db", sample, "list", "is:pending is:question") != []


def read_the_letter(terminal: Terminal) -> None:
    """Go back to the message that was refused last and read what its author is told."""
    terminal.press("up")
    terminal.rest()
    terminal.press("L")
    terminal.see("Letters about thread")
    for _ in range(8):
        terminal.rest()
        if "nicht veröffentlicht" in terminal.words_shown:
            break
        terminal.press("pagedown")
    assert "nicht veröffentlicht" in terminal.words_shown
    terminal.press("q")
    terminal.until(lambda: "Letters about" not in terminal.text, "the queue again")


def take_back(
    terminal: Terminal, home: Home, sample: str, done: list[tuple[str, str | None, int]]
) -> None:
    """Undo the last two decisions by key."""
    for step in (1, 2):
        before = terminal.number(QUESTIONS)
        terminal.press("u")
        terminal.until(lambda before=before: terminal.number(QUESTIONS) == before + 1, "the undo")
        terminal.until(lambda: "undone" in terminal.rule, "the word that it is undone")
        verb, _, message = decided(home, sample)[-1]
        assert (verb, message) == ("undo", done[-step][2])
    states = {
        line["message"]: line["state"]
        for line in home.records("--db", sample, "list", "is:question is:pending", "--limit", 500)
    }
    assert {done[-1][2], done[-2][2]} <= states.keys()
