"""What may stand by a slip in the place of an expression or a statement of a right function, by kind of slip."""

import ast
import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from autograder.source.values import Kind, fresh, value_changes

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
    "negated": "sign",
    "factor": "factor-missing",
    "factors": "factors-missing",
    "twice": "factor-twice",
    "term": "term-missing",
    "late": "term-added-late",
    "divide": "divided-for-multiplied",
    "axis": "other-axis",
    "sum": "not-added-up",
    "only": "one-term-only",
    "step": "step-missing",
    "results": "swapped-results",
    "branch": "other-branch",
    "scramble": "scrambled-reshape",
    "whole": "decided-at-once",
    "compare": "other-comparison",
    "loop": "loop-too-short",
    "total": "summed-for-all",
    "first": "one-for-all",
    "index": "other-index",
    "argument": "other-variable",
    "arguments": "arguments-exchanged",
    "number": "other-number",
    "double": "factor-two",
    "line": "line-missing",
}
"""The mistake that each kind of slip is, the more telling kinds first: of two that give the same the first is named."""

TELLING = frozenset({"upstream", "local", "transpose", "product", "mean", "power", "outside", "sign", "factor"}) | {
    *("term", "axis", "sum", "step", "scramble", "branch"),
}
"""Kinds that are told of even beside another one."""

HARMLESS = TELLING | {
    *(
        "order",
        "twice",
        "divide",
        "only",
        "double",
        "total",
        "first",
        "negated",
        "argument",
        "number",
        "factors",
        "late",
    ),
}
"""Kinds that leave alone how often and in which order things are done."""

_OPERATORS: Mapping[type[ast.operator], tuple[str, type[ast.operator]]] = {
    ast.Add: ("sign", ast.Sub),
    ast.Sub: ("sign", ast.Add),
    ast.Mult: ("divide", ast.Div),
    ast.Div: ("divide", ast.Mult),
    ast.MatMult: ("product", ast.Mult),
}
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_SUMS = {"sum": "mean", "mean": "sum"}


class Names(NamedTuple):
    """The names that a function can mix up, and the one that stands for the upstream gradient, if there is one."""

    known: Sequence[str]
    upstream: str | None

    @classmethod
    def of(cls, definition: ast.stmt) -> "Names":
        """Look at a function; at a method, attributes are names, too."""
        nodes = list(ast.walk(definition))
        stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        parameters = [node.arg for node in nodes if isinstance(node, ast.arg)]
        upstream = parameters[0] if parameters and re.match(r"d[A-Z]|dout|upstream|gradient", parameters[0]) else None
        values = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)]
        called = {node.func for node in nodes if isinstance(node, ast.Call)}
        dotted = {
            ast.unparse(node)
            for node in values
            if isinstance(node.value, ast.Name) and node.value.id != "np" and node not in called
        }
        return cls(
            sorted({*stored, *parameters, *(dotted if "self" in parameters else ())} - {"self"}),
            upstream or _given(nodes),
        )


def _given(nodes: Sequence[ast.AST]) -> str | None:
    return "upstream" if any(isinstance(node, ast.arg) and node.arg == "upstream" for node in nodes) else None


def alternatives(node: ast.AST, names: Names) -> Iterator[tuple[str, int, ast.AST]]:
    """Yield ``node`` with one change, to itself or below it, after the kind of that and its line."""
    line = getattr(node, "lineno", 0)
    for kind, changed in itertools.chain(_at(node, names), value_changes(node, names.known)):
        yield kind, line, changed
    for field, child, around in _children(node):
        for kind, where, changed in alternatives(child, names):
            if field != "iter" or kind == "loop":  # who goes through a list that grows never ends
                yield kind, where, around(changed)


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST, Callable[[ast.AST], ast.AST]]]:
    """Yield what stands below a node, after its field, and what the node is with something else there."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "args"} and not isinstance(node, ast.Call):
            continue
        if isinstance(value, ast.AST):
            yield field, value, functools.partial(_with_child, node, field)
        elif isinstance(value, list):
            for at, child in enumerate(value):
                if isinstance(child, ast.AST):
                    yield "", child, functools.partial(_with_item, node, field, at)


def _with_child(node: ast.AST, field: str, child: ast.AST) -> ast.AST:
    return replaced(node, **{field: child})


def _with_item(node: ast.AST, field: str, at: int, item: ast.AST) -> ast.AST:
    items = getattr(node, field)
    return replaced(node, **{field: [*items[:at], item, *items[at + 1 :]]})


def replaced(node: _Node, **fields: object) -> _Node:
    """Return ``node`` with other fields, at the same place."""
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def _at(node: ast.AST, names: Names) -> Iterator[Kind]:
    """Yield what may stand in the place of ``node`` by a slip, with the kind of that."""
    match node:
        case ast.BinOp():
            yield from _operations(node, names)
        case ast.Name(ctx=ast.Load()) if node.id in names.known:
            kind = "upstream" if node.id == names.upstream else "argument"
            yield from ((kind, _named(other, node)) for other in names.known if other != node.id)
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            yield from (("number", ast.Constant(other)) for other in (0, 1, 2, -number) if other != number)
        case ast.Compare(left=left, ops=[ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE()], comparators=[right]):
            yield from (("compare", replaced(node, ops=[other()])) for other in _COMPARISONS)
            whole = [side if isinstance(side, ast.Constant) else fresh("np.sum(E)", side) for side in (left, right)]
            yield "whole", replaced(node, left=whole[0], comparators=whole[1:])
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", node.operand
        case ast.Attribute(attr="T"):
            yield "transpose", node.value
        case ast.Call():
            yield from _calls(node)
        case ast.Subscript(slice=place, ctx=ast.Load()):
            yield from (("index", replaced(node, slice=other)) for other in _places(place))
        case _:
            yield from _rearranged(node)


def _rearranged(node: ast.AST) -> Iterator[Kind]:
    """Yield a statement or dict that keeps its parts and puts them elsewhere."""
    match node:
        case ast.AugAssign(target=ast.Name() | ast.Subscript() as target):
            yield "accumulate", ast.Assign([replaced(target, ctx=ast.Store())], node.value, lineno=node.lineno)
        case ast.Return(value=ast.Tuple(elts=results)):
            for one, other in itertools.combinations(range(len(results)), 2):
                order = list(results)
                order[one], order[other] = order[other], order[one]
                yield "results", replaced(node, value=ast.Tuple(order, ast.Load()))
        case ast.Dict(keys=keys, values=values) if all(isinstance(key, ast.Constant) for key in keys):
            for at, other in itertools.permutations(range(len(values)), 2):
                yield "branch", replaced(node, values=[*values[:at], values[other], *values[at + 1 :]])


def _named(name: str, place: ast.expr) -> ast.expr:
    return ast.copy_location(ast.parse(name, mode="eval").body, place)


def _operations(node: ast.BinOp, names: Names) -> Iterator[Kind]:
    if type(node.op) in _OPERATORS:
        kind, operator = _OPERATORS[type(node.op)]
        yield kind, replaced(node, op=operator())
    match node.op:
        case ast.Mult() | ast.MatMult() | ast.Div():
            yield from _products(node, names)
        case ast.Add() | ast.Sub():
            yield from _sums(node)
        case ast.Pow():
            yield "power", node.left


def _products(node: ast.BinOp, names: Names) -> Iterator[Kind]:
    left, right = node.left, node.right
    is_square = ast.dump(left) == ast.dump(right)
    yield "power" if is_square else _left_out(right, left, names), left
    if isinstance(node.op, ast.Div):
        yield _left_out(left, right, names), replaced(node, left=ast.Constant(1))
        yield "divide", replaced(node, left=ast.Constant(1), right=ast.BinOp(left, ast.Mult(), right))
    else:
        yield _left_out(left, right, names), right
    if isinstance(node.op, ast.Mult):
        yield "twice", ast.BinOp(node, ast.Mult(), right)
        yield "twice", ast.BinOp(node, ast.Mult(), left)
    if isinstance(node.op, ast.MatMult):
        yield "product", ast.BinOp(_untransposed(left), ast.Mult(), _untransposed(right))
        yield "order", replaced(node, left=right, right=left)
        yield "transpose", replaced(node, left=ast.Attribute(left, "T", ast.Load()))
        yield "transpose", replaced(node, right=ast.Attribute(right, "T", ast.Load()))
        yield "scramble", fresh("np.reshape(np.transpose(E), np.shape(E))", node)


def _sums(node: ast.BinOp) -> Iterator[Kind]:
    left, right = node.left, node.right
    yield "term", left
    yield "term", right if isinstance(node.op, ast.Add) else ast.UnaryOp(ast.USub(), right)
    if isinstance(node.op, ast.Sub):
        yield "term", right
        yield "negated", replaced(node, left=right, right=left)
    match right:
        case ast.BinOp(op=ast.Pow()):
            yield "outside", replaced(right, left=replaced(node, right=right.left))
        case ast.BinOp(op=ast.Mult(), left=one, right=other) if ast.dump(one) == ast.dump(other):
            inner = replaced(node, right=one)
            yield "outside", ast.BinOp(inner, ast.Mult(), inner)


def _untransposed(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) and node.attr == "T" else node


def _left_out(left_out: ast.expr, kept: ast.expr, names: Names) -> str:
    """The kind of slip that leaves one factor out and keeps the other."""
    if isinstance(left_out, ast.Name) and left_out.id == names.upstream:
        return "upstream"
    if isinstance(left_out, ast.BinOp) and isinstance(left_out.op, ast.Mult):
        return "local" if isinstance(kept, ast.Name) and kept.id == names.upstream else "factors"
    return "local" if isinstance(kept, ast.Name) and kept.id == names.upstream else "factor"


def _calls(node: ast.Call) -> Iterator[Kind]:
    yield from _other_functions(node)
    yield from _other_arguments(node)


def _other_functions(node: ast.Call) -> Iterator[Kind]:
    match node.func:
        case ast.Attribute(attr="sum" | "mean" as name, value=summed):
            yield "mean", replaced(node, func=replaced(node.func, attr=_SUMS[name]))
            is_numpy = isinstance(summed, ast.Name) and summed.id == "np"
            terms = node.args[0] if is_numpy and node.args else summed
            yield "sum", terms
            yield from _terms_alone(node, terms)
        case ast.Attribute(attr="outer", value=ast.Name(id="np")):
            yield "product", ast.BinOp(node.args[0], ast.Mult(), node.args[1])
            yield "scramble", fresh("np.reshape(np.transpose(E), np.shape(E))", node)
        case ast.Attribute(attr="maximum", value=ast.Name(id="np")):
            yield "compare", replaced(node, func=replaced(node.func, attr="minimum"))
        case ast.Name(id="range"):
            for at, bound in enumerate(node.args):
                for step in (ast.Add(), ast.Sub()):
                    moved = ast.BinOp(bound, step, ast.Constant(1))
                    yield "loop", replaced(node, args=[*node.args[:at], moved, *node.args[at + 1 :]])


def _other_arguments(node: ast.Call) -> Iterator[Kind]:
    if node.args and not isinstance(node.args[0], ast.Starred):
        yield "step", node.args[0]
        match node.args:
            case [ast.BinOp(left=left, op=ast.Add(), right=right), *others]:
                yield "late", ast.BinOp(replaced(node, args=[left, *others]), ast.Add(), right)
    if node.args and isinstance(node.func, ast.Name):
        yield "twice", replaced(node, args=[node, *node.args[1:]])
    for one, other in itertools.combinations(range(len(node.args)), 2):
        order = list(node.args)
        order[one], order[other] = order[other], order[one]
        yield "arguments", replaced(node, args=order)
    for at, keyword in enumerate(node.keywords):
        if keyword.arg == "axis":
            rest = [*node.keywords[:at], *node.keywords[at + 1 :]]
            yield "axis", replaced(node, keywords=rest)
            for axis in (0, 1, -1):
                yield "axis", replaced(node, keywords=[*rest, ast.keyword("axis", ast.Constant(axis))])


def _terms_alone(node: ast.Call, terms: ast.expr) -> Iterator[Kind]:
    """Yield the first and the last term of a sum along an axis in its place."""
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    if "axis" in given and not isinstance(given["axis"], ast.Tuple):
        for which in (0, -1):
            taken = f"np.take(E, [{which}], axis=AXIS)" if "keepdims" in given else f"np.take(E, {which}, axis=AXIS)"
            yield "only", fresh(taken, terms, AXIS=given["axis"])


def _places(place: ast.expr) -> Iterator[ast.expr]:
    """Yield other places to look at than ``place``: the first, the last, the neighbours."""
    if isinstance(place, ast.Tuple):
        for at, part in enumerate(place.elts):
            yield from (replaced(place, elts=[*place.elts[:at], one, *place.elts[at + 1 :]]) for one in _places(part))
    elif isinstance(place, ast.Name | ast.BinOp | ast.Constant | ast.UnaryOp):
        if isinstance(place, ast.Constant) and not isinstance(place.value, int):
            return
        yield ast.Constant(0)
        yield ast.UnaryOp(ast.USub(), ast.Constant(1))
        yield ast.BinOp(place, ast.Add(), ast.Constant(1))
        yield ast.BinOp(place, ast.Sub(), ast.Constant(1))
