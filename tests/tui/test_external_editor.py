"""The person's own editor: real programs, a private file, no text lost."""

from __future__ import annotations

import shutil
import signal
import stat
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.errors import NotFound, QaTuiError, Refused, Unreadable
from qa_tui.i18n import say_error
from qa_tui.tui.terminal.external_editor import edit, editor_command
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where temporary files lie; nothing may stay there."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


@pytest.fixture
def editor(tmp_path: Path):
    """An editor that does what some lines of Python say; `path` is the file."""

    def make(lines: str) -> list[str]:
        script = tmp_path / "editor.py"
        script.write_text(
            "import os, pathlib, signal, sys\npath = pathlib.Path(sys.argv[-1])\n" + lines, "utf-8"
        )
        return [sys.executable, str(script)]

    return make


def test_what_was_written_comes_back(editor) -> None:
    command = editor("path.write_text(path.read_text('utf-8') + 'zwei ü\\n', 'utf-8')")
    assert edit("eins\n", command) == "eins\nzwei ü\n"


def test_the_file_is_private_and_its_folder_too(editor, tmp_path) -> None:
    seen = tmp_path / "seen"
    command = editor(
        f"modes = [oct(p.stat().st_mode & 0o777) for p in (path, path.parent)]\n"
        f"pathlib.Path({str(seen)!r}).write_text(' '.join(modes))"
    )
    assert edit("geheim", command) is None
    assert seen.read_text() == f"{oct(0o600)} {oct(stat.S_IRWXU)}"


def test_a_line_end_that_editors_add_is_no_change(editor) -> None:
    assert edit("eins", editor("path.write_text('eins\\n')")) is None
    assert edit("eins", editor("path.write_text('zwei\\n')")) == "zwei"


@pytest.mark.parametrize(
    "lines",
    [
        "path.write_text('half'); sys.exit(3)",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "path.write_text(' '); os.kill(os.getpid(), signal.SIGKILL)",
        "path.write_text('')",
        "path.write_text(' \\n\\n')",
        "path.unlink()",
        "path.unlink(); path.mkdir()",
        "path.unlink(); os.mkfifo(path)",
    ],
    ids=[
        "exit code",
        "killed",
        "killed while empty",
        "empty",
        "blank",
        "gone",
        "a folder",
        "a pipe",
    ],
)
def test_an_editor_that_fails_or_gives_nothing_changes_nothing(editor, lines: str) -> None:
    with pytest.raises(Refused) as caught:
        edit("der ganze Text", editor(lines))
    assert "as it was" in say_error(caught.value)


def test_ctrl_c_ends_an_editor_that_hangs_and_nothing_else(editor) -> None:
    before = signal.getsignal(signal.SIGINT)
    command = editor("for pid in (os.getppid(), os.getpid()): os.kill(pid, signal.SIGINT)")
    with pytest.raises(Refused) as caught:
        edit("der ganze Text", command)
    assert "as it was" in say_error(caught.value)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("path.write_bytes(b'a\\nb\\xff')", "line 2"),
        ("path.write_bytes(b'a' * 1_000_001)", "1000000"),
        ("path.write_text('also'); os.kill(os.getpid(), signal.SIGINT)", "(-2)"),
    ],
)
def test_what_cannot_be_taken_back_is_told_and_stays_where_it_was_written(
    editor, folder: Path, lines: str, said: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        edit("eins", editor(lines))
    (kept,) = folder.glob("*/*")
    assert kept.read_bytes().startswith(b"a")
    assert stat.S_IMODE(kept.parent.stat().st_mode) == stat.S_IRWXU
    assert said in say_error(caught.value)
    assert str(kept) in say_error(caught.value)
    shutil.rmtree(kept.parent)


def test_no_room_for_the_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path, editor) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(Refused) as caught:
        edit("eins", editor(""))
    assert "no room" in say_error(caught.value)


def test_hostile_text_is_the_same_in_the_editor(editor, tmp_path) -> None:
    seen = tmp_path / "seen"
    command = editor(f"pathlib.Path({str(seen)!r}).write_bytes(path.read_bytes())")
    for text in HOSTILE:
        try:
            edit(text, command)
        except QaTuiError:
            assert not text.strip().strip("\ufeff")
        stored = text.encode("utf-8", "surrogatepass")
        if b"\xed" not in stored and b"\x00" not in stored:
            assert seen.read_bytes() == stored


def test_visual_comes_before_editor_and_may_have_arguments() -> None:
    python = sys.executable
    assert editor_command({"VISUAL": f"{python} -u", "EDITOR": "x"}) == [python, "-u"]
    assert editor_command({"VISUAL": " ", "EDITOR": f"'{python}'"}) == [python]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "No editor"),
        ({"EDITOR": "no-such-editor-here"}, "$EDITOR"),
        ({"VISUAL": "'open"}, "quotation mark"),
    ],
)
def test_an_editor_that_is_not_there_is_named(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NotFound) as caught:
        editor_command(environ)
    assert said in say_error(caught.value)


def test_an_editor_that_cannot_be_started(tmp_path) -> None:
    script = tmp_path / "editor"
    script.write_text("no program")
    script.chmod(0o700)
    with pytest.raises(Refused):
        edit("eins", [str(script)])
