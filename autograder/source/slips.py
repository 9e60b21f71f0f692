"""Changes a right function at one place, as people do by a slip, and names the mistake of each change.

The name of a slip depends only on its kind, unless a comment at the end of the line gives another::

    return A * (dA - (dA * A).sum(axis=0))  # slips: factor=softmax-term-missing sign=coupling-sign
"""

import ast
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

_Node = TypeVar("_Node", bound=ast.AST)

NAMES: Mapping[str, str] = {
    "upstream": "upstream-ignored",
    "local": "passed-through",
    "transpose": "untransposed",
    "product": "elementwise-product",
    "order": "factors-exchanged",
    "mean": "averaged",
    "accumulate": "assigned-for-accumulated",
    "power": "square-missing",
    "outside": "square-outside",
    "sign": "sign-in-formula",
    "factor": "factor-missing",
    "twice": "factor-twice",
    "term": "term-missing",
    "divide": "divided-for-multiplied",
    "axis": "other-axis",
    "sum": "not-added-up",
    "step": "step-missing",
    "compare": "other-comparison",
    "loop": "loop-too-short",
    "index": "other-index",
    "argument": "other-variable",
    "arguments": "arguments-exchanged",
    "results": "swapped-results",
    "number": "other-number",
    "line": "line-missing",
}
"""The mistake of each kind of slip, the most informative first: of two slips with the same result the first is named."""

_CONTAINS_ITSELF = re.compile(r"\b(\w+)\.(append\((?:.*, )?|insert\(.*, |extend\()\1\b")
"""Finds lists that contain themselves, which NumPy never finishes converting."""
_COMMENT = re.compile(r"#.*?\bslips: (.*)")
_OPERATORS: Mapping[type[ast.operator], tuple[str, type[ast.operator]]] = {
    ast.Add: ("sign", ast.Sub),
    ast.Sub: ("sign", ast.Add),
    ast.Mult: ("divide", ast.Div),
    ast.Div: ("divide", ast.Mult),
    ast.MatMult: ("product", ast.Mult),
}
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_SUMS = {"sum": "mean", "mean": "sum"}
_HARMLESS = frozenset({"upstream", "local", "transpose", "product", "order", "power", "outside", "sign", "factor"}) | {
    *("twice", "term", "divide", "axis", "sum", "mean", "argument", "number"),
}
"""Kinds that change values only, not which statements run or how often."""


class Slip(NamedTuple):
    """A function or class changed at one place, and the name of the mistake; a lower ``order`` is more informative."""

    name: str
    source: str
    order: int


class _Change(NamedTuple):
    kind: str
    line: int
    node: ast.AST


def slips(source: str, *, only_values: bool = False) -> list[Slip]:
    """Return the slips of the function or class that ``source`` defines, the most informative first.

    With ``only_values`` control flow is not changed, nor any method with a loop: a traversal that forgets which nodes it
    visited may follow every path of a graph.
    """
    whole = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    _drop_docstrings(whole)
    told, looping = _told(source), _lines_of_methods_with_loops(whole)
    found: dict[str, Slip] = {}
    right = ast.unparse(whole)
    order = list(NAMES)
    for kind, line, node in _changes(whole, _Scope.of(whole)):
        changed = ast.unparse(node)
        if changed == right or _CONTAINS_ITSELF.search(changed):
            continue
        if only_values and (kind not in _HARMLESS or line in looping):
            continue
        own = told.get(line, {}).get(kind)
        rank = -1 if own else order.index(kind)
        if changed not in found or rank < found[changed].order:
            found[changed] = Slip(own or NAMES[kind], changed, rank)
    return sorted(found.values(), key=lambda slip: slip.order)


def _drop_docstrings(definition: ast.FunctionDef | ast.ClassDef) -> None:
    """Drop what would be written out again with every change."""
    for node in ast.walk(definition):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]


def _lines_of_methods_with_loops(definition: ast.AST) -> set[int]:
    methods = [node for node in ast.walk(definition) if isinstance(node, ast.FunctionDef)]
    loops = ast.For | ast.While | ast.comprehension
    looping = [method for method in methods if any(isinstance(node, loops) for node in ast.walk(method))]
    return {line for one in looping for line in range(one.lineno, (one.end_lineno or one.lineno) + 1)}


def _told(source: str) -> dict[int, dict[str, str]]:
    """Return the names that comments give to slips of their line, by kind."""
    found = {}
    for number, line in enumerate(source.splitlines(), start=1):
        comment = _COMMENT.search(line)
        if comment:
            found[number] = dict(pair.split("=") for pair in comment[1].split())
    return found


class _Scope(NamedTuple):
    """The names that a function can confuse, and its upstream gradient's, if it has one."""

    names: Sequence[str]
    upstream: str | None

    @classmethod
    def of(cls, definition: ast.FunctionDef | ast.ClassDef) -> "_Scope":
        nodes = list(ast.walk(definition))
        stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        parameters = [node.arg for node in nodes if isinstance(node, ast.arg)]
        upstream = parameters[0] if parameters and re.match(r"d[A-Z]|dout|upstream|gradient", parameters[0]) else None
        return cls(sorted({*stored, *parameters}), upstream)


def _with(node: _Node, **fields: object) -> _Node:
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def _changes(node: ast.AST, scope: _Scope) -> Iterator[_Change]:
    """Yield ``node`` with one change, to itself or below it."""
    if isinstance(node, ast.While):  # a changed loop may never end
        return
    line = getattr(node, "lineno", 0)
    for kind, changed in _at(node, scope):
        yield _Change(kind, line, changed)
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "args"} and not isinstance(node, ast.Call):
            continue
        if isinstance(value, list):
            for at, child in enumerate(value):
                if isinstance(child, ast.AST):
                    for kind, where, changed in _changes(child, scope):
                        yield _Change(kind, where, _with(node, **{field: [*value[:at], changed, *value[at + 1 :]]}))
                if field in {"body", "orelse"} and len(value) > 1 and _can_be_left_out(child):
                    yield _Change("line", child.lineno, _with(node, **{field: [*value[:at], *value[at + 1 :]]}))
        elif isinstance(value, ast.AST):
            for kind, where, changed in _changes(value, scope):
                if field != "iter" or kind == "loop":  # a loop over a list that grows would never end
                    yield _Change(kind, where, _with(node, **{field: changed}))


def _can_be_left_out(statement: object) -> bool:
    return isinstance(statement, ast.Assign | ast.AugAssign | ast.If | ast.For)


def _at(node: ast.AST, scope: _Scope) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a slip may put in the place of ``node``, with the kind of slip."""
    match node:
        case ast.BinOp():
            yield from _operations(node, scope)
        case ast.Name(ctx=ast.Load()) if node.id in scope.names:
            kind = "upstream" if node.id == scope.upstream else "argument"
            yield from ((kind, _with(node, id=other)) for other in scope.names if other != node.id)
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            yield from (("number", ast.Constant(other)) for other in (0, 1, 2, -number) if other != number)
        case ast.Compare(ops=[ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE()]):
            yield from (("compare", _with(node, ops=[other()])) for other in _COMPARISONS)
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", node.operand
        case ast.Attribute(attr="T"):
            yield "transpose", node.value
        case ast.Call():
            yield from _calls(node)
        case ast.Subscript(slice=place, ctx=ast.Load()):
            yield from (("index", _with(node, slice=other)) for other in _places(place))
        case ast.AugAssign(target=ast.Name() | ast.Subscript() as target):
            yield "accumulate", ast.Assign([_with(target, ctx=ast.Store())], node.value, lineno=node.lineno)
        case ast.Return(value=ast.Tuple(elts=results)):
            for one, other in itertools.combinations(range(len(results)), 2):
                order = list(results)
                order[one], order[other] = order[other], order[one]
                yield "results", _with(node, value=ast.Tuple(order, ast.Load()))


def _operations(node: ast.BinOp, scope: _Scope) -> Iterator[tuple[str, ast.AST]]:
    left, right = node.left, node.right
    if type(node.op) in _OPERATORS:
        kind, operator = _OPERATORS[type(node.op)]
        yield kind, _with(node, op=operator())
    match node.op:
        case ast.Mult() | ast.MatMult() | ast.Div():
            is_square = ast.dump(left) == ast.dump(right)
            yield "power" if is_square else _left_out(right, left, scope), left
            if isinstance(node.op, ast.Div):
                yield _left_out(left, right, scope), _with(node, left=ast.Constant(1))
                yield "divide", _with(node, left=ast.Constant(1), right=ast.BinOp(left, ast.Mult(), right))
            else:
                yield _left_out(left, right, scope), right
        case ast.Add() | ast.Sub():
            yield "term", left
            yield "term", right if isinstance(node.op, ast.Add) else ast.UnaryOp(ast.USub(), right)
            if isinstance(node.op, ast.Sub):
                yield "term", right
                yield "sign", _with(node, left=right, right=left)
            match right:
                case ast.BinOp(op=ast.Pow()):
                    yield "outside", _with(right, left=_with(node, right=right.left))
                case ast.BinOp(op=ast.Mult(), left=one, right=other) if ast.dump(one) == ast.dump(other):
                    inner = _with(node, right=one)
                    yield "outside", ast.BinOp(inner, ast.Mult(), inner)
        case ast.Pow():
            yield "power", left
    if isinstance(node.op, ast.Mult):
        yield "twice", ast.BinOp(node, ast.Mult(), right)
        yield "twice", ast.BinOp(node, ast.Mult(), left)
    if isinstance(node.op, ast.MatMult):
        yield "product", ast.BinOp(_untransposed(left), ast.Mult(), _untransposed(right))
        yield "order", _with(node, left=right, right=left)
        yield "transpose", _with(node, left=ast.Attribute(left, "T", ast.Load()))
        yield "transpose", _with(node, right=ast.Attribute(right, "T", ast.Load()))


def _untransposed(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) and node.attr == "T" else node


def _left_out(left_out: ast.expr, kept: ast.expr, scope: _Scope) -> str:
    """Return the kind of slip that leaves one factor out and keeps the other."""
    if isinstance(left_out, ast.Name) and left_out.id == scope.upstream:
        return "upstream"
    return "local" if isinstance(kept, ast.Name) and kept.id == scope.upstream else "factor"


def _calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    match node.func:
        case ast.Attribute(attr="sum" | "mean" as name, value=summed):
            yield "mean", _with(node, func=_with(node.func, attr=_SUMS[name]))
            is_numpy = isinstance(summed, ast.Name) and summed.id == "np"
            yield "sum", node.args[0] if is_numpy and node.args else summed
        case ast.Attribute(attr="outer", value=ast.Name(id="np")):
            yield "product", ast.BinOp(node.args[0], ast.Mult(), node.args[1])
        case ast.Attribute(attr="maximum", value=ast.Name(id="np")):
            yield "compare", _with(node, func=_with(node.func, attr="minimum"))
        case ast.Name(id="range"):
            for at, bound in enumerate(node.args):
                for step in (ast.Add(), ast.Sub()):
                    moved = ast.BinOp(bound, step, ast.Constant(1))
                    yield "loop", _with(node, args=[*node.args[:at], moved, *node.args[at + 1 :]])
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield "step", node.args[0]
    if len(node.args) == 1 and isinstance(node.func, ast.Name):
        yield "twice", _with(node, args=[node])
    for one, other in itertools.combinations(range(len(node.args)), 2):
        order = list(node.args)
        order[one], order[other] = order[other], order[one]
        yield "arguments", _with(node, args=order)
    for at, keyword in enumerate(node.keywords):
        if keyword.arg == "axis":
            left = [*node.keywords[:at], *node.keywords[at + 1 :]]
            yield "axis", _with(node, keywords=left)
            for axis in (0, 1, -1):
                yield "axis", _with(node, keywords=[*left, ast.keyword("axis", ast.Constant(axis))])


def _places(place: ast.expr) -> Iterator[ast.expr]:
    """Yield other indices than ``place``: the first, the last, the neighbours."""
    if isinstance(place, ast.Tuple):
        for at, part in enumerate(place.elts):
            yield from (_with(place, elts=[*place.elts[:at], one, *place.elts[at + 1 :]]) for one in _places(part))
    elif isinstance(place, ast.Name | ast.BinOp | ast.Constant | ast.UnaryOp):
        if isinstance(place, ast.Constant) and not isinstance(place.value, int):
            return
        yield ast.Constant(0)
        yield ast.UnaryOp(ast.USub(), ast.Constant(1))
        yield ast.BinOp(place, ast.Add(), ast.Constant(1))
        yield ast.BinOp(place, ast.Sub(), ast.Constant(1))
