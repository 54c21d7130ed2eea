"""A program that is stopped and goes on, as with `kill -STOP` or a shell's `fg`."""

from __future__ import annotations

import os
import signal
import termios
from typing import TYPE_CHECKING

import pytest
from moderating import command, waiting
from terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

LOCAL_FLAGS = 3
PLAIN = termios.ICANON | termios.ECHO | termios.ISIG


def is_plain(terminal: int) -> bool:
    """Whether the terminal echoes and edits lines, as a shell expects it."""
    flags = termios.tcgetattr(terminal)[LOCAL_FLAGS]
    return flags & PLAIN == PLAIN


def is_whole(text: str) -> bool:
    """Whether the queue is on the screen from its heading to the keys at its foot."""
    return waiting(text) > 0 and "? Help" in text


@pytest.mark.parametrize("sent", [signal.SIGTSTP, signal.SIGSTOP])
def test_it_draws_everything_again_and_gives_the_terminal_back(
    tmp_path: Path, sent: signal.Signals
) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", desk) as terminal:
        terminal.until(is_whole, "the queue")
        handle = os.dup(terminal.process.child_fd)
        terminal.process.kill(sent)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        while terminal.read():
            pass
        assert is_plain(handle) == (sent is signal.SIGTSTP)
        terminal.screen.reset()
        terminal.process.kill(signal.SIGCONT)
        terminal.until(is_whole, "the whole queue again")
        terminal.leave()
        assert is_plain(handle)
        os.close(handle)
