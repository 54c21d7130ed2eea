"""The command `directory`: from a folder of kept answers, and from a server."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PERSON = {
    "id": 5,
    "entity_type": "politician",
    "label": "Ada \x1b]0;x\x07Moor",
    "first_name": "Ada",
    "last_name": "\x1b]0;x\x07Moor",
    "party": {"id": 1, "entity_type": "party", "label": "WIR"},
}
PARLIAMENT = {"id": 2, "entity_type": "parliament", "label": "Nordland"}


def answer(*entities: object) -> bytes:
    """An answer of the API with all of a list."""
    meta = {"result": {"total": len(entities), "range_start": 0}}
    return json.dumps({"meta": meta, "data": entities}).encode()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder of answers, one of them no answer."""
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "people.json").write_bytes(answer(PERSON, {**PERSON, "id": None}))
    (folder / "parliaments.json").write_bytes(answer(PARLIAMENT))
    (folder / "other.json").write_bytes(b"{}")
    return folder


def test_a_folder_of_answers_becomes_a_directory(
    call: Callable[..., Any], tmp_path: Path, kept: Path
) -> None:
    desk = tmp_path / "desk.db"

    ran = call("--db", desk, "directory", "sync", "--from-dir", kept)

    assert (ran.code, ran.out) == (0, "3 new entries.\n")
    assert "other.json: This is not an answer of the API." in ran.err
    assert "politician –: It has no id" in ran.err
    people = call("--db", desk, "representatives")
    assert "Moor" in people.out
    assert "\x1b" not in people.out


def test_json_tells_all_of_it(call: Callable[..., Any], tmp_path: Path, kept: Path) -> None:
    ran = call("--db", tmp_path / "desk.db", "directory", "sync", "--from-dir", kept, "--json")

    assert ran.record["tables"]["representative"] == {"added": 1, "changed": 0, "unchanged": 0}
    assert [(one["kind"], one["key"]) for one in ran.record["rejected"]] == [
        (None, None),
        ("politician", "–"),
    ]
    assert (ran.record["short"], ran.record["stopped"]) == ([], False)


def test_a_second_sync_says_that_all_is_known(
    call: Callable[..., Any], tmp_path: Path, kept: Path
) -> None:
    words = ("--db", tmp_path / "desk.db", "directory", "sync", "--from-dir", kept)
    call(*words)

    assert call(*words).out == "3 known already.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("sync", "--from-dir", "nowhere"), 1, "There is nothing at nowhere."),
        (("sync", "--from-dir", "KEPT", "--max-age", "1"), 2, "nobody is asked"),
        (("sync", "--from-dir", "KEPT", "--parliament", "Ost"), 1, "Parliaments are: Nordland."),
        (("sync", "--max-age", "-1"), 2, "Give days, from 0 to 3650."),
        (("sync", "--max-age", "nan"), 2, "Give days, from 0 to 3650."),
        (("sync", "--base-url", "ftp://x"), 2, "is not the address of an API"),
        (("forget",), 2, "Use one of: sync, unresolved, choose."),
        (("sync", "3"), 2, "does not take this"),
        (("unresolved", "--from-dir", "KEPT"), 2, "does not take this"),
        ((), 2, "is missing"),
        (("sync", "--read-only", "--from-dir", "KEPT"), 1, "This is for moderators"),
    ],
)
def test_wrong_calls_are_told(
    call: Callable[..., Any],
    tmp_path: Path,
    kept: Path,
    words: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    given = [str(kept) if word == "KEPT" else word for word in words]

    ran = call("--db", tmp_path / "desk.db", "directory", *given)

    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_the_sample_desk_takes_no_directory(qa: Callable[..., Any], kept: Path) -> None:
    ran = qa("directory", "sync", "--from-dir", kept)

    assert ran.code == 1
    assert "nothing is real" in ran.err


def test_a_server_that_refuses_is_told_in_one_line(
    call: Callable[..., Any], tmp_path: Path
) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(403)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        keep = tmp_path / "keep"
        ran = call(
            *("--db", tmp_path / "desk.db", "directory", "sync"),
            *("--base-url", base, "--save-dir", keep),
        )
        server.shutdown()

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "error 403" in ran.err


def test_a_server_that_is_silent_is_told_at_once_and_can_be_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    wanted = ("directory", "sync", "--save-dir", tmp_path / "kept")
    server = ("--base-url", f"http://127.0.0.1:{port}/api/v2")
    desk = ("--lang", "en", "--db", tmp_path / "desk.db")
    with subprocess.Popen(
        [sys.executable, "-m", "qa_tui", *desk, *wanted, *server], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()

    assert said.startswith("qa-tui: No answer; asking again for about 62 seconds: ")
    assert "Interrupted" in rest
    assert process.returncode == 130
