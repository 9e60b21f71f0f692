"""Runs cells one statement at a time: if one fails, the statements and cells after it still run."""

import ast
import inspect
from collections.abc import Callable, Collection, Iterator
from types import CodeType
from typing import Any, NamedTuple, Protocol

from .clock import Clock, TimeUpError
from .codec import MAX_STATEMENTS
from .failing import Outcome, failure

_MOST_PENDING = 100
_MOST_NAME_CHARACTERS = 80
_BINDING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Language(Protocol):
    """Turns a cell into statements, and runs them."""

    namespace: dict[str, Any]

    def parse(self, cell: int, source: str, above: int) -> list[ast.stmt]:
        """Return the statements of a source that has ``above`` lines of its cell above it."""
        ...

    def compile(self, cell: int, statement: ast.stmt) -> CodeType:
        """Compile one statement."""
        ...

    def execute(self, code: CodeType) -> None:
        """Run compiled code in the namespace."""
        ...


class _Pending(NamedTuple):
    """A statement that failed for a missing name, and the namespace at that time."""

    told: Outcome
    code: CodeType
    namespace: dict[str, Any]


class Statements:
    """Runs the statements of all cells, and notes those that failed."""

    def __init__(self, language: Language) -> None:
        """Parse and run statements with ``language``."""
        self._language = language
        self._pending: dict[int, list[_Pending]] = {}
        self._count = 0
        self._cell = 0
        self.line = 1
        self._is_over = False
        self.failed: list[Outcome] = []

    def run_cell(self, cell: int, source: str, clock: Clock, only: int | None, without: Collection[int]) -> None:
        """Run a cell's statements; ``failed`` has the failures afterwards.

        With ``only``, those that begin in that line; never those that begin in lines ``without``.
        """
        self._begin(cell, clock)
        for statement in self._parsed(source, 0):
            if statement.lineno not in without and only in {None, statement.lineno}:
                self._run(statement)

    def lines_of(self, cell: int, source: str, clock: Clock) -> list[int]:
        """Return the lines in which statements of a cell begin."""
        self._begin(cell, clock)
        return sorted({statement.lineno for statement in self._parsed(source, 0)})

    def run_inside(self, source: str, above: int) -> None:
        """Run the body of a cell magic, which has ``above`` lines of its cell above it."""
        for statement in self._parsed(source, above):
            self._run(statement)

    def fill_gaps(self, cell: int, clock: Clock) -> None:
        """Run again the statements of a cell that lacked a name; they replace no later definition."""
        self._begin(cell, clock)
        pending = self._pending.pop(cell, [])
        for statement in pending:
            names = self._language.namespace
            now = dict(names)
            error = self._error_of(lambda code=statement.code: self._language.execute(code))  # type: ignore[misc]
            # Names that were bound after the statement failed are defined below it in the notebook, so they stay.
            before = statement.namespace
            names.update({name: value for name, value in now.items() if before.get(name, _NOTHING) is not value})
            if error is None:
                continue
            if type(error) is NameError:
                self._pending.setdefault(cell, []).append(statement)
            self._note(error, statement.told["line"], statement.told["bound"])

    def forget(self) -> None:
        """Run no statement again: from now on functions are called."""
        self._pending.clear()

    def _begin(self, cell: int, clock: Clock) -> None:
        self._cell, self._clock, self._is_over, self.failed = cell, clock, False, []

    def _parsed(self, source: str, above: int) -> list[ast.stmt]:
        statements: list[ast.stmt] = []
        error = self._error_of(lambda: statements.extend(self._language.parse(self._cell, source, above)))
        if error is not None:
            line = error.lineno if isinstance(error, SyntaxError) and error.lineno else above + 1
            self._note(error, line, [])
        return statements

    def _run(self, statement: ast.stmt) -> None:
        if self._is_over:
            self._skip(statement)
            return
        self.line = statement.lineno
        code: list[CodeType] = []

        def run() -> None:
            code.append(self._language.compile(self._cell, statement))
            self._language.execute(code[0])

        error = self._error_of(run)
        if error is None:
            return
        if isinstance(statement, ast.Import) and isinstance(error, ImportError):
            bound = self._import_one_by_one(statement)
        else:
            bound = _bound(statement)
        told = self._note(error, statement.lineno, bound)
        if type(error) is NameError and code and self._count < _MOST_PENDING:
            self._count += 1
            pending = _Pending(told, code[0], dict(self._language.namespace))
            self._pending.setdefault(self._cell, []).append(pending)

    def _import_one_by_one(self, statement: ast.Import) -> list[str]:
        """Import the modules of a failed statement one by one, and return the names that are still missing."""
        missing = []
        for module in statement.names:
            single = ast.copy_location(ast.Import([module]), statement)

            def run(single: ast.stmt = single) -> None:
                self._language.execute(self._language.compile(self._cell, single))

            if self._error_of(run) is not None:
                missing += _bound(single)
        return missing

    def _skip(self, statement: ast.stmt) -> None:
        told = {"kind": "timeout", "type": "", "message": "not run: what is above it took too long", "where": ""}
        if len(self.failed) < MAX_STATEMENTS:
            self.failed.append(told | {"line": statement.lineno, "bound": _bound(statement)})

    def _error_of(self, action: Callable[[], None]) -> BaseException | None:
        try:
            with self._clock.running():
                action()
        except BaseException as error:  # noqa: BLE001 - the student's code may raise anything, SystemExit too
            return error
        return None

    def _note(self, error: BaseException, line: int, bound: list[str]) -> Outcome:
        told = failure(error) | {"line": line, "bound": bound}
        if len(self.failed) < MAX_STATEMENTS:
            self.failed.append(told)
        if isinstance(error, TimeUpError) and not self._clock.renew():
            self._is_over = True
        return told


_NOTHING = object()


def _bound(statement: ast.stmt) -> list[str]:
    """Return the names that a statement would have bound, in any of its branches."""
    names = dict.fromkeys(_names(statement))
    return [name[:_MOST_NAME_CHARACTERS] for name in names][:MAX_STATEMENTS]


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, _BINDING):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name.partition(".")[0]
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif not isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        for child in ast.iter_child_nodes(node):
            yield from _names(child)


def is_async(code: CodeType) -> bool:
    """Whether a statement awaits something."""
    return bool(code.co_flags & inspect.CO_COROUTINE)
