"""A right function, changed as people change it by a slip; each change has the name of its mistake.

What a slip is called depends on its kind alone, unless a comment at the end of the line says more. A comment below a
statement says what else people write in its place, and what the mistake is called::

    return A * (dA - (dA * A).sum(axis=0))  # slips: factor=softmax-term-missing sign=coupling-sign
    # wrong elementwise-softmax: return dA * A * (1 - A)
"""

import ast
import functools
import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from autograder.source.alternatives import HARMLESS, NAMES, TELLING, Names, alternatives, replaced

_WRITTEN = "written"
"""The kind of what a comment gives in the place of a statement."""
_CONTAINS_ITSELF = re.compile(r"\b(\w+)\.(append\((?:.*, )?|insert\([^,()]*, |extend\()\1\b(?!\[)")
"""NumPy takes forever to find out what a list is made of that contains itself."""
_COMMENT = re.compile(r"#.*?\bslips: (.*)")
_WRONG = re.compile(r"( *)# wrong ([\w+-]+): (.*)")
_ORDER = {kind: number for number, kind in enumerate(NAMES)}


class Slip(NamedTuple):
    """A function or class changed, and the name of the mistake; of lower ``order``, the more telling.

    ``lines`` are those that were changed, counted from 1 at the beginning of the source.
    """

    name: str
    source: str
    order: int
    lines: frozenset[int] = frozenset()


class _Edit(NamedTuple):
    """Other text for the lines from ``first`` to ``last``."""

    first: int
    last: int
    text: str


class _Change(NamedTuple):
    """One slip: of which kind, what it is called, how telling it is, and the edits that make it."""

    kind: str
    name: str
    rank: int
    edits: Sequence[_Edit]

    @property
    def is_telling(self) -> bool:
        return self.rank < 0 or self.kind in TELLING


@functools.cache
def slips(source: str, *, only_values: bool = False) -> Sequence[Slip]:
    """Return the slips of the function or class that ``source`` defines, the more telling ones first.

    With ``only_values`` nothing is changed that steers, nor any function that calls itself: who does not remember where
    it has been may follow every path of a graph.
    """
    function = _Function(source)
    found: dict[str, Slip] = {}
    for change in function.changes(only_values=only_values):
        text = function.edited(change.edits)
        if text and (text not in found or change.rank < found[text].order):
            found[text] = Slip(change.name, text, change.rank, _lines(change.edits))
    return sorted(found.values(), key=lambda slip: slip.order)


def twofold(source: str, *, only_values: bool = False) -> Iterator[Slip]:
    """Yield what two telling slips at once, in two statements, make of the function or class of ``source``."""
    function = _Function(source)
    telling = sorted(
        (change for change in function.changes(only_values=only_values) if change.is_telling),
        key=lambda change: change.rank,
    )
    for one, other in itertools.combinations(telling, 2):
        if one.name != other.name and not _overlap(one.edits, other.edits):
            text = function.edited([*one.edits, *other.edits])
            if text:
                lines = _lines([*one.edits, *other.edits])
                yield Slip("+".join(sorted({one.name, other.name})), text, one.rank + other.rank, lines)


def _lines(edits: Sequence[_Edit]) -> frozenset[int]:
    return frozenset(line for edit in edits for line in range(edit.first, edit.last + 1))


def _overlap(some: Sequence[_Edit], others: Sequence[_Edit]) -> bool:
    return any(one.first <= other.last and other.first <= one.last for one in some for other in others)


class _Function:
    """A right function or class, with what its comments say of its lines."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self._definition = next(
            node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.ClassDef)
        )
        self._told = _told(self._lines)
        self._written = _written(self._lines, self._definition)

    def edited(self, edits: Sequence[_Edit]) -> str:
        """Return the source with some edits; nothing where nothing is changed, or what is changed cannot be run."""
        if any(_CONTAINS_ITSELF.search(edit.text) for edit in edits):
            return ""
        lines = list(self._lines)
        for edit in sorted(edits, reverse=True):
            indent = self._lines[edit.first - 1][: -len(self._lines[edit.first - 1].lstrip()) or None]
            lines[edit.first - 1 : edit.last] = textwrap.indent(edit.text, indent).splitlines()
        return "\n".join(lines)

    def changes(self, *, only_values: bool) -> Iterator[_Change]:
        definition = self._definition
        if isinstance(definition, ast.ClassDef):
            for method in definition.body:
                yield from self._of_body([method], Names.of(method), only_values=only_values)
        else:
            yield from self._of_body(definition.body, Names.of(definition), only_values=only_values)

    def _of_body(self, body: Sequence[ast.stmt], names: Names, *, only_values: bool) -> Iterator[_Change]:
        for at, statement in enumerate(body):
            for name, text in self._written.get(statement.lineno, ()):
                yield _Change(_WRITTEN, name, -1, [_whole(statement, text)])
            if isinstance(statement, ast.While) or (only_values and _calls_itself(statement)):
                continue  # what is changed there may never end
            found = self._of_statement(statement, names)
            if isinstance(statement, ast.If):
                found = itertools.chain(found, self._branches(statement))
            if len(body) > 1 and isinstance(statement, ast.Assign | ast.AugAssign | ast.If | ast.For):
                left_out = self._change("line", statement.lineno, [_whole(statement, "pass")])
                found = itertools.chain(found, [left_out])
            found = itertools.chain(found, self._added_late(statement, body[at + 1 :]))
            yield from (change for change in found if not only_values or change.kind in HARMLESS or change.rank < 0)
            for inner in ("body", "orelse"):
                yield from self._of_body(getattr(statement, inner, ()), names, only_values=only_values)

    def _change(self, kind: str, line: int, edits: Sequence[_Edit]) -> _Change:
        own = self._told.get(line, {}).get(kind)
        return _Change(kind, own or NAMES[kind], -1 if own else _ORDER[kind], edits)

    def _of_statement(self, statement: ast.stmt, names: Names) -> Iterator[_Change]:
        """Yield the changes of a statement, or of what stands at the head of one with others in it."""
        last, is_elif = statement.end_lineno or statement.lineno, False
        made: Iterable[tuple[str, int, ast.AST]]
        match statement:
            case ast.If(test=test):
                choice, last = replaced(statement, body=[ast.Pass()], orelse=[]), statement.body[0].lineno - 1
                is_elif = self._lines[statement.lineno - 1].lstrip().startswith("elif")
                made = [(kind, line, replaced(choice, test=node)) for kind, line, node in alternatives(test, names)]
            case ast.For(iter=over):
                loop, last = replaced(statement, body=[ast.Pass()], orelse=[]), statement.body[0].lineno - 1
                # who goes through a list that grows never ends
                counted = [one for one in alternatives(over, names) if one[0] == "loop"]
                made = [(kind, line, replaced(loop, iter=node)) for kind, line, node in counted]
            case ast.FunctionDef() | ast.With() | ast.Try() | ast.Raise() | ast.Pass():
                return
            case _:
                made = alternatives(statement, names)
        for kind, line, node in made:
            text = ast.unparse(node)
            if last < (statement.end_lineno or 0):
                text = ("el" if is_elif else "") + text.splitlines()[0]
            yield self._change(kind, line, [_Edit(statement.lineno, last, text)])

    def _branches(self, statement: ast.If) -> Iterator[_Change]:
        """Yield the ways to have in one branch what belongs into another."""
        branches, chain = [statement.body], statement.orelse
        while len(chain) == 1 and isinstance(chain[0], ast.If):
            branches.append(chain[0].body)
            chain = chain[0].orelse
        for one, other in itertools.permutations(branches, 2):
            lines = self._lines[other[0].lineno - 1 : other[-1].end_lineno]
            text = textwrap.dedent("\n".join(lines))
            edit = _Edit(one[0].lineno, one[-1].end_lineno or one[-1].lineno, text)
            yield self._change("branch", one[0].lineno, [edit])

    def _added_late(self, statement: ast.stmt, after: Sequence[ast.stmt]) -> Iterator[_Change]:
        """Yield what adds the second term of a sum after the function that the sum is handed to."""
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=left, op=ast.Add(), right=right)):
                for other in after:
                    match other:
                        case ast.Assign(value=ast.Call(args=[ast.Name(id=given), *_]) as call) if given == name:
                            late = replaced(other, value=ast.BinOp(call, ast.Add(), right))
                            edits = [_unparsed(statement, replaced(statement, value=left)), _unparsed(other, late)]
                            yield self._change("late", statement.lineno, edits)
                            return


def _whole(statement: ast.stmt, text: str) -> _Edit:
    return _Edit(statement.lineno, statement.end_lineno or statement.lineno, text)


def _unparsed(statement: ast.stmt, changed: ast.stmt) -> _Edit:
    return _whole(statement, ast.unparse(changed))


def _calls_itself(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.FunctionDef):
        return False
    return any(isinstance(node, ast.Name) and node.id == statement.name for node in ast.walk(statement))


def _told(lines: Sequence[str]) -> Mapping[int, Mapping[str, str]]:
    """Return the names that comments give to slips of their line, by kind."""
    found = {}
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        if comment:
            found[number] = dict(pair.split("=") for pair in comment[1].split())
    return found


def _written(lines: Sequence[str], definition: ast.stmt) -> Mapping[int, Sequence[tuple[str, str]]]:
    """Return what comments give in the place of the statement above them, by the line where that begins."""
    statements = [node for node in ast.walk(definition) if isinstance(node, ast.stmt)]
    found: dict[int, list[tuple[str, str]]] = {}
    for number, line in enumerate(lines, start=1):
        comment = _WRONG.fullmatch(line)
        if comment:
            above = [one.lineno for one in statements if one.col_offset == len(comment[1]) and one.lineno < number]
            found.setdefault(max(above), []).append((comment[2], comment[3]))
    return found
