"""Questions that the lint rule asks of a piece of syntax."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
TRUSTED_WORDS = re.compile(
    r"\b(list|tuple|set|Iterator|Iterable|Sequence|Generator|Callable|reactive|var|ClassVar|Final"
    r"|None|int|bool|float|Content)\b|[\[\]\s,|.\"']"
)


def says_content(annotation: ast.expr | None) -> bool:
    """Whether an annotation speaks of content and of nothing that could be text."""
    written = "" if annotation is None else ast.unparse(annotation)
    return "Content" in written and not TRUSTED_WORDS.sub("", written)


def inside(scope: ast.AST) -> Iterator[ast.AST]:
    """Everything in a scope; what stands in functions within it is their own."""
    for child in ast.iter_child_nodes(scope):
        yield child
        if not isinstance(child, Function | ast.Lambda | ast.ClassDef):
            yield from inside(child)


def names(target: ast.expr) -> set[str]:
    """The names in a target."""
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def bound(node: ast.Assign | ast.AnnAssign) -> set[str]:
    """The names that an assignment binds; attributes and items are none."""
    found: set[str] = set()
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Name | ast.Tuple | ast.List | ast.Starred):
            found |= names(target)
    return found


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return ast.unparse(node.func).split(".")[-1].split("[")[0]


def owner(node: ast.Call) -> str:
    """The name on which a method is called, such as `Content`."""
    return ast.unparse(node.func).split(".")[-2] if isinstance(node.func, ast.Attribute) else ""


def first_of_pair(value: ast.expr) -> ast.expr:
    """The text of a pair of text and style."""
    return value.elts[0] if isinstance(value, ast.Tuple) and len(value.elts) == 2 else value


def without_plain(value: ast.expr) -> ast.expr:
    """The content whose plain text is given where nothing is parsed as markup."""
    return value.value if isinstance(value, ast.Attribute) and value.attr == "plain" else value
