"""What one statement binds and reads, found in its syntax tree without running it."""

import ast
import math
import typing
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
import numpy as np

DYNAMIC = frozenset(
    ("globals", "locals", "vars", "eval", "exec", "compile", "__import__", "__builtins__", "get_ipython", "__main__")
)
"""Names through which code reaches names that it does not show."""
_ELSEWHERE = "__main__"
ANYTHING = "*"
"""Stands among bound names for names that cannot be known."""


StatementKind = Literal["def", "class", "import", "container", "compound", "other", "unread"]
_DYNAMIC_MODULES = frozenset(("__main__", "importlib", "builtins", "inspect", "gc", "ctypes"))
_DYNAMIC_ATTRIBUTES = frozenset(("__globals__", "f_globals", "modules", "user_ns", "__builtins__"))
_DISPLAYS = (ast.Dict, ast.List, ast.Set, ast.Call, ast.DictComp, ast.ListComp, ast.SetComp)

_PUBLIC_NAMES: dict[str, Iterable[str]] = {
    "numpy": np.__all__,
    "numpy.linalg": np.linalg.__all__,
    "numpy.random": np.random.__all__,
    "math": [name for name in dir(math) if not name.startswith("_")],
    "typing": typing.__all__,
}


class Statement(msgspec.Struct, frozen=True):
    """One statement at the top level of a cell; lines count from 1.

    ``binds`` are the names that it binds in the notebook, ``deletes`` those it deletes, ``mutates`` those of which it
    changes an item or an attribute, and ``asks`` those whose methods it calls when it runs. It reads ``reads_now`` when
    it runs, and ``reads_later`` when a function defined in it is called, which then binds ``binds_later``. ``passes``
    are the names among ``reads_now`` that are used in other ways than being called. A statement of kind ``container``
    binds a variable that may contain others.
    """

    cell: int
    line: int
    last_line: int
    kind: StatementKind
    binds: frozenset[str] = frozenset()
    deletes: frozenset[str] = frozenset()
    mutates: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    reads_now: frozenset[str] = frozenset()
    reads_later: frozenset[str] = frozenset()
    binds_later: frozenset[str] = frozenset()
    passes: frozenset[str] = frozenset()

    @property
    def reads(self) -> frozenset[str]:
        """All global names in it."""
        return self.reads_now | self.reads_later

    @property
    def is_dynamic(self) -> bool:
        """Whether it may read or bind names that it does not show."""
        return not DYNAMIC.isdisjoint(self.reads) or ANYTHING in self.binds


def read_statement(cell: int, node: ast.stmt, lines_above: int = 0) -> Statement:
    """Return what a statement of a cell binds and reads; its tree's lines start ``lines_above`` lines into the cell."""
    return _Reader(cell, lines_above).statement(node)


class _Scope:
    """Names of one scope: read by its own code, read by functions in it, bound, and declared global or nonlocal."""

    def __init__(self, node: ast.AST | None) -> None:
        self.is_class = isinstance(node, ast.ClassDef)
        self.is_comprehension = isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp)
        self.reads: set[str] = set()
        self.inner: set[str] = set()
        self.bound: set[str] = set()
        self.declared_global: set[str] = set()
        self.declared_outer: set[str] = set()


class _Reader(ast.NodeVisitor):
    """Visits one top-level statement, scope by scope."""

    def __init__(self, cell: int, lines_above: int = 0) -> None:
        self._cell = cell
        self._lines_above = lines_above
        self._scopes = [_Scope(None)]
        self._functions = 0
        self._deletes: set[str] = set()
        self._mutates: set[str] = set()
        self._asks: set[str] = set()
        self._passes: set[str] = set()
        self._binds_later: set[str] = set()

    def statement(self, node: ast.stmt) -> Statement:
        """Return what the statement binds and reads."""
        self.visit(node)
        scope = self._scopes[0]
        decorators = getattr(node, "decorator_list", [])
        if decorators:
            self._passes |= scope.bound
        return Statement(
            cell=self._cell,
            line=self._lines_above + min([node.lineno, *(decorator.lineno for decorator in decorators)]),
            last_line=self._lines_above + (node.end_lineno or node.lineno),
            kind=_kind(node),
            binds=frozenset(scope.bound),
            deletes=frozenset(self._deletes),
            mutates=frozenset(self._mutates),
            asks=frozenset(self._asks),
            reads_now=frozenset(scope.reads),
            reads_later=frozenset(scope.inner),
            binds_later=frozenset(self._binds_later),
            passes=frozenset(self._passes),
        )

    def _read(self, name: str) -> None:
        scope = self._scopes[-1]
        if name in scope.declared_global:
            self._scopes[0].inner.add(name)
        elif not (scope.is_class and name in scope.bound):
            scope.reads.add(name)

    def _bind(self, name: str, *, is_walrus: bool = False) -> None:
        scopes = reversed(self._scopes)
        scope = next(scope for scope in scopes if not (is_walrus and scope.is_comprehension))
        if name in scope.declared_global:
            (self._binds_later if self._functions else self._scopes[0].bound).add(name)
        elif name not in scope.declared_outer:
            scope.bound.add(name)

    def _visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._read(node.id)
            if not self._functions:
                self._passes.add(node.id)
        elif isinstance(node.ctx, ast.Del) and len(self._scopes) == 1:
            self._deletes.add(node.id)
            self._read(node.id)  # what is not there cannot be deleted
        else:
            self._bind(node.id)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name):
            self._read(node.func.id)
        else:
            self._note_base(node.func, self._asks)
            self.visit(node.func)
        self._visit_all([*node.args, *node.keywords])

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in _DYNAMIC_ATTRIBUTES:
            self._scopes[0].inner.add(_ELSEWHERE)
        if not isinstance(node.ctx, ast.Load):
            self._note_base(node, self._mutates)
        self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._note_base(node, self._mutates)
        self._visit_all([node.value, node.slice])

    def _note_base(self, node: ast.expr, names: set[str]) -> None:
        """Outside functions, note the name whose item or attribute this is."""
        while isinstance(node, ast.Attribute | ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name) and not self._functions:
            names.add(node.id)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._read(node.target.id)
        self._visit_all([node.value, node.target])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._visit_all([node.annotation, node.value])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.visit(node.target)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._visit_all([node.value, *node.targets])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self._bind(node.target.id, is_walrus=True)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self._visit_all([node.iter, node.target, *node.body, *node.orelse])

    visit_AsyncFor = visit_For  # noqa: N815 - ast's names

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.partition(".")[0])
            self._note_module(alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._note_module(node.module or "")
        for alias in node.names:
            names = _names_in(node.module) if alias.name == "*" else [alias.asname or alias.name]
            for name in names:
                self._bind(name)

    def _note_module(self, module: str) -> None:
        if module.partition(".")[0] in _DYNAMIC_MODULES:
            self._scopes[0].inner.add(_ELSEWHERE)

    def visit_Global(self, node: ast.Global) -> None:
        self._scopes[-1].declared_global.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self._scopes[-1].declared_outer.update(node.names)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._bind_if_named(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._bind_if_named(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self._bind_if_named(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self._bind_if_named(node.rest)
        self.generic_visit(node)

    def _bind_if_named(self, name: str | None) -> None:
        if name is not None:
            self._bind(name)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        annotations = [argument.annotation for argument in _arguments(node.args)]
        self._visit_all([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *annotations, node.returns])
        self._bind(node.name)
        self._function(node, node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - ast's names

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit_all([*node.args.defaults, *node.args.kw_defaults])
        self._function(node, node.args, [node.body])

    def _function(self, node: ast.AST, arguments: ast.arguments, body: Iterable[ast.AST]) -> None:
        scope = _Scope(node)
        scope.bound.update(argument.arg for argument in _arguments(arguments))
        self._scopes.append(scope)
        self._functions += 1
        self._visit_all(body)
        self._functions -= 1
        self._scopes.pop()
        self._scopes[-1].inner |= (scope.reads | scope.inner) - scope.bound

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._visit_all([*node.decorator_list, *node.bases, *node.keywords])
        scope = _Scope(node)
        self._scopes.append(scope)
        self._visit_all(node.body)
        self._scopes.pop()
        self._scopes[-1].reads |= scope.reads
        self._scopes[-1].inner |= scope.inner
        self._bind(node.name)

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> None:
        self.visit(node.generators[0].iter)
        scope = _Scope(node)
        self._scopes.append(scope)
        for number, generator in enumerate(node.generators):
            self._visit_all([generator.iter] if number else [])
            self._visit_all([generator.target, *generator.ifs])
        self._visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])
        self._scopes.pop()
        self._scopes[-1].reads |= scope.reads - scope.bound
        self._scopes[-1].inner |= scope.inner - scope.bound

    visit_SetComp = visit_GeneratorExp = visit_DictComp = visit_ListComp  # noqa: N815 - ast's names


def _kind(node: ast.stmt) -> StatementKind:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return "def"
        case ast.ClassDef():
            return "class"
        case ast.Import() | ast.ImportFrom():
            return "import"
        case ast.Assign(value=value) | ast.AnnAssign(value=value) if isinstance(value, _DISPLAYS):
            return "container"
        case (
            ast.For() | ast.AsyncFor() | ast.While() | ast.If() | ast.With() | ast.AsyncWith() | ast.Try() | ast.Match()
        ):
            return "compound"
    return "other"


def _arguments(arguments: ast.arguments) -> Iterator[ast.arg]:
    yield from arguments.posonlyargs
    yield from arguments.args
    yield from arguments.kwonlyargs
    yield from (argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None)


def _names_in(module: str | None) -> Iterable[str]:
    """Return what ``from module import *`` binds, for known modules; others may bind anything."""
    return _PUBLIC_NAMES.get(module or "", (ANYTHING,))
