"""Why a name is missing in a student's notebook, in words for the student."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from autograder.cells.definitions import MANNERS, Definition, definitions_in
from autograder.cells.plan import Plan
from autograder.notebook import NotebookCell
from autograder.source.names import Source
from autograder.source.scopes import ANYTHING
from autograder.source.statements import MAX_CHARACTERS
from autograder.text import one_line

_MOST_CHARACTERS = 600
_MOST_LINKS = 3
_ALIKE = 0.85
_LONGEST_NAME = 100
_MOST_CANDIDATES = 200
_TITLES = {"markdown": "a Markdown cell", "raw": "a raw cell"}


class Trouble(msgspec.Struct, frozen=True):
    """A statement or a whole cell that failed, for messages like: cell 3 ``verb`` in line 5: ``text``.

    ``missing`` is the name that it lacked, if that was the cause.
    """

    cell: int
    line: int
    verb: str
    text: str
    missing: str = ""
    is_whole: bool = False


class Whereabouts:
    """Knows where a notebook defines what."""

    def __init__(self, cells: Sequence[NotebookCell], plan: Plan, assignment: str) -> None:
        """Use all cells of a notebook, and what is run of them."""
        self._cells = cells
        self._plan = plan
        self._assignment = assignment

    def why_absent(self, name: str, troubles: Sequence[Trouble]) -> str:
        """Return why there is no function or class of that name; empty if the reason is unknown."""
        return one_line(self._why_absent(name, troubles), _MOST_CHARACTERS)

    def why_undefined(self, name: str, troubles: Sequence[Trouble]) -> str:
        """Return why a name that a function reads is missing; empty if the reason is unknown."""
        return one_line(self._why_undefined(name, troubles, _MOST_LINKS), _MOST_CHARACTERS)

    def function_at(self, cell: int, line: int) -> str:
        """Return the top-level function or class that contains a line, or an empty text."""
        return self._source.definition_at(cell, line) or ""

    def is_put_back(self, cell: int) -> bool:
        """Return whether the cell with that number was restored by us."""
        return cell > len(self._cells)

    def _why_absent(self, name: str, troubles: Sequence[Trouble]) -> str:
        if self._plan.stray:
            return f"this is the notebook of {self._plan.stray}, not of {self._assignment}"
        found = self._definitions.get(name, [])
        told = filter(None, (self._told(definition, troubles) for definition in found))
        return next(told, "") or self._empty(name) or self._misspelt(name)

    def _why_undefined(self, name: str, troubles: Sequence[Trouble], links: int) -> str:
        found = self._definitions.get(name, [])
        for definition in found:
            trouble = _trouble_of(definition, troubles)
            if definition.manner == "bound" and trouble is not None:
                more = self._why_undefined(trouble.missing, troubles, links - 1) if links and trouble.missing else ""
                place = f"cell {trouble.cell} {trouble.verb} in line {trouble.line}"
                return f"`{name}` is missing because {place}: {trouble.text}" + (f"; {more}" if more else "")
            told = self._deleted(name) if definition.manner == "bound" else self._told(definition, troubles)
            if told:
                return f"`{name}` is missing: {told}"
        if found or not self._knows_all:
            return ""
        hint = self._misspelt(name)
        return f"no cell defines `{name}`" + (f", but {hint}" if hint else "")

    def _told(self, definition: Definition, troubles: Sequence[Trouble]) -> str:  # noqa: PLR0911 - one a manner
        cell = f"cell {definition.cell}"
        match definition.manner:
            case "bound" | "branch":
                return self._told_of_code(definition, _trouble_of(definition, troubles))
            case "timed":
                return f"{cell} defines it under %%timeit, which binds nothing"
            case "method":
                return f"it is a method of class {definition.within} in {cell}, and has to be outside of classes"
            case "inner":
                return f"{cell} defines it inside the function {definition.within}, where nothing else can call it"
            case "unread":
                trouble = _trouble_of(definition, troubles)
                return self._told_of_code(definition, trouble) if trouble is not None else ""
            case "magic":
                return f"{cell} defines it under %%{definition.within}, which does not run it in the notebook"
            case "text":
                return f"{cell}, which defines it, is {_TITLES.get(definition.within, 'not a code cell')}"
            case "comment":
                return f"it is only in a comment in {cell}"

    def _told_of_code(self, definition: Definition, trouble: Trouble | None) -> str:
        cell = f"cell {definition.cell}"
        if trouble is not None:
            return f"{cell}, which defines it, {trouble.verb} in line {trouble.line}: {trouble.text}"
        deleted = self._deleted(definition.name)
        if deleted:
            return deleted
        if definition.manner == "branch":
            return f"{cell}, line {definition.line} defines it in a branch that was not taken"
        if not definition.is_function:
            return f"{cell}, line {definition.line} makes it something that cannot be called"
        return ""

    def _deleted(self, name: str) -> str:
        for statement in self._source.statements:
            if name in statement.deletes:
                return f"cell {statement.cell}, line {statement.line} deletes it"
        return ""

    def _empty(self, name: str) -> str:
        for cell in self._cells:
            if cell.grade_id == f"{name}-answer" and not cell.source.strip():
                return f"its cell, cell {cell.number}, is empty"
        return ""

    def _misspelt(self, name: str) -> str:
        """Return a hint at a function with nearly that name that is not one of the assignment's."""
        others = {
            _flat(other): found[-1]
            for other, found in self._definitions.items()
            if other not in self._plan.checks and found[0].is_function and len(other) <= _LONGEST_NAME
        }
        close = difflib.get_close_matches(
            _flat(name)[:_LONGEST_NAME], list(others)[:_MOST_CANDIDATES], n=1, cutoff=_ALIKE
        )
        return f"there is {others[close[0]].name} in cell {others[close[0]].cell}" if close else ""

    @cached_property
    def _knows_all(self) -> bool:
        binds = frozenset[str]().union(*(statement.binds for statement in self._source.statements))
        return self._source.is_whole and ANYTHING not in binds

    @cached_property
    def _source(self) -> Source:
        return Source(self._plan.cells)

    @cached_property
    def _definitions(self) -> Mapping[str, list[Definition]]:
        """The definitions of every name, by priority and then the last first."""
        found: dict[str, list[Definition]] = defaultdict(list)
        if sum(len(cell.source) for cell in self._cells) > MAX_CHARACTERS:
            return found
        for definition in self._all():
            found[definition.name].append(definition)
        for definitions in found.values():
            definitions.sort(key=lambda one: (MANNERS.index(one.manner), -one.cell, -one.line))
        return found

    def _all(self) -> Iterable[Definition]:
        run = {number for number, _ in self._plan.cells}
        for cell in self._cells:
            yield from definitions_in(cell, is_code=cell.cell_type == "code" or cell.number in run)


def _trouble_of(definition: Definition, troubles: Iterable[Trouble]) -> Trouble | None:
    """Return what failed where something is defined: preferably in its own lines, otherwise in its cell."""
    here = [trouble for trouble in troubles if trouble.cell == definition.cell]
    own = [trouble for trouble in here if definition.line <= trouble.line <= definition.last_line]
    whole = [trouble for trouble in here if trouble.is_whole]
    return next(iter([*own, *whole, *here]), None)


def _flat(name: str) -> str:
    return name.replace("_", "").lower()
