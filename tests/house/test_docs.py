"""The docs say what the program does: the table of states, and rules with tests that exist."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa_tui.domain.records import State
from qa_tui.domain.workflow import STEPS
from qa_tui.tui.commands.dialogs import DIALOGS
from qa_tui.tui.keymap import all_screens

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
RULE = re.compile(r"\| R(\d+) \| (.+) \| (.+) \| (.+) \|")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
PLACE = re.compile(r"`([\w/]+(?:/|\.(?:py|md|toml|tcss)))(?:: [\w, ]+)?`")
"""A folder or a file that a page names, maybe with names that stand in it."""


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    """The generator, loaded from the tools."""
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_workflow_page_is_what_the_table_says(make_docs: ModuleType) -> None:
    page = (ROOT / "docs" / "workflow.md").read_text("utf-8")
    assert page == make_docs.with_table(page), "run: python tools/make_docs.py"


def test_workflow_page_names_every_step(make_docs: ModuleType) -> None:
    made = make_docs.workflow_table()
    for step in STEPS.values():
        assert f"| {step.verb} | " in made
        for state in State:
            arrow = f"    {state} --> {step.after}: {step.verb}\n"
            assert (arrow in made) is (state in step.before)


def test_table_of_keys_is_what_the_commands_say(make_docs: ModuleType) -> None:
    page = (ROOT / "docs" / "moderators.md").read_text("utf-8")
    assert page == make_docs.with_keys(page), "run: python tools/make_docs.py"


def test_table_of_keys_names_every_command(make_docs: ModuleType) -> None:
    made = make_docs.keys_table()
    for screen in all_screens():
        for command in screen.commands:
            assert f"`:{command.id}`" in made


def test_table_of_keys_names_the_commands_of_dialogs(make_docs: ModuleType) -> None:
    made = make_docs.keys_table()
    for dialog in DIALOGS:
        for command in dialog.commands:
            assert f"| {command.help} | `{command.id}` |" in made


def test_page_without_markers_is_refused(make_docs: ModuleType) -> None:
    with pytest.raises(ValueError, match="unpack"):
        make_docs.with_table("# The states of a message\n")


def rules() -> list[re.Match[str]]:
    """The rows of the rules' tables."""
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    found = [RULE.fullmatch(line) for line in page.splitlines() if line.startswith("| R")]
    assert all(found)
    return [row for row in found if row]


def test_rules_are_numbered_without_gaps() -> None:
    assert [int(row[1]) for row in rules()] == list(range(1, len(rules()) + 1))
    assert len(rules()) > 30


def test_every_rule_names_a_source_and_a_test_that_exists() -> None:
    for row in rules():
        assert row[3].strip()
        tests = NAMED.findall(row[4])
        assert len(tests) == row[4].count("`") / 2 > 0, row[0]
        for path, name in tests:
            tree = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
            known = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert name in known, f"R{row[1]}: {path}::{name}"


def test_links_between_the_docs_lead_somewhere() -> None:
    for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_place_that_the_page_of_the_layout_names_is_there() -> None:
    """Paths begin at the repository, at the package, or at its screens; bare names stand below."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(PLACE.findall(page))
    assert len(named) > 100
    tops = [ROOT, ROOT / "docs", ROOT / "qa_tui", ROOT / "qa_tui" / "tui"]
    bare = {path.name for path in (ROOT / "qa_tui").rglob("*.py")}
    lost = [one for one in named if not any((top / one).exists() for top in tops)]
    assert [one for one in lost if one not in bare] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_pages_do_not_tell_who_made_the_program(page: Path) -> None:
    told = re.findall(
        r"by another hand|somebody who had (?:not read|seen)|(?:by the|the) same authors?"
        r"|before their authors|author of the \w+ rounds|had (?:also |then )?mended",
        page.read_text("utf-8"),
    )

    assert not told
