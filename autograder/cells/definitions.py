"""Where a notebook defines its names, in whatever way, also where the definition has no effect."""

import ast
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from autograder.notebook import NotebookCell
from autograder.source.statements import is_not_run, lines_of, magic_of, statements_of, tree_of

Manner = Literal["bound", "branch", "timed", "method", "inner", "unread", "magic", "text", "comment"]
"""How a name is defined, in order of priority: at the top level of a cell; in a branch of it; under %%timeit; in a
class; in a function; in a cell that does not parse; under a magic that runs something else; in a text cell; in a
comment."""
MANNERS: tuple[Manner, ...] = ("bound", "branch", "timed", "method", "inner", "unread", "magic", "text", "comment")

_DEFINITION = re.compile(r"[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)")
_COMMENT = re.compile(r"[ \t]*#[# \t]*(?:def|class)[ \t]+(\w+)[ \t]*[(:]")


class Definition(msgspec.Struct, frozen=True):
    """A place that defines a name; ``within`` is the class, function, magic or type of cell around it."""

    name: str
    cell: int
    line: int
    last_line: int
    manner: Manner
    within: str = ""
    is_function: bool = True

    @property
    def lines(self) -> range:
        """Its lines."""
        return range(self.line, self.last_line + 1)


def definitions_in(cell: NotebookCell, *, is_code: bool) -> Iterator[Definition]:
    """Yield what a cell defines; ``is_code`` says whether it counts as code."""
    magic = magic_of(cell.source)
    if not is_code:
        yield from _in_lines(cell, _DEFINITION, "text", cell.cell_type)
    elif is_not_run(magic):
        yield from _in_lines(cell, _DEFINITION, "magic", magic)
    else:
        tree = tree_of(cell.source)
        inner = list(_in_tree(cell.number, tree, "timed" if magic == "timeit" else "branch")) if tree else []
        branched = {definition.line for definition in inner if definition.manner == "branch"}
        yield from (one for one in _in_statements(cell) if one.is_function or branched.isdisjoint(one.lines))
        yield from inner if tree else _in_lines(cell, _DEFINITION, "unread")
        yield from _in_lines(cell, _COMMENT, "comment")


def _in_lines(cell: NotebookCell, pattern: re.Pattern[str], manner: Manner, within: str = "") -> Iterator[Definition]:
    for number, line in enumerate(lines_of(cell.source), start=1):
        found = pattern.match(line)
        if found is not None:
            yield Definition(found[1], cell.number, number, number, manner, within)


def _in_statements(cell: NotebookCell) -> Iterator[Definition]:
    for statement in statements_of(cell.number, cell.source) or ():
        is_function = statement.kind in {"def", "class"}
        if statement.kind != "unread":
            for name in statement.binds:
                place = statement.cell, statement.line, statement.last_line
                yield Definition(name, *place, "bound", is_function=is_function)


def _in_tree(cell: int, tree: ast.Module, at_top: Manner) -> Iterator[Definition]:
    """Yield functions and classes that running the cell's statements does not bind."""
    waiting: list[tuple[ast.AST, Manner, str]] = [(tree, at_top, "")]
    while waiting:
        parent, manner, within = waiting.pop()
        for node in ast.iter_child_nodes(parent):
            inside: tuple[Manner, str] = (manner, within)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if parent is not tree or at_top == "timed":
                    yield Definition(node.name, cell, node.lineno, node.end_lineno or node.lineno, manner, within)
                inside = ("method" if isinstance(node, ast.ClassDef) else "inner", node.name)
            waiting.append((node, *inside))
