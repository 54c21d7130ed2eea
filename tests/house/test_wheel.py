"""An installed wheel finds everything that ships with the program."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

INSIDE = """
import gettext, os, sys, time
from pathlib import Path
import qa_tui
from qa_tui import i18n, resources
from qa_tui.ingest.sample import load_sample
from qa_tui.store.check import check
from qa_tui.store.preparing import codex
from qa_tui.store.opening import open_desk
home = Path(sys.argv[1])
assert Path(qa_tui.__file__).is_relative_to(home), qa_tui.__file__
assert resources.data_path().is_relative_to(home), resources.data_path()
assert len(codex().clauses) == 21
for language in ("de", "en"):
    assert len(list(resources.data_path("letters", language).glob("*.txt"))) > 10
catalogue = gettext.find("qa_tui", resources.locale_path(), ["de"])
assert catalogue is not None
assert len(gettext.GNUTranslations(open(catalogue, "rb"))._catalog) > 50
assert i18n.use_language("de") == "de"
desk = open_desk(home / "sample.db", create=True, sample=True)
assert load_sample(desk) == 80
with desk.reading() as connection:
    assert check(connection).faults == ()
styles = {path.name for path in Path(qa_tui.__file__).parent.rglob("*.tcss")}
print(qa_tui.__version__, len(styles))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of a copy of the source, so that the build touches nothing of the checkout."""
    for tool in ("pip", "hatchling", "babel"):
        if importlib.util.find_spec(tool) is None:
            pytest.skip(f"no wheel can be built here: {tool} is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("qa_tui", "data", "tools"):
        unwanted = shutil.ignore_patterns("__pycache__", "*.mo")
        shutil.copytree(ROOT / name, source / name, ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    done = subprocess.run(
        [*command, *options, str(source)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_what_ships(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"qa_tui/data/{path.relative_to(ROOT / 'data').as_posix()}"
        for path in (ROOT / "data").rglob("*")
        if path.is_file()
    }
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "qa_tui").rglob("*.tcss")}
    assert shipped | styles <= held
    assert "qa_tui/locale/de/LC_MESSAGES/qa_tui.mo" in held
    assert not [name for name in held if name.startswith(("tests/", "tools/", "docs/"))]


def test_installed_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", INSIDE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "TZ": "Europe/Berlin"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.split()[0].count(".") >= 1


def test_wheel_names_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        (name,) = [name for name in held.namelist() if name.endswith("entry_points.txt")]
        assert "qa-tui = qa_tui.__main__:main" in held.read(name).decode("utf-8")
