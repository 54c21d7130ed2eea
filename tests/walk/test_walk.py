"""The walk: thirty messages of the sample desk, one after the other, with a power cut in between.

Each is handled with all that it takes: notes, masks, marked passages, another addressee, one
reason for several. The walk inside tmux is recorded. `QA_TUI_RECORDINGS=docs/walk` keeps the
recordings, to be played with `asciinema play`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from moderating import VERBS, command, verbs, waiting
from recording import Recording, folder, read_recording, replay
from rounds import AFTER_THE_CUT, BEFORE_THE_CUT
from terminal import Multiplexed, Terminal

from qa_tui.domain.phrase import N_
from qa_tui.i18n import say, use_language

if TYPE_CHECKING:
    from pathlib import Path

REFUSED_ROW = "▌✕"
"""The cursor on a row that was refused."""

ESCAPE, REDO = "\x1b", "\x12"


@pytest.mark.parametrize(
    ("kind", "size", "language"),
    [
        pytest.param(Terminal, (80, 24), "en", id="plain"),
        pytest.param(Multiplexed, (80, 24), "de", id="tmux-80x24"),
        pytest.param(Multiplexed, (160, 48), "en", id="tmux-160x48"),
    ],
)
def test_walk(tmp_path: Path, kind: type[Terminal], size: tuple[int, int], language: str) -> None:
    use_language(language)
    call = ("--lang", language, "demo")
    desk = command(tmp_path, "demo", "--no-open").strip()
    done = verbs(tmp_path, desk)
    kept = tmp_path if kind is Terminal else folder(tmp_path)
    recording = Recording(kept / f"{size[0]}x{size[1]}.cast", size)

    with kind(size, tmp_path, *call, recording=recording) as terminal:
        terminal.until(lambda text: waiting(text) > 30, "the queue")
        for handle in BEFORE_THE_CUT:
            done += handle(terminal)
        terminal.kill()
    recording.mark("power cut")
    assert verbs(tmp_path, desk) == done

    with kind(size, tmp_path, *call, recording=recording) as terminal:
        terminal.until(lambda text: waiting(text) > 0, "the queue")
        for handle in AFTER_THE_CUT:
            done += handle(terminal)
        assert verbs(tmp_path, desk) == done
        assert sum(verb in VERBS.values() for verb in done) >= 30

        there_and_back(terminal)
        assert verbs(tmp_path, desk) == [*done, "undo", done[-1]]
        look_around(terminal)
        read_the_refusal(terminal, tmp_path, desk)
        terminal.type("q")
        terminal.until_shows(REFUSED_ROW)
        terminal.leave()
    assert "\x1b" not in command(tmp_path, "--db", desk, "check")
    check_recording(recording.path, terminal, tmp_path)


def there_and_back(terminal: Terminal) -> None:
    """Take the last step back, and do it again."""
    terminal.type("u")
    terminal.until_shows(say(N_("undone: {done}", done="")))
    terminal.type(REDO)
    terminal.until_shows(say(N_("done again: {done}", done="")))


def look_around(terminal: Terminal) -> None:
    """What is known around a question, what can be undone, which letters wait, all keys."""
    for key, shows in (
        ("d", N_("History")),
        ("U", N_("What can be undone")),
        ("O", N_("Outbox")),
        ("?", N_("Type to search …")),
    ):
        terminal.type(key)
        terminal.until_shows(say(shows))
        terminal.type(ESCAPE)
        terminal.until(lambda text: say(shows) not in text, f"leaving after {key}")  # noqa: B023


def read_the_refusal(terminal: Terminal, home: Path, desk: str) -> None:
    """Find the question that was refused last, and read the letter about it to its reason."""
    events = map(json.loads, command(home, "--db", desk, "events", "--json").splitlines())
    refused = [event["subject"] for event in events if event["verb"] == "refuse"][-1]
    lines = command(home, "--db", desk, "list", "is:refused", "--json").splitlines()
    rows = [json.loads(line) for line in lines]
    place = next(place for place, row in enumerate(rows) if row["message"] == refused)
    terminal.type("/")
    terminal.type("\x15")
    terminal.type("is:refused\r")
    terminal.until_shows(REFUSED_ROW)
    terminal.type("j" * place)
    terminal.type("L")
    terminal.until_shows(say(N_("Letters about thread {id}", id=rows[place]["id"])))
    terminal.scroll_to("nicht veröffentlicht")
    terminal.scroll_to("erkennbare")


def check_recording(path: Path, terminal: Terminal, home: Path) -> None:
    """It shows all that was seen, to the same end, and tells nothing of the machine."""
    header, events = read_recording(path)
    assert (header["width"], header["height"]) == (terminal.screen.columns, terminal.screen.lines)
    assert header["env"].keys() == {"TERM"}
    shown = "".join(data for _, kind, data in events if kind == "o")
    assert shown.endswith(terminal.raw.decode("utf-8"))
    assert [data for _, kind, data in events if kind == "m"] == ["power cut"]
    assert replay(path) == terminal.lines
    assert str(home) not in shown
