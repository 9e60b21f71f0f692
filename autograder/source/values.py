"""What becomes of a whole value by a slip, wherever in a function it is worked out."""

import ast
import itertools
from collections.abc import Iterator, Sequence

Kind = tuple[str, ast.AST]
"""What may stand in the place of a node, after the kind of slip that it is."""

_TEMPLATES: Sequence[tuple[str, str]] = (
    ("negated", "-E"),
    ("double", "2 * E"),
    ("double", "E / 2"),
    ("total", "0 * E + np.sum(E)"),
    ("total", "0 * E + np.sum(E, axis=0, keepdims=True)"),
    ("total", "0 * E + np.sum(E, axis=-1, keepdims=True)"),
    ("total", "0 * E + np.mean(E)"),
    ("first", "0 * E + np.ravel(E)[0]"),
    ("first", "0 * E + E[:1]"),
    ("first", "0 * E + E[..., :1]"),
    ("first", "0 * E + E[-1:]"),
    ("first", "0 * E + E[..., -1:]"),
)


def value_changes(node: ast.AST, names: Sequence[str]) -> Iterator[Kind]:
    """Yield a statement, or a function that is one expression, with what it gives changed as a whole."""
    match node:
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value) | ast.Return(value=ast.expr() as value):
            field = "value"
        case ast.Lambda(body=value):
            field = "body"
        case _:
            return
    for kind, changed in _changed(value, names):
        yield kind, ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), field: changed}), node)


def _changed(value: ast.expr, names: Sequence[str]) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(value, ast.Tuple):
        for at, one in enumerate(value.elts):
            for kind, changed in _changed(one, names):
                yield kind, ast.Tuple([*value.elts[:at], changed, *value.elts[at + 1 :]], ast.Load())
        return
    if isinstance(value, ast.Constant | ast.List | ast.Dict | ast.ListComp):
        return
    for kind, template in _TEMPLATES:
        yield kind, fresh(template, value)
    yield from _renamed(value, names)


def _renamed(value: ast.expr, names: Sequence[str]) -> Iterator[tuple[str, ast.expr]]:
    """Yield a value that has one variable in the place of another, wherever that stands in it."""
    used = [ast.unparse(node) for node in ast.walk(value) if isinstance(node, ast.Name | ast.Attribute)]
    for name in sorted({one for one in used if used.count(one) > 1 and one in names}):
        for other in names:
            if other != name:
                yield "argument", _with_names(value, {name: other})


def _with_names(value: ast.expr, instead: dict[str, str]) -> ast.expr:
    class Renamer(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            return ast.parse(instead[node.id], mode="eval").body if node.id in instead else node

    changed: ast.expr = Renamer().visit(ast.parse(ast.unparse(value), mode="eval").body)
    for node in itertools.chain([changed], ast.walk(changed)):
        if isinstance(node, ast.expr):
            node.lineno = getattr(value, "lineno", 0)
    return changed


def fresh(template: str, value: ast.expr, **others: ast.expr) -> ast.expr:
    """Return an expression in which ``E`` stands for ``value``, and other names for ``others``."""
    parts = {"E": value, **others}

    class Filler(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            return parts.get(node.id, node)

    filled: ast.expr = Filler().visit(ast.parse(template, mode="eval").body)
    for node in ast.walk(filled):
        if isinstance(node, ast.expr) and node not in parts.values():
            node.lineno = getattr(value, "lineno", 0)
    return filled
