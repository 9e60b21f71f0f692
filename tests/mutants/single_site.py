"""Every mutation of the reference at a single site, always in the same order.

A site is an expression or a statement in the body of a function; docstrings, annotations and what makes up an error
message are left alone. What is changed there are the slips of people who write such code: an operator, an operand, a
transpose, a name, a number, an axis, a comparison, a keyword, a line. Many of the results raise; a few are right.

Source:
    Mutations as a measure of tests: DeMillo, Lipton & Sayward 1978, "Hints on test data selection".
"""

import ast
import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

_Node = TypeVar("_Node", bound=ast.AST)
_Definition = TypeVar("_Definition", bound=ast.FunctionDef | ast.ClassDef)

_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
}
_NOT_COMMUTATIVE = (ast.MatMult, ast.Sub, ast.Div)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_METHODS = {"sum": "mean", "max": "min", "maximum": "minimum"}
_SLIGHTLY_MORE = 1.0001


class Mutation(NamedTuple):
    """A function with one change: ``change`` shows the lines before and after, and is unique in its ``exercise``."""

    exercise: str
    change: str
    source: str


class _Scope(NamedTuple):
    """What a function can mix up: its parameters and local names, and the strings it compares with."""

    names: list[str]
    strings: list[str]


def mutations(source_of: Mapping[str, str]) -> Iterator[Mutation]:
    """Yield the mutations of each function or class in ``source_of``, which maps exercises to their source."""
    for exercise, source in source_of.items():
        whole = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
        whole = _without_docstrings(whole)
        before = ast.unparse(whole)
        seen = {before}
        for changed in _definitions(whole):
            after = ast.unparse(changed)
            if after not in seen:
                seen.add(after)
                compile(after, exercise, "exec")
                yield Mutation(exercise, _change(before, after), after)


def _without_docstrings(definition: _Definition) -> _Definition:
    body = definition.body[1:] if ast.get_docstring(definition) is not None else definition.body
    inner = [_without_docstrings(one) if isinstance(one, ast.FunctionDef) else one for one in body]
    return _with(definition, body=inner)


def _definitions(definition: _Definition) -> Iterator[_Definition]:
    """Yield a function with one change, or a class with one change in one of its methods."""
    if isinstance(definition, ast.FunctionDef):
        yield from (_with(definition, body=body) for body in _bodies(definition.body, _scope(definition)))
        return
    for at, method in enumerate(definition.body):
        if isinstance(method, ast.FunctionDef):
            before, after = definition.body[:at], definition.body[at + 1 :]
            yield from (_with(definition, body=[*before, changed, *after]) for changed in _definitions(method))


def _scope(function: ast.FunctionDef) -> _Scope:
    nodes = list(ast.walk(function))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    compared = {
        operand.value
        for node in nodes
        if isinstance(node, ast.Compare)
        for operand in node.comparators
        if isinstance(operand, ast.Constant) and isinstance(operand.value, str)
    }
    parameters = {argument.arg for argument in function.args.args}
    return _Scope(sorted((stored | parameters) - {"msg"}), sorted(compared))


def _change(before: str, after: str) -> str:
    """What was changed to what: the lines that differ, without those in common at both ends."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return f"{_in_short(old)} => {_in_short(new)}"


def _in_short(lines: list[str]) -> str:
    shown = lines if len(lines) <= 2 else [lines[0], "..."]
    return " ".join(line.strip() for line in shown) or "(deleted)"


def _with(node: _Node, **fields: object) -> _Node:
    """Return a copy of ``node`` with other values in some of its fields; the rest is shared, as nothing is altered."""
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def _is_error(statement: ast.stmt) -> bool:
    """Whether a statement does nothing but make up or raise an error."""
    match statement:
        case ast.Raise() | ast.Assign(targets=[ast.Name(id="msg")]):
            return True
    return False


def _bodies(body: list[ast.stmt], scope: _Scope) -> Iterator[list[ast.stmt]]:
    """Yield a list of statements with one change inside it, or without one of them."""
    for at, statement in enumerate(body):
        if not _is_error(statement):
            before, after = body[:at], body[at + 1 :]
            yield [*before, *after] or [ast.Pass()]
            yield from ([*before, changed, *after] for changed in _changed(statement, scope))


def _changed(node: _Node, scope: _Scope) -> Iterator[_Node]:
    """Yield ``node`` with one change, to itself or to anything below it."""
    yield from _at(node, scope)  # type: ignore[misc]
    for field, value in ast.iter_fields(node):
        if field == "annotation":
            continue
        if field in {"body", "orelse"} and isinstance(value, list):
            yield from (_with(node, **{field: changed}) for changed in _bodies(value, scope))
        elif isinstance(value, list):
            for at, child in enumerate(value):
                if isinstance(child, ast.AST):
                    others = _changed(child, scope)
                    yield from (_with(node, **{field: [*value[:at], new, *value[at + 1 :]]}) for new in others)
        elif isinstance(value, ast.AST):
            yield from (_with(node, **{field: changed}) for changed in _changed(value, scope))


def _at(node: ast.AST, scope: _Scope) -> Iterator[ast.AST]:  # noqa: C901 - one case a kind of site
    """Yield what may stand in the place of ``node`` by a slip."""
    match node:
        case ast.BinOp():
            yield from _operations(node)
        case ast.Name(ctx=ast.Load()) if node.id in scope.names:
            yield from _names(node, scope)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int() | float() as number):
            yield from (ast.Constant(other) for other in (number + 1, number - 1, 0, -number))
        case ast.Compare(ops=[_], comparators=[_]):
            yield from _comparisons(node, scope)
        case ast.UnaryOp(op=ast.USub()):
            yield node.operand
        case ast.Attribute(attr="T"):
            yield node.value
        case ast.Attribute() if node.attr in _METHODS:
            yield _with(node, attr=_METHODS[node.attr])
        case ast.Call():
            yield from _calls(node)
        case ast.Tuple(ctx=ast.Load()):
            for one, other in itertools.combinations(range(len(node.elts)), 2):
                order = list(node.elts)
                order[one], order[other] = order[other], order[one]
                yield _with(node, elts=order)


def _operations(node: ast.BinOp) -> Iterator[ast.expr]:
    if type(node.op) in _OPERATORS:
        yield _with(node, op=_OPERATORS[type(node.op)]())
        yield node.left
        yield node.right
    if isinstance(node.op, _NOT_COMMUTATIVE):
        yield _with(node, left=node.right, right=node.left)


def _names(node: ast.Name, scope: _Scope) -> Iterator[ast.expr]:
    yield from (_with(node, id=other) for other in scope.names if other != node.id)
    yield ast.Attribute(node, "T", ast.Load())
    yield ast.Call(ast.Attribute(ast.Name("np", ast.Load()), "abs", ast.Load()), [node], [])
    yield ast.BinOp(node, ast.Mult(), ast.Constant(_SLIGHTLY_MORE))


def _comparisons(node: ast.Compare, scope: _Scope) -> Iterator[ast.expr]:
    yield from (_with(node, ops=[other()]) for other in _COMPARISONS if not isinstance(node.ops[0], other))
    if isinstance(node.comparators[0], ast.Constant) and isinstance(node.comparators[0].value, str):
        yield from (_with(node, comparators=[ast.Constant(other)]) for other in scope.strings)


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    match node.func:
        case ast.Attribute(attr="abs"):
            yield node.args[0]
        case ast.Name(id="range"):
            for at, bound in enumerate(node.args):
                for step in (ast.Add(), ast.Sub()):
                    moved = ast.BinOp(bound, step, ast.Constant(1))
                    yield _with(node, args=[*node.args[:at], moved, *node.args[at + 1 :]])
    for keyword in node.keywords:
        yield _with(node, keywords=[other for other in node.keywords if other is not keyword])
