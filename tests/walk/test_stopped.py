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


@pytest.mark.parametrize("sent", [signal.SIGTSTP, signal.SIGSTOP])
def test_it_draws_everything_again_and_gives_the_terminal_back(
    tmp_path: Path, sent: signal.Signals
) -> None:
    desk = command(tmp_path, "demo", "--no-open").strip()
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", desk) as terminal:
        terminal.until(lambda text: waiting(text) > 0, "the queue")
        before, handle = terminal.text, os.dup(terminal.process.child_fd)
        terminal.process.kill(sent)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        while terminal.read():
            pass
        assert is_plain(handle) == (sent is signal.SIGTSTP)
        terminal.screen.reset()
        terminal.process.kill(signal.SIGCONT)
        terminal.until(lambda text: text == before, "the queue as it was")
        terminal.type("j")
        terminal.until(lambda text: text != before, "a step")
        terminal.leave()
        assert is_plain(handle)
        os.close(handle)
