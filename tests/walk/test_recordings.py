"""The recordings that are kept with the docs, and the tool that makes them small."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte
import pytest
from record_walk import condense
from recording import Recording, Screen, read_recording, replay

ROOT = Path(__file__).parents[2]
KEPT = sorted((ROOT / "docs" / "walk").glob("*.cast"))
LARGEST = 900_000
"""Bytes of a recording that is kept."""


@pytest.mark.parametrize("path", KEPT, ids=[path.stem for path in KEPT])
def test_a_kept_recording_is_whole_and_tells_nothing_of_a_machine(path: Path) -> None:
    assert path.stat().st_size < LARGEST
    header, events = read_recording(path)
    assert f"{header['width']}x{header['height']}" == path.stem
    assert header["env"] == {"TERM": "xterm-256color"}
    shown = "".join(data for _, kind, data in events if kind == "o")
    assert not re.search(r"/(tmp|home|root|Users|var|work)/", shown)
    assert {"80x24": "nimmt es zurück", "160x48": "takes it back"}[path.stem] in shown
    assert "is:refused" in shown
    assert any("[exited]" in line for line in replay(path))


def test_there_is_one_for_each_size() -> None:
    assert [path.stem for path in KEPT] == ["160x48", "80x24"]


def test_what_is_recorded_is_played_again(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "a.cast", (20, 3))
    recording.add("Grü".encode() + b"\xc3")
    recording.add(b"\x9fe")
    recording.mark("cut")
    recording.add(b"\r\nhalf \xe2\x80")
    recording.part()
    recording.add("\u2028 日本".encode())
    _, events = read_recording(recording.path)
    assert [data for _, _, data in events] == ["Grü", "ße", "cut", "\r\nhalf ", "�", "\u2028 日本"]
    assert replay(recording.path) == ["Grüße", "half � 日本", ""]


def test_a_small_recording_shows_the_same() -> None:
    written = [
        "\x1b[2J\x1b[1;1H\x1b[1;31;44mbold\x1b[0m plain \x1b[38;2;1;2;3;7mturned\x1b[0m",
        "\x1b[2;3H\x1b[3;4;92mslanted\x1b[24m \x1b[48;2;9;8;7m   \x1b[0m日本",
        "\x1b[2;3H\x1b[1mslim\x1b[0m\x1b[K\x1b[1;1Hb",
    ]
    header = {"version": 2, "width": 30, "height": 4}
    rows = [header, *([float(at), "o", data] for at, data in enumerate(written))]
    condensed = condense("\n".join(map(json.dumps, rows)) + "\n")
    _, start, *steps, end = map(json.loads, condensed.strip().split("\n"))
    assert [step[0] for step in steps] == [0.0, 1.0, 2.0]
    for number in range(len(written)):
        own, other = Looks(30, 4), Looks(30, 4)
        own.feed("".join(written[: number + 1]))
        other.feed("".join(step[2] for step in (start, *steps[: number + 1])))
        assert own.looks == other.looks
    assert end[0] == 2.0


class Looks:
    """A screen that is fed with text, cell by cell."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = Screen(width, height)
        self.feed = pyte.Stream(self.screen).feed

    @property
    def looks(self) -> list[object]:
        """What is seen of each cell; of a plain blank only what is behind it."""
        cells = [
            self.screen.buffer[row][column]
            for row in range(self.screen.lines)
            for column in range(self.screen.columns)
        ]
        return [
            cell.bg if cell.data == " " and not (cell.reverse or cell.underscore) else cell
            for cell in cells
        ]
