"""Pastes from terminals that take nothing out of them, and bytes that are no text.

Some terminals and multiplexers paste control characters as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile_tours import CTRL_P, ESCAPE, F1, go
from moderating import command, verbs, waiting
from terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def in_list(terminal: Terminal) -> None:
    terminal.until(lambda text: waiting(text) > 0, "the queue")


def in_palette(terminal: Terminal) -> None:
    in_list(terminal)
    terminal.type(CTRL_P)
    terminal.until_shows("Find a command")


def in_question(terminal: Terminal) -> None:
    in_list(terminal)
    go(terminal, "wn", "A new question")
    terminal.until_shows("no addressee yet")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param(in_list, "x\x1baaaa", id="list"),
        pytest.param(in_palette, "x\x1b\x1baaaa", id="palette"),
        pytest.param(in_question, "x\x1b\x1b\x1baaaa", id="question"),
    ],
)
def test_a_paste_presses_no_keys(
    tmp_path: Path, place: Callable[[Terminal], None], text: str
) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    before = verbs(tmp_path, desk)
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", desk) as terminal:
        place(terminal)
        terminal.paste(text)
        terminal.type(ESCAPE + F1)
        terminal.until_shows("Esc closes this")
    assert verbs(tmp_path, desk) == before


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", desk) as terminal:
        in_palette(terminal)
        terminal.process.send(b"Gr\xfc\xdfe\xff")
        terminal.type("Q1Q")
        terminal.until_shows("Q1Q")
