"""What failed in the cells of one submission, and which statements the next guest leaves out."""

from collections.abc import Iterable

import msgspec

from autograder.sandbox.calls import Failed, FailedStatement, Outcome

MOST_KEPT = 200
"""How many failed statements of a submission are kept."""
_MOST_DEADLY = 3
"""A cell in which more than this many statements ended a guest is left out as a whole."""


class CellFailures:
    """The failures in the current guest, and what is known from the guests before it."""

    def __init__(self) -> None:
        """Start without failures."""
        self._failed: dict[int, list[FailedStatement]] = {}
        self._left_out: dict[int, dict[int, FailedStatement]] = {}
        self._ends: dict[int, dict[int, FailedStatement]] = {}
        self._passed: set[int] = set()
        self._is_careful = False
        self._lost: set[int] = set()
        self._unrepeatable: set[int] = set()

    def begin(self) -> None:
        """Start again with a new guest: statements that ended a guest, or took too long in one, stay left out."""
        self._failed = {}

    def statements(self) -> list[FailedStatement]:
        """All statements that failed or were left out, in the notebook's order."""
        numbers = self._failed.keys() | self._left_out.keys()
        return [statement for number in sorted(numbers) for statement in self.of(number)][:MOST_KEPT]

    def of(self, number: int) -> list[FailedStatement]:
        """The statements of a cell that failed or were left out, by their lines."""
        left_out = self._left_out.get(number, {})
        failed = [statement for statement in self._failed.get(number, []) if statement.line not in left_out]
        return sorted([*failed, *left_out.values()], key=lambda statement: statement.line)

    def cells(self) -> dict[int, Failed]:
        """Return the first failure of each cell that did not run to its end."""
        firsts = {number: self.of(number) for number in sorted(self._failed.keys() | self._left_out.keys())}
        return {number: found[0].failed for number, found in firsts.items() if found}

    def failed(self, number: int, outcome: Outcome) -> None:
        """Note the outcome of a cell, or of another part of it."""
        found = [*self._failed.get(number, []), *_statements(number, outcome)]
        self._failed[number] = found
        for statement in found:
            if statement.failed.kind == "timeout":
                self._left_out.setdefault(number, {})[statement.line] = statement

    def filled(self, number: int, outcome: Outcome) -> None:
        """Note the outcome of running again the statements of a cell that had lacked a name."""
        self._failed[number] = [statement for statement in self._failed.get(number, []) if not _is_gap(statement)]
        self.failed(number, outcome)

    def gaps(self) -> dict[int, int]:
        """Return, by cell, how many statements failed for a name that may be defined later."""
        counts = {number: sum(map(_is_gap, found)) for number, found in self._failed.items()}
        return {number: count for number, count in counts.items() if count and number not in self._unrepeatable}

    def ended(self, number: int, outcome: Outcome, line: int | None = None, *, is_sought: bool = True) -> None:
        """Note that a guest ended in a cell.

        ``line`` is the statement that ended it; without it, the cell is run statement by statement next time. A cell is
        left out as a whole if it ends a guest that only lists its statements, if the statement is not sought, or if too
        many statements ended guests.
        """
        for statement in _statements(number, outcome):
            self._ends.setdefault(number, {})[line or 1] = msgspec.structs.replace(statement, line=line or 1)
        was_suspect = self.is_suspect(number)
        self._passed.discard(number)
        self._is_careful = True
        ends = self._ends.get(number, {})
        if line is not None:
            self._left_out.setdefault(number, {})[line] = ends[line]
        if (line is None and (was_suspect or not is_sought)) or len(ends) > _MOST_DEADLY:
            self._lost.add(number)
            self._left_out.setdefault(number, {}).update(ends)
        elif line is None:
            self._failed[number] = list(ends.values())

    def ended_again(self, number: int) -> None:
        """Note that a guest ended in the second try of a cell: it gets no third."""
        self._unrepeatable.add(number)

    def is_lost(self, number: int) -> bool:
        """Whether a cell is left out as a whole."""
        return number in self._lost

    def is_suspect(self, number: int) -> bool:
        """Whether a cell is run statement by statement: some cell ended a guest, and none has survived this one."""
        return self._is_careful and number not in self._passed

    def passed(self, number: int) -> None:
        """Note that a guest survived a cell."""
        self._passed.add(number)

    def left_out(self, number: int) -> list[int]:
        """Return the first lines of the statements of a cell that are not run."""
        return sorted(self._left_out.get(number, ()))


def _statements(number: int, outcome: Outcome) -> Iterable[FailedStatement]:
    if not isinstance(outcome, Failed):
        return []
    if not outcome.statements:
        return [FailedStatement(number, 1, outcome)]
    return [msgspec.structs.replace(statement, cell=number) for statement in outcome.statements]


def _is_gap(statement: FailedStatement) -> bool:
    return statement.failed.type_name == "NameError"
