"""A lint rule: what reaches a widget is a literal, or was made safe at the border.

A plain `str` given to a widget is parsed as markup, in which `[@click=app.…]` is a working button.
So every place that shows something gets words of the program, or `Content` that was made by a
border function of `qa_tui/tui/safe.py`. The rule follows names to where they were assigned and
trusts annotations that say `Content`, because mypy checks these. Where it cannot follow, it
complains.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safety import MAKERS, MAKING, Facts, Module
from syntax import Function, called, first_of_pair, owner, without_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FIRST = {
    "Static",
    "Hanging",
    "Label",
    "Button",
    "Option",
    "update",
    "notify",
    "add_column",
    "Markdown",
}
"""Calls whose first argument is shown."""
ALL = {"add_row", "add_rows", "add_columns", "assemble"}
"""Calls all of whose arguments are shown."""
SHOWN_WORDS = {"content", "renderable", "label", "prompt", "message", "title", "markup", "tooltip"}
"""Keyword arguments that are shown."""
ATTRIBUTES = {"title", "sub_title", "border_title", "border_subtitle", "label", "tooltip"}
"""Attributes that are shown."""


@dataclass(frozen=True)
class Violation:
    """Something shown that may hold text from strangers."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Shown:
    """What a module shows."""

    module: Module

    def violations(self) -> Iterator[Violation]:
        """Everything shown that is not known to be safe."""
        for node in ast.walk(self.module.tree):
            if isinstance(node, ast.Call):
                yield from self._call(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                        yield from self._unless_safe(f".{target.attr} =", node.value)
            elif isinstance(node, ast.Return):
                function = self.module.around(node, Function)
                if isinstance(function, Function) and function.name == "render":
                    yield from self._unless_safe("render", node.value)

    def _unless_safe(self, name: str, value: ast.expr | None) -> Iterator[Violation]:
        if value is not None and not self.module.is_safe(value):
            yield Violation(self.module.path, value.lineno, f"{name}: {ast.unparse(value)[:80]}")

    def _call(self, node: ast.Call) -> Iterator[Violation]:
        name = called(node)
        if name == "SafeText":
            yield Violation(self.module.path, node.lineno, "SafeText is made by clean() only")
        makes = owner(node) in MAKERS and name in MAKING
        if name in ALL or name in FIRST or name in MAKERS or makes:
            shown = node.args if name in ALL else node.args[:1]
        elif name == "__init__" and self._initialises_widget(node):
            shown = node.args[:1]
        else:
            return
        if name == "update" and any(isinstance(arg, ast.Dict | ast.DictComp) for arg in shown):
            return
        named = [word for word in node.keywords if word.arg is not None]
        shown = shown + [
            word.value for word in named if word.arg in SHOWN_WORDS or name == "from_markup"
        ]
        no_markup = any(w.arg == "markup" and ast.unparse(w.value) == "False" for w in named)
        for value in shown:
            text = value
            if name == "assemble":
                text = first_of_pair(value)
            elif name == "notify" and no_markup:
                text = without_plain(value)
            yield from self._unless_safe(name, text)

    def _initialises_widget(self, node: ast.Call) -> bool:
        """Whether a call hands its text to one of the widgets that parse markup."""
        place = self.module.around(node, ast.ClassDef)
        return isinstance(place, ast.ClassDef) and any(
            ast.unparse(base).split(".")[-1] in FIRST for base in place.bases
        )


def lint(sources: dict[str, str], border: Iterable[str] = ()) -> list[Violation]:
    """Look through modules.

    Args:
        sources: Source text by path.
        border: Paths of the border modules, which may make content of anything.

    Returns:
        What is shown without being known to be safe.
    """
    facts = Facts()
    modules = [Module(path, source, facts) for path, source in sorted(sources.items())]
    kept = [module for module in modules if module.path not in set(border)]
    return [violation for module in kept for violation in Shown(module).violations()]


def read(folder: Path) -> dict[str, str]:
    """The modules below a folder, by path relative to it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.py")
    }
