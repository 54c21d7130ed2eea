"""Modules do not import each other in circles, so that each can be read after those it names.

Imports for types and those within functions count too. One circle is meant: screens know the
program, which shows them.
"""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import qa_tui

ROOT = Path(qa_tui.__file__).parent
PROGRAM = "qa_tui.tui.app"


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports() -> dict[str, set[str]]:
    """Every module with those that it imports, wherever in it."""
    trees = {name_of(path): ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}
    found: dict[str, set[str]] = {name: set() for name in trees}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in trees:
                below = {f"{node.module}.{alias.name}" for alias in node.names}
                found[name] |= below & trees.keys() or {node.module}
    return found


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The modules of a circle, one importing the next; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def around(graph: dict[str, set[str]], name: str) -> set[str]:
    """The modules from which one gets to a module, and to which one gets from it."""
    back: dict[str, set[str]] = {one: set() for one in graph}
    for one, others in graph.items():
        for other in others:
            back[other].add(one)
    return reached(graph, name) & reached(back, name)


def reached(graph: dict[str, set[str]], name: str) -> set[str]:
    """All modules to which one gets from a module."""
    found, ahead = {name}, [name]
    while ahead:
        new = graph[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def test_the_only_circle_is_that_of_screens_and_program() -> None:
    graph = imports()
    screens = around(graph, PROGRAM)
    assert len(screens) > 1, "the program shows screens"
    rest = {name: others - screens for name, others in graph.items() if name not in screens}
    assert circle(rest) == []


def test_what_screens_are_made_of_stands_outside_of_it() -> None:
    found = around(imports(), PROGRAM)
    for folder in ("words", "writing"):
        assert not [name for name in found if name.startswith(f"qa_tui.tui.{folder}.")]
    assert all(name.startswith("qa_tui.tui.") for name in found)
