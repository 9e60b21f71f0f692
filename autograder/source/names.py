"""Which names a notebook's functions may reach, by the names in its cells."""

import builtins
from collections import defaultdict, deque
from collections.abc import Iterable
from functools import cached_property

import msgspec

from autograder.source.scopes import ANYTHING, DYNAMIC, Statement
from autograder.source.statements import MAX_CHARACTERS, MAX_STATEMENTS, statements_of

_MAX_STEPS = 200_000
_BUILTINS = frozenset(dir(builtins))


class Rebound(msgspec.Struct, frozen=True):
    """A name that a later cell binds again, or deletes."""

    name: str
    cell: int
    line: int


class Source:
    """The cells of a notebook in the order they run; they are read, not run.

    An answer is None if it cannot be known: the cells are too large or too deep, or reach names that they do not show.
    """

    def __init__(self, cells: Iterable[tuple[int, str]]) -> None:
        """Read cells, given as (number, source)."""
        cells = tuple(cells)
        is_small = sum(len(source) for _, source in cells) <= MAX_CHARACTERS
        read = [statements_of(number, source) for number, source in cells] if is_small else [None]
        self.statements = tuple(statement for found in read for statement in found or ())
        self.is_whole = None not in read and len(self.statements) <= MAX_STATEMENTS

    def reaches(self, function: str) -> frozenset[str] | None:
        """Return all names that a call of ``function`` may reach, directly or not, itself included."""
        return self._graph.closure(function) if self.is_whole else None

    def reach_of_all(self, functions: Iterable[str]) -> frozenset[str] | None:
        """Return all names that calls of any of these functions may reach."""
        return self._graph.closure(*functions) if self.is_whole else None

    def rebound_after(self, function: str, cell_number: int) -> list[Rebound] | None:
        """Return the names on which ``function`` depends when ``cell_number`` has run and that later cells bind again.

        They may include its own name and builtins.
        """
        if not self.is_whole:
            return None
        numbers = [statement.cell for statement in self.statements]
        end = max((at + 1 for at, number in enumerate(numbers) if number == cell_number), default=None)
        if end is None:
            end = next((at for at, number in enumerate(numbers) if number > cell_number), len(numbers))
        before, after = self.statements[:end], self.statements[end:]
        names = _Graph(before).closure(function)
        if names is None or any(statement.is_dynamic for statement in after):
            return None
        known = names & (_BUILTINS | {name for statement in before for name in statement.binds})
        return [
            Rebound(name, statement.cell, statement.line)
            for statement in after
            for name in sorted(known & self._bound_by(statement))
        ]

    def definition_at(self, cell: int, line: int) -> str | None:
        """Return the top-level function or class that contains a line."""
        for statement in self.statements:
            if statement.cell == cell and statement.line <= line <= statement.last_line:
                return next(iter(statement.binds), None) if statement.kind in {"def", "class"} else None
        return None

    def _bound_by(self, statement: Statement) -> frozenset[str]:
        """Return the names that are bound or deleted when the statement runs, also in functions that it calls."""
        called = [self._binds_when_called.get(name, frozenset()) for name in statement.reads_now]
        return statement.binds | statement.deletes | frozenset[str]().union(*called)

    @cached_property
    def _binds_when_called(self) -> dict[str, frozenset[str]]:
        found = [statement for statement in self.statements if statement.binds_later]
        return {name: statement.binds_later for statement in found for name in statement.binds}

    @cached_property
    def _graph(self) -> "_Graph":
        return _Graph(self.statements)


class _Graph:
    """Which names reach which, after all of these statements have run."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._statements = statements
        self._of_name: dict[str, set[int]] = defaultdict(set)
        self._steps = 0
        for number, statement in enumerate(statements):
            for name in statement.binds | statement.mutates | statement.binds_later:
                self._of_name[name].add(number)
        self._containers = frozenset(
            name for statement in statements if statement.kind == "container" for name in statement.binds
        )
        # What is passed to a call may be stored in any container that the call can reach, such as a table of functions.
        self._kept: dict[str, set[int]] = defaultdict(set)
        found = [(number, self._containers_of(statement)) for number, statement in enumerate(statements)]
        for number, names in found:
            for name in names:
                self._kept[name].add(number)
        self._steps_before = self._steps

    def closure(self, *names: str) -> frozenset[str] | None:
        """Return all names that these names reach; None if that cannot be known."""
        self._steps = self._steps_before
        found = self._closure(names)
        hidden = any(ANYTHING in statement.binds for statement in self._statements)
        return None if hidden or not DYNAMIC.isdisjoint(found) or self._steps > _MAX_STEPS else frozenset(found)

    def _containers_of(self, statement: Statement) -> set[str]:
        if not statement.passes or not self._containers:
            return set()
        return self._closure(statement.reads_now | statement.mutates) & self._containers

    def _closure(self, names: Iterable[str]) -> set[str]:
        found = set(names)
        waiting = deque(found)
        while waiting and self._steps <= _MAX_STEPS:
            name = waiting.popleft()
            for led in self._led_from(name):
                self._steps += 1 + len(led)
                new = led - found
                found |= new
                waiting += new
        return found

    def _led_from(self, name: str) -> Iterable[frozenset[str]]:
        for number in self._of_name.get(name, ()):
            yield self._statements[number].reads
        for number in self._kept.get(name, ()):
            statement = self._statements[number]
            yield statement.passes | statement.reads_later
