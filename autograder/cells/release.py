"""The notebook that students got, and which of its cells are in the one that a student handed in."""

import ast
from collections.abc import Sequence
from functools import cached_property, lru_cache

from autograder.notebook import NotebookCell
from autograder.source.statements import lines_of, statements_of, tree_of


class Release:
    """The cells that were handed out."""

    def __init__(self, assignment: str, cells: Sequence[NotebookCell]) -> None:
        """Use the cells of an assignment's released notebook."""
        self.assignment = assignment
        self.named_cells = [cell for cell in cells if cell.grade_id is not None]
        self.cells = [cell for cell in cells if cell.cell_type == "code"]
        self.exercises = [cell.grade_id for cell in self.cells if cell.is_check and cell.grade_id is not None]
        self._by_grade_id = {cell.grade_id: at for at, cell in enumerate(self.cells) if cell.grade_id is not None}
        self._by_text = {_text(cell.source): at for at, cell in enumerate(self.cells)}
        self._longest = 2 * max((len(cell.source) for cell in self.cells), default=0)

    def unchanged(self, cell: NotebookCell) -> int | None:
        """Return the index of the code cell that this one equals, or None.

        Layout and comments do not matter; in an answer cell only layout does not.
        """
        at = self._by_text.get(_text(cell.source))
        namesake = self.namesake(cell)
        if namesake is not None and self.cells[namesake].is_answer:
            return at
        if at is None and len(cell.source) <= self._longest and cell.source.strip():
            at = self._by_tree.get(_tree(cell.source))
        return at

    def namesake(self, cell: NotebookCell) -> int | None:
        """Return the index of the code cell with the same grade id, or None."""
        return self._by_grade_id.get(cell.grade_id) if cell.grade_id is not None else None

    @cached_property
    def _by_tree(self) -> dict[str | None, int]:
        found = {_tree(cell.source): at for at, cell in enumerate(self.cells)}
        found.pop(None, None)
        return found


def is_set_up(cell: NotebookCell) -> bool:
    """Return whether this is a locked cell that others need, such as one with imports."""
    return cell.cell_type == "code" and cell.grade_id is not None and not cell.is_check and not cell.is_answer


def is_idle(cell: NotebookCell) -> bool:
    """Return whether nothing graded depends on this cell, as long as it is unchanged."""
    return cell.is_check or cell.is_demonstration


def additions(cell: NotebookCell, given: NotebookCell) -> str:
    """Return what a student added to a set-up cell, at its lines; statements that bind its names are left out."""
    statements, ours = statements_of(cell.number, cell.source), statements_of(0, given.source)
    if not statements or not ours:
        return cell.source
    known = frozenset[str]().union(*(statement.binds for statement in ours))
    lines = lines_of(cell.source)
    for statement in statements:
        changed = statement.binds | statement.deletes
        if changed and changed <= known:
            lines[statement.line - 1 : statement.last_line] = [""] * (statement.last_line - statement.line + 1)
    return "\n".join(lines)


def _text(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.splitlines()).strip()


@lru_cache(maxsize=512)
def _tree(source: str) -> str | None:
    tree = tree_of(source)
    try:
        return ast.dump(tree) if tree is not None and tree.body else None
    except RecursionError:
        return None
