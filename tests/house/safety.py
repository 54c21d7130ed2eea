"""Tells of expressions in modules of screens whether their text is safe to be shown.

Names are followed to where they were assigned; annotations that say `Content` are trusted,
because mypy checks these. What cannot be followed is not safe.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from syntax import (
    Function,
    bound,
    called,
    inside,
    names,
    owner,
    says_content,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAKERS = {"Content", "Text"}
"""Classes of what is shown; a border function may make one of anything, others may not."""
MAKING = {"styled", "assemble", "from_markup", "from_text", "empty", "blank"}
"""Class methods of these."""
SAME = (
    {"stylize", "stylize_before", "truncate", "rstrip", "pad", "pad_left", "pad_right", "append"}
    | {"join", "ljust", "rjust", "copy", "items", "values"}
)  # fmt: skip
"""Methods that give nothing but what they are called on and with."""


@dataclass
class Facts:
    """What is known of the whole package, by name."""

    annotated: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    returns: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))
    constants: dict[str, list[Origin]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, module: Module) -> None:
        """Look at what a module declares."""
        for node in module.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                for name in bound(node):
                    self.constants[name].append(module.origin(node.value))
        for node in ast.walk(module.tree):
            if isinstance(node, Function):
                self._learn_function(module, node)
            elif isinstance(node, ast.AnnAssign):
                name = ast.unparse(node.target).split(".")[-1]
                self.annotated[name].append(says_content(node.annotation))

    def _learn_function(self, module: Module, node: Function) -> None:
        known = says_content(node.returns)
        given = [n.value for n in inside(node) if isinstance(n, ast.Return) and n.value]
        self.returns[node.name] += [True] if known else [module.origin(value) for value in given]
        if not known and not given:
            self.returns[node.name].append(False)
        if any("property" in ast.unparse(made) for made in node.decorator_list):
            self.annotated[node.name].append(known)

    def is_safe(self, table: dict[str, list[Origin]], name: str) -> bool:
        """Whether everything known under a name is safe."""
        found = table.get(name, [])
        return bool(found) and all(
            origin if isinstance(origin, bool) else origin.is_safe() for origin in found
        )


class Module:
    """One module under the rule."""

    def __init__(self, path: str, source: str, facts: Facts) -> None:
        self.path = path
        self.tree = ast.parse(source)
        self.facts = facts
        self.parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        self.looking: set[ast.AST] = set()
        facts.learn(self)

    def origin(self, value: ast.expr) -> Expression:
        """An expression of this module."""
        return Expression(self, value)

    def around(self, node: ast.AST, kind: type[ast.AST]) -> ast.AST | None:
        """The nearest class, or function, that a node stands in."""
        place = self.parents.get(node)
        while place is not None and not isinstance(place, kind):
            place = self.parents.get(place)
        return place

    def is_safe(self, node: ast.expr) -> bool:
        """Whether an expression is words of the program, or content made at the border."""
        if node in self.looking:
            return True
        self.looking.add(node)
        try:
            return self._is_safe(node)
        finally:
            self.looking.discard(node)

    def _is_safe(self, node: ast.expr) -> bool:  # noqa: C901, PLR0911 - one case a kind
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr(values=parts):
                shown = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
                return all(map(self._is_number, shown))
            case ast.IfExp():
                return self.is_safe(node.body) and self.is_safe(node.orelse)
            case ast.BinOp(op=ast.Mult()):
                return self.is_safe(node.left) or self.is_safe(node.right)
            case ast.BinOp(op=ast.Add()):
                return self.is_safe(node.left) and self.is_safe(node.right)
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.BoolOp(values=parts):
                return all(map(self.is_safe, parts))
            case ast.Dict():
                return all(map(self.is_safe, node.values))
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                return self.is_safe(node.elt)
            case ast.Starred() | ast.Subscript() | ast.Await() | ast.NamedExpr():
                return self.is_safe(node.value)
            case ast.Attribute():
                return self._is_safe_attribute(node)
            case ast.Call():
                return self._is_safe_call(node)
            case ast.Name():
                return self._is_safe_name(node)
        return False

    def _is_number(self, node: ast.expr) -> bool:
        """Whether a name is a parameter that is annotated as a whole number."""
        function = self.around(node, Function)
        return (
            isinstance(node, ast.Name)
            and isinstance(function, Function)
            and any(
                arg.arg == node.id and arg.annotation and ast.unparse(arg.annotation) == "int"
                for arg in (*function.args.args, *function.args.kwonlyargs)
            )
        )

    def _is_safe_attribute(self, node: ast.Attribute) -> bool:
        own = list(self._own(node))
        if own:
            return all(o if isinstance(o, bool) else self.is_safe(o) for o in own)
        return all(self.facts.annotated.get(node.attr, [False]))

    def _own(self, node: ast.Attribute) -> Iterator[bool | ast.expr]:
        """What the class around `self.name` says of the name."""
        place = self.around(node, ast.ClassDef)
        if place is None or ast.unparse(node.value) != "self":
            return
        for own in ast.walk(place):
            if isinstance(own, ast.AnnAssign) and own in place.body:
                if ast.unparse(own.target) == node.attr:
                    yield says_content(own.annotation)
            elif isinstance(own, ast.Assign):
                if ast.unparse(node) in map(ast.unparse, own.targets):
                    yield own.value
            elif isinstance(own, Function) and own.name == node.attr:
                yield says_content(own.returns)

    def _is_safe_call(self, node: ast.Call) -> bool:
        name = called(node)
        if name in MAKERS or (name in MAKING and owner(node) in MAKERS):
            return True  # what goes in is looked at where the call stands
        if isinstance(node.func, ast.Attribute) and name in SAME and self.is_safe(node.func.value):
            return name not in {"append", "join"} or all(map(self.is_safe, node.args))
        if name in {"list", "tuple", "reversed", "sorted"}:
            return all(map(self.is_safe, node.args))
        own = list(self._own(node.func)) if isinstance(node.func, ast.Attribute) else []
        if own and all(isinstance(origin, bool) for origin in own):
            return all(own)
        return self.facts.is_safe(self.facts.returns, name)

    def _is_safe_name(self, node: ast.Name) -> bool:
        """Follow a name through the functions around it, to the module and to other modules."""
        scope: ast.AST | None = node
        while scope is not None:
            scope = self.parents.get(scope)
            if isinstance(scope, Function | ast.Lambda | ast.Module):
                origins = list(self._origins(scope, node.id))
                if origins:
                    return all(o if isinstance(o, bool) else self.is_safe(o) for o in origins)
        imported = any(
            alias.name == node.id
            for place in ast.walk(self.tree)
            if isinstance(place, ast.ImportFrom)
            for alias in place.names
        )
        return imported and self.facts.is_safe(self.facts.constants, node.id)

    def _origins(  # noqa: C901 - one case a kind
        self, scope: ast.AST, name: str
    ) -> Iterator[bool | ast.expr]:
        """Where a name of a scope gets its values: expressions, or whether its type vouches."""
        if isinstance(scope, Function | ast.Lambda):
            given = scope.args
            rest = [arg for arg in (given.vararg, given.kwarg) if arg is not None]
            for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs, *rest):
                if arg.arg == name:
                    yield says_content(arg.annotation)
        for node in inside(scope):
            match node:
                case ast.AnnAssign() if name in bound(node):
                    yield says_content(node.annotation) or node.value or False
                case ast.Assign() if name in bound(node):
                    yield node.value
                case ast.AugAssign() | ast.NamedExpr() if name in names(node.target):
                    yield node.value
                case ast.For() | ast.AsyncFor() | ast.comprehension() if name in names(node.target):
                    yield from self._parts(node.target, node.iter, name)
                case ast.withitem(optional_vars=target) if target and name in names(target):
                    yield False
                case ast.Call(func=ast.Attribute(value=ast.Name(id=found), attr=how)) if (
                    found == name and how in {"append", "insert", "extend"}
                ):
                    yield node.args[-1]

    def _parts(self, target: ast.expr, rows: ast.expr, name: str) -> Iterator[ast.expr]:
        """What a loop gives to a name; of rows that are written down, its own column."""
        if isinstance(rows, ast.Name):
            function = self.around(rows, Function) or self.tree
            values = [
                node.value
                for node in inside(function)
                if isinstance(node, ast.Assign) and rows.id in bound(node)
            ]
            rows = values[0] if len(values) == 1 else rows
        if isinstance(target, ast.Tuple) and isinstance(rows, ast.Tuple | ast.List):
            columns = [ast.unparse(part) for part in target.elts]
            for row in rows.elts:
                written = isinstance(row, ast.Tuple) and name in columns
                yield row.elts[columns.index(name)] if written else row
        else:
            yield rows


@dataclass(frozen=True)
class Expression:
    """An expression and the module in which its names have their meaning."""

    module: Module
    value: ast.expr

    def is_safe(self) -> bool:
        """Whether the expression is safe."""
        return self.module.is_safe(self.value)


Origin = Expression | bool
