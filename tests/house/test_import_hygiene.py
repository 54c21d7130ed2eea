"""What importing a part of the program brings along, measured in a fresh process."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import qa_tui

ROOT = Path(qa_tui.__file__).parent
CORE = ("domain", "store", "ingest", "export")
LATE = "qa_tui.store.migrations"
SCREEN = ("textual", "rich", "click")


def modules(part: str) -> list[str]:
    """All modules of a part of the program."""
    return [
        f"qa_tui.{part}",
        *(info.name for info in pkgutil.walk_packages([str(ROOT / part)], f"qa_tui.{part}.")),
    ]


def loaded_by(code: str, *args: str) -> set[str]:
    """The packages that are loaded after some code ran in a process of its own."""
    told = "import sys; print('\\n'.join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{code}\n{told}", *args],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("part", CORE)
def test_core_runs_without_a_screen(part: str) -> None:
    """All but the migrations, which bring sqlite-utils and with it its own use of click."""
    named = [name for name in modules(part) if name != LATE]
    loaded = loaded_by("\n".join(f"import {name}" for name in named))
    assert loaded & set(SCREEN) == set()


def test_migrations_run_without_a_screen() -> None:
    assert loaded_by(f"import {LATE}") & {"textual", "rich"} == set()


def test_words_and_resources_run_without_a_screen() -> None:
    loaded = loaded_by("import qa_tui.i18n, qa_tui.resources\nqa_tui.i18n.use_language('de')")
    assert loaded & {*SCREEN, "babel", "sqlite3", "pysqlite3"} == set()


def test_rules_run_without_a_database() -> None:
    loaded = loaded_by("\n".join(f"import {name}" for name in modules("domain")))
    assert loaded & {"sqlite3", "pysqlite3", "sqlite_utils"} == set()
    assert "qa_tui" in loaded


READING = """
import sys
from pathlib import Path
from qa_tui.domain.filters.filter import parse_filter
from qa_tui.domain.listing import Listing
from qa_tui.store.lists.lines import count, stream_list
from qa_tui.store.lists.plan import plan
from qa_tui.store.opening import open_desk
desk = open_desk(Path(sys.argv[1]))
with desk.reading() as connection:
    listing = Listing(parse_filter("is:pending"), desk.today)
    assert tuple(stream_list(connection, plan(connection, listing)))
    assert count(connection, listing)
"""


def test_first_page_is_read_without_slow_imports(sample_desk) -> None:
    loaded = loaded_by(READING, str(sample_desk.path))
    assert loaded & {"sqlite_utils", "babel", "numpy", *SCREEN} == set()


def imports(path: Path) -> set[str]:
    """The packages that a module names in its imports, wherever they stand."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_sqlite_is_chosen_in_one_place_only() -> None:
    chosen = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if imports(path) & {"sqlite3", "pysqlite3"}
    }
    assert chosen == {"store/sqlite.py"}


def test_sqlite_utils_is_named_only_where_it_is_loaded_late() -> None:
    named = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if "sqlite_utils" in imports(path)
    }
    assert named == {"store/migrations.py"}
