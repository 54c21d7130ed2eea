"""Calls the real command line, in this process or in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from qa_tui.cli.main import root
from qa_tui.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qa_tui.store.desk import Desk


@dataclass(frozen=True)
class Ran:
    """What a call did."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self) -> dict[str, Any]:
        """Standard output as the one JSON object that it must be."""
        (found,) = self.records
        return found


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests reaches the calls."""
    for name in ("QA_TUI_DB", "QA_TUI_AS", "NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QA_TUI_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))


@pytest.fixture
def call(clock: Callable[[], Any]) -> Callable[..., Ran]:
    """Run the command line in this process; nothing may come out of it but an exit code."""

    def run(*words: object, stdin: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(
            root,
            [str(word) for word in words],
            input=stdin,
            obj=Session(clock=clock),
            catch_exceptions=False,
        )
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def qa(call: Callable[..., Ran], sample_desk: Desk) -> Callable[..., Ran]:
    """Run the command line on a private copy of the sample desk, as the moderator xenia."""

    def run(*words: object, stdin: str | bytes | None = None) -> Ran:
        return call("--db", sample_desk.path, "--as", "xenia", *words, stdin=stdin)

    return run


@pytest.fixture
def pending(qa: Callable[..., Ran]) -> int:
    """The message of a question that waits to be checked."""
    found = qa("list", "is:pending", "is:question", "--json").records
    return next(line["message"] for line in found if line["state"] == "pending")


@pytest.fixture
def process() -> Callable[..., Ran]:
    """Run the command line in a process of its own."""

    def run(*words: object, **settings: Any) -> Ran:
        command = [sys.executable, "-c", _IN_A_PROCESS, *map(str, words)]
        found = subprocess.run(command, capture_output=True, check=False, timeout=60, **settings)
        return Ran(found.returncode, found.stdout.decode(), found.stderr.decode())

    return run


_IN_A_PROCESS = """
import os, sys, sqlite_utils
from qa_tui.cli.main import root
for name in root.list_commands(None):
    root.get_command(None, name)
if "QA_TUI_TEST_USER" in os.environ:
    user = int(os.environ["QA_TUI_TEST_USER"])
    os.setgroups([]), os.setgid(user), os.setuid(user)
root.main()
"""
"""Loads everything first: a user without rights may not be able to read the interpreter."""


PAGE = """Frage an Erna Beispiel bezüglich Verkehr

Erna Beispiel
SPD
Zum Profil
Frage stellen
Die Frage-Funktion ist deaktiviert, weil Erna Beispiel zur Zeit keine aktive Kandidatur hat.
Frage von Uwe T. •

Frage an Erna Beispiel von Uwe T. bezüglich Verkehr

Sehr geehrte Frau Beispiel,

wie viele Brücken werden {number} saniert?

Mit freundlichen Grüßen
Uwe Test

Antwort von
SPD

Sehr geehrter Herr Test,

es sind {number}.

Beste Grüße
Erna Beispiel
"""


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """A saved page with one answer."""
    return save_pages(tmp_path, 1)[0]


@pytest.fixture
def pages() -> Callable[[Path, int], list[Path]]:
    """Save so many different pages into a folder."""
    return save_pages


def save_pages(folder: Path, count: int) -> list[Path]:
    """Write pages of one thread each; all to the same representative."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"page-{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(PAGE.format(number=number), "utf-8")
    return paths
