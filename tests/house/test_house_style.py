"""Sizes, docstrings and statements that the house forbids, over all of the program."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import qa_tui

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(qa_tui.__file__).parent
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}

FILE_LINES = 300
FUNCTION_LINES = 30

Function = ast.FunctionDef | ast.AsyncFunctionDef
REPLACING = re.compile(r"\bor\s+replace\b|\breplace\s+into\b", re.IGNORECASE)


def length(node: Function) -> int:
    """Lines of a function without its docstring."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def public(node: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The public functions and classes of a module or class, with their names."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef) or child.name.startswith("_"):
            continue
        if not any(ast.unparse(made).endswith(".setter") for made in child.decorator_list):
            yield f"{inside}{child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{inside}{child.name}.")


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string that is no docstring."""
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | Function)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and id(node) not in described:
            yield node


def replacing(tree: ast.Module) -> list[int]:
    """Lines with a statement, or a call, that replaces rows."""
    found = [node.lineno for node in literals(tree) if REPLACING.search(node.value)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found += [word.value.lineno for word in node.keywords if word.arg == "replace"]
    return found


def test_files_have_one_subject() -> None:
    long = {
        name: lines
        for name, path in FILES.items()
        if (lines := len(path.read_text("utf-8").splitlines())) > FILE_LINES
    }
    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{name}:{node.lineno} {node.name}": length(node)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, Function) and length(node) > FUNCTION_LINES
    }
    assert long == {}


def test_everything_public_says_what_it_is_for() -> None:
    silent = [
        f"{name}:{getattr(node, 'lineno', 1)} {known}"
        for name, tree in TREES.items()
        for known, node in [("module", tree), *public(tree)]
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_row_is_ever_replaced() -> None:
    found = {name: lines for name, tree in TREES.items() if (lines := replacing(tree))}
    assert found == {}


@pytest.mark.parametrize(
    "statement",
    [
        'run("insert or replace into event values (1)")',
        'run("REPLACE INTO event values (1)")',
        'run("create table a (b unique on conflict\\n or replace)")',
        'run(f"insert  OR\\n replace into {table}")',
        "table.insert(row, replace=True)",
    ],
)
def test_replacing_would_be_found(statement: str) -> None:
    assert replacing(ast.parse(statement)) == [1]


@pytest.mark.parametrize(
    "statement",
    ['"""Insert or replace into."""', 'text.replace("a", "b")', 'run("on conflict do update")'],
)
def test_other_uses_of_the_word_are_fine(statement: str) -> None:
    assert replacing(ast.parse(statement)) == []
