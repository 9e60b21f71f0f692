"""Which statements of cells that are left out must run after all, and which other cells need not run.

Public checks and demonstrations are left out because they take time, but students use names that these define.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from autograder.source.names import Source
from autograder.source.scopes import ANYTHING, Statement
from autograder.source.statements import (
    MAX_CHARACTERS,
    MAX_STATEMENTS,
    lines_of,
    statements_of,
    words_in_texts_of,
    words_of,
)

_CHANGES_ALL = re.compile(
    r"\b(seed|set_state|seterr|setrecursionlimit|setattr|simplefilter|filterwarnings|chdir|sys\.path)\b"
)
"""Calls that change something which no name shows."""
_READS_ANYTHING = frozenset(("globals", "eval", "exec"))


class Place(msgspec.Struct, frozen=True):
    """A cell at its place in the notebook; ``number`` is that of the student's cell, 0 for a cell that was put back.

    Of a cell that ``is_left_out`` only the statements run whose names others need. One that ``is_free`` need not run if
    it only displays such names. One that ``is_long`` takes time. ``origin`` is its index in the release, if it is
    there.
    """

    number: int
    source: str
    is_left_out: bool = False
    is_free: bool = False
    is_long: bool = False
    origin: int | None = None


def sources_to_run(places: Sequence[Place], graded: Collection[str]) -> list[str | None]:
    """Return the source to run of each cell, None for a cell that does not run; ``graded`` are the graded functions.

    If a cell may read any name, as with ``eval``, the checks define all their names that do not depend on ``graded``.
    """
    statements = _read(places)
    needs = _Needs(places, statements)
    skipped = _only_looking(places, statements, needs, graded)
    own = [
        number
        for number, statement in enumerate(statements)
        if not places[statement.cell].is_left_out and statement.cell not in skipped
    ]
    if _reads_anything(statements[number] for number in own):
        own += [number for number, statement in enumerate(statements) if _is_given(statement, places, graded)]
    lines: dict[int, set[int]] = defaultdict(set)
    for statement in (statements[number] for number in needs.of(own)):
        lines[statement.cell].update(range(statement.line, statement.last_line + 1))
    return [
        None
        if number in skipped or (place.is_left_out and number not in lines)
        else _only_lines(place.source, lines[number])
        if place.is_left_out
        else place.source
        for number, place in enumerate(places)
    ]


def _read(places: Sequence[Place]) -> list[Statement]:
    """Return the statements of all places in order, their cells counted from 0; of large cells only the words."""
    is_small = sum(len(place.source) for place in places if not place.is_left_out) <= MAX_CHARACTERS
    read: list[Statement] = []
    for number, place in enumerate(places):
        found = statements_of(number, place.source) if is_small or place.is_left_out else None
        read += (words_of(number, place.source),) if found is None else found
        if _reads_anything(found or ()) and not place.is_left_out:
            read.append(words_in_texts_of(number, place.source))
    return read if len(read) <= 2 * MAX_STATEMENTS else [words_of(*one) for one in enumerate(_sources(places))]


def _sources(places: Iterable[Place]) -> Iterator[str]:
    return (place.source for place in places)


def _reads_anything(statements: Iterable[Statement]) -> bool:
    """Return whether names may be read that the source does not show."""
    return any(not _READS_ANYTHING.isdisjoint(statement.reads) for statement in statements)


def _is_given(statement: Statement, places: Sequence[Place], graded: Collection[str]) -> bool:
    """Return whether a statement of a check in the student's notebook binds names without using graded functions."""
    place = places[statement.cell]
    is_of_check = place.is_left_out and not place.is_long and place.number > 0
    return is_of_check and bool(statement.binds) and statement.kind != "compound" and statement.reads.isdisjoint(graded)


def _only_looking(
    places: Sequence[Place], statements: Sequence[Statement], needs: "_Needs", graded: Iterable[str]
) -> set[int]:
    """Return the free cells that use names of left-out cells and that nothing graded depends on."""
    own = [one for one in statements if not places[one.cell].is_left_out]
    at_once = (one.reads_now for one in own if not places[one.cell].is_free)
    cells = sorted({one.cell for one in own})
    matters = Source((cell, places[cell].source) for cell in cells).reach_of_all({*graded, *chain(*at_once)})
    if matters is None:
        return set()
    modules = frozenset(chain(*(one.binds for one in statements if one.kind == "import")))
    skipped: set[int] = set()
    for cell, numbers in _numbers_by_cell(statements).items():
        does = frozenset(chain(*(_changed_by(statements[number], modules) for number in numbers)))
        is_read = ANYTHING not in does and all(statements[number].kind != "unread" for number in numbers)
        is_free = places[cell].is_free and is_read and not _CHANGES_ALL.search(places[cell].source)
        if not is_free or not matters.isdisjoint(does):
            continue
        binders = {statements[binder].cell for number in numbers for binder in needs.binders(number)}
        if any(places[binder].is_left_out or binder in skipped for binder in binders):
            skipped.add(cell)
    return skipped


def _numbers_by_cell(statements: Sequence[Statement]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        found[statement.cell].append(number)
    return found


def _changed_by(statement: Statement, modules: frozenset[str]) -> frozenset[str]:
    changed = statement.binds | statement.deletes | statement.mutates | statement.binds_later
    return changed | (statement.asks - modules)


class _Needs:
    """Finds where each name that a statement reads was last bound, as the notebook runs from top to bottom."""

    def __init__(self, places: Sequence[Place], statements: Sequence[Statement]) -> None:
        self._places = places
        self._statements = statements
        self._binders: dict[str, list[int]] = defaultdict(list)
        self._changers: dict[str, list[int]] = defaultdict(list)
        self._own: set[str] = set()
        for number, statement in enumerate(statements):
            for name in statement.binds | statement.binds_later:
                self._binders[name].append(number)
            if places[statement.cell].is_left_out:
                for name in statement.mutates | statement.asks:
                    self._changers[name].append(number)
            else:
                self._own |= statement.binds | statement.binds_later

    def of(self, numbers: Iterable[int]) -> set[int]:
        """Return the statements of left-out cells that these statements need, directly or not, or are themselves."""
        waiting = list(numbers)
        needed = {number for number in waiting if self._is_left_out(number)}
        while waiting:
            at = waiting.pop()
            new = {one for one in self._directly(at) if self._is_left_out(one)} - needed
            needed |= new
            waiting += new
        return needed

    def binders(self, number: int) -> Iterator[int]:
        """Yield the statements that bind the names that one reads.

        A name that a function reads when it is called may be bound anywhere; a binding by the student is preferred.
        """
        statement = self._statements[number]
        later = statement.reads_later - self._own
        for name in statement.reads_now | later:
            found = self._binders.get(name)
            if found:
                yield found[max(bisect_left(found, number) - 1, 0)]

    def _directly(self, number: int) -> Iterator[int]:
        for binder in self.binders(number):
            yield binder
            if self._is_left_out(binder):
                for name in self._statements[binder].binds & self._statements[number].reads:
                    yield from self._changes(name, binder)

    def _changes(self, name: str, binder: int) -> list[int]:
        """Return the statements that change the value of a name before it is bound again."""
        binders, changers = self._binders[name], self._changers.get(name, [])
        after = bisect_left(binders, binder) + 1
        end = binders[after] + 1 if after < len(binders) else len(self._statements)
        return changers[bisect_left(changers, binder) : bisect_left(changers, end)]

    def _is_left_out(self, number: int) -> bool:
        return self._places[self._statements[number].cell].is_left_out


def _only_lines(source: str, lines: set[int]) -> str:
    """Return a source with only these lines; the others are empty."""
    return "\n".join(line if number in lines else "" for number, line in enumerate(lines_of(source), start=1))
