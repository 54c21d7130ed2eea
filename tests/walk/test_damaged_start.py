"""A damaged file at the start: words, no traceback, the terminal as it was, exit code 1."""

from __future__ import annotations

from pathlib import Path

from moderating import command
from terminal import Terminal

MAIN_SCREEN = b"\x1b[?1049l"
"""What leads back to the screen from before the program."""


def test_a_damaged_desk_ends_the_program_in_words(tmp_path: Path) -> None:
    desk = Path(command(tmp_path, "demo", "--no-open").strip())
    with desk.open("r+b") as file:
        file.seek(4096 * 40)
        file.write(b"\xaa" * (desk.stat().st_size - 4096 * 40))
    with Terminal((80, 24), tmp_path, "--lang", "en", "--db", str(desk)) as terminal:
        assert terminal.end() == 1
    after = terminal.raw.rpartition(MAIN_SCREEN)[2].decode()
    assert "is damaged. Restore a backup" in " ".join(after.split())
    assert "Traceback" not in terminal.raw.decode()
