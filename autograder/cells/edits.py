"""What a student did to the cells that were handed out, for the instructor, in few lines."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from autograder.cells.release import Release, is_set_up
from autograder.course import assignment_names, load_assignment
from autograder.errors import CourseError
from autograder.notebook import NotebookCell

_MOST_LINES = 3
"""Up to this many deleted cells have a line each; more share one line."""
_MOST_NAMES = 6
_DEFINITION = re.compile(r"^(?:async def|def|class)[ \t]+(\w+)", re.MULTILINE)


def edits(cells: Sequence[NotebookCell], release: Release) -> list[str]:
    """Return what was done to cells that have a grade id."""
    counts = Counter(cell.grade_id for cell in cells if cell.grade_id is not None)
    found = [line for cell in cells for line in _edits_of_one(cell, release)]
    doubled = [f"there are {count} cells {name}" for name, count in counts.items() if count > 1]
    return found + doubled + _deleted(counts, release)


def stray(cells: Sequence[NotebookCell], release: Release) -> str:
    """Return the other assignment whose notebook this is, or an empty text.

    It is another's if it has more than half of that one's exercises, none that only ours has, and at most half of ours.
    """
    names = {cell.grade_id.removesuffix("-answer") for cell in cells if cell.grade_id is not None}
    names |= {found[1] for cell in cells if cell.cell_type == "code" for found in _DEFINITION.finditer(cell.source)}
    ours = set(release.exercises)
    if 2 * len(names & ours) > len(ours):
        return ""
    for other, theirs in _other_assignments(release.assignment):
        if not names & (ours - theirs) and 2 * len(names & theirs) > len(theirs):
            return other
    return ""


def _other_assignments(assignment: str) -> Iterator[tuple[str, set[str]]]:
    for name in assignment_names():
        with contextlib.suppress(CourseError):  # reported when that assignment is graded
            if name != assignment:
                yield name, {exercise.name for exercise in load_assignment(name).exercises}


def _edits_of_one(cell: NotebookCell, release: Release) -> Iterator[str]:
    at = release.namesake(cell)
    if at is None:
        return
    given, here = release.cells[at], f"cell {cell.number}:"
    if cell.cell_type != "code":
        yield f"{here} {cell.grade_id} was turned into a {_title(cell)} cell; it is run as the code cell that it was"
    if release.unchanged(cell) == at or given.is_answer:
        return
    if given.is_check:
        yield f"{here} the check {cell.grade_id} was edited"
    elif is_set_up(given):
        done = "edited" if cell.source.strip() else "emptied"
        yield f"{here} the set-up cell {cell.grade_id} was {done}; it is run as it was handed out{_and_more(cell)}"


def _and_more(cell: NotebookCell) -> str:
    return ", then what was added" if cell.source.strip() else ""


def _title(cell: NotebookCell) -> str:
    return {"markdown": "Markdown"}.get(cell.cell_type, cell.cell_type)


def _deleted(counts: Counter[str], release: Release) -> list[str]:
    gone = [cell for cell in release.named_cells if cell.grade_id not in counts]
    if not gone:
        return []
    if len(gone) == len(release.named_cells):
        return ["no cell has its grade id: another program removed them, or the cells were copied"]
    if len(gone) > _MOST_LINES:
        names = [str(cell.grade_id) for cell in gone]
        return [f"{len(gone)} of {len(release.named_cells)} cells with a grade id were deleted: {_listed(names)}"]
    return [_told_deleted(cell) for cell in gone]


def _told_deleted(cell: NotebookCell) -> str:
    if is_set_up(cell):
        return f"the set-up cell {cell.grade_id} was deleted; it is run as it was handed out"
    return f"the cell {cell.grade_id} was deleted"


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
