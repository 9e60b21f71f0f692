"""Opens and closes nbgrader's gradebook, and enters an assignment's cells."""

import json
import os
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.utils import is_grade, is_locked, is_solution, is_task
from sqlalchemy.exc import DatabaseError

from autograder.course import Course
from autograder.errors import CourseError

Cells = dict[tuple[str, str], dict[str, Any]]
"""What the gradebook keeps about a cell, by kind (grade, solution, task, source) and grade id."""

_ADVICE = {
    "locked": "close what else uses it, such as another nbgrader, then give the same command again",
    "readonly": "make the file and its folder writable",
    "unable to open": "make the file and its folder readable and writable",
    "no such": "run `nbgrader db upgrade` if it is an old one",
    "not a database": "put a backup in its place, or move it away for a new one",
    "malformed": "put a backup in its place, or move it away for a new one",
    "disk": "make room on the disk, then give the same command again",
}
_OTHER_ADVICE = "`nbgrader db` must be able to work with it"
_SOURCE = ("cell_type", "locked", "source", "checksum")
_GRADED = ("cell_type", "max_score")


@contextmanager
def open_gradebook(course: Course, course_id: str) -> Iterator[Gradebook]:
    """Open the course's gradebook, and make it if there is none; it is always closed.

    Raises:
        CourseError: it cannot be made, read or written, here or inside the ``with`` block.
    """
    try:
        with closing(_open(course, course_id)) as gradebook:
            yield gradebook
    except (DatabaseError, InvalidEntry) as error:
        reason = str(getattr(error, "orig", error))
        msg = f"{course.gradebook}: {reason}; {_advice(reason)}"
        raise CourseError(msg) from error


def _advice(reason: str) -> str:
    """Return what to do about an error of the database, whose cause is given only in words."""
    return next((advice for cause, advice in _ADVICE.items() if cause in reason), _OTHER_ADVICE)


def _open(course: Course, course_id: str) -> Gradebook:
    is_new = not course.gradebook.exists()
    try:
        with _scripts_on_path():
            return Gradebook(f"sqlite:///{course.gradebook.resolve()}", course_id)
    except (OSError, subprocess.SubprocessError) as error:
        if is_new:
            course.gradebook.unlink(missing_ok=True)  # nbgrader would never migrate one without a version
        msg = f"{course.gradebook}: cannot be made: {error}; `alembic --version` must run"
        raise CourseError(msg) from error


@contextmanager
def _scripts_on_path() -> Iterator[None]:
    """Put the folder of this Python's programs on PATH: nbgrader calls alembic without a path."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def ensure_cells(gradebook: Gradebook, assignment: str, notebook: Any) -> None:  # noqa: ANN401 - an nbformat node
    """Enter the assignment, its notebook and its cells in the gradebook as they are in ``notebook``.

    Cells may be added, changed and worth other points while there are submissions; nothing is written if nothing
    differs. nbgrader's own step differs: it refuses new cells once there are submissions.

    Raises:
        CourseError: a cell that has submissions is no longer in the notebook.
    """
    gradebook.update_or_create_assignment(assignment)
    wanted, known = _cells(notebook), _known_cells(gradebook, assignment)
    _drop(gradebook, assignment, sorted({name for _, name in known.keys() - wanted.keys()}))
    gradebook.update_or_create_notebook(
        assignment, assignment, kernelspec=json.dumps(notebook["metadata"].get("kernelspec", {}))
    )
    known = _known_cells(gradebook, assignment)
    write = {
        "grade": gradebook.update_or_create_grade_cell,
        "solution": gradebook.update_or_create_solution_cell,
        "task": gradebook.update_or_create_task_cell,
        "source": gradebook.update_or_create_source_cell,
    }
    for (kind, name), fields in wanted.items():
        if known.get((kind, name)) != fields:
            write[kind](name, assignment, assignment, **fields)


def _drop(gradebook: Gradebook, assignment: str, gone: list[str]) -> None:
    if not gone:
        return
    if gradebook.notebook_submissions(assignment, assignment):
        msg = (
            f"source/{assignment}: the gradebook has submissions for {', '.join(gone)}, which the notebook lacks; "
            f"put them back, or delete all marks with `nbgrader db assignment remove {assignment} --force`"
        )
        raise CourseError(msg)
    gradebook.remove_notebook(assignment, assignment)


def _known_cells(gradebook: Gradebook, assignment: str) -> Cells:
    try:
        notebook = gradebook.find_notebook(assignment, assignment)
    except MissingEntry:
        return {}
    return {
        **{("grade", cell.name): _fields(cell, _GRADED) for cell in notebook.grade_cells},
        **{("solution", cell.name): {} for cell in notebook.solution_cells},
        **{("task", cell.name): _fields(cell, _GRADED) for cell in notebook.task_cells},
        **{("source", cell.name): _fields(cell, _SOURCE) for cell in notebook.source_cells},
    }


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401 - nbgrader has no types
    return {name: getattr(row, name) for name in names}


def _cells(notebook: Any) -> Cells:  # noqa: ANN401 - an nbformat node
    cells: Cells = {}
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        name = meta.get("grade_id", "")
        graded = {"cell_type": cell.cell_type, "max_score": float(meta.get("points", 0))}
        kinds = {"grade": is_grade(cell), "solution": is_solution(cell), "task": is_task(cell)}
        cells.update({(kind, name): {} if kind == "solution" else graded for kind, is_one in kinds.items() if is_one})
        if any(kinds.values()) or is_locked(cell):
            cells["source", name] = {
                "cell_type": cell.cell_type,
                "locked": is_locked(cell),
                "source": cell.source,
                "checksum": meta.get("checksum"),
            }
    return cells
