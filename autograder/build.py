"""Builds the instructor's notebook from a literate reference, and the student's from that."""

import re
import shutil
import tempfile
from collections.abc import Callable
from filecmp import cmp
from io import StringIO
from logging import StreamHandler
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbgrader.converters import GenerateAssignment, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.course import Assignment, Course, Exercise
from autograder.errors import CourseError
from autograder.notebook import DEMONSTRATION

_HANDOUT = Path(__file__).parent / "handout"
_PAGES = ("README.md", "requirements.txt")
"""Files that are beside the folders that students get."""
_RAISED = re.compile(r"^\w+(?:Error|Exception): .+", re.MULTILINE)
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

_ABOUT_CHECKS = {
    "inputs": "`inputs` is for leaving the arguments unchanged",
    "calls": "`calls` for calling a function no more often than necessary",
    "steps": "`steps` for having no loop over the samples",
    "rng": "`rng` for drawing all random numbers from the given generator",
}
_ABOUT_POINTS = (
    "{checks}; these points count only if something else of the exercise is right, too. A mistake in one function "
    "shows again in the functions that call it: correct the first one first."
)

NotebookDict = dict[str, Any]


def build(course: Course, assignment: Assignment) -> None:
    """Write ``source/<a>/`` and ``release/<a>/``.

    Raises:
        CourseError: the reference does not fit the table of points, or nbgrader refuses the notebook.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = _build_in(Path(folder), assignment)
        for ours, theirs in _pairs(fresh, course, assignment):
            _replace(ours, theirs)


def stale_files(course: Course, assignment: Assignment) -> list[Path]:
    """Return the built files that differ from what a build would write now.

    Raises:
        CourseError: as ``build``.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = _build_in(Path(folder), assignment)
        return [path for ours, theirs in _pairs(fresh, course, assignment) for path in _differences(ours, theirs)]


def source_notebook(assignment: Assignment) -> NotebookDict:
    """Return the instructor's notebook: the text of the reference with nbgrader's metadata.

    Raises:
        CourseError: an exercise does not have exactly one cell, or a cell names one that is not in the table.
    """
    try:
        script = assignment.reference.read_text(encoding="utf-8")
    except OSError as error:
        msg = f"{assignment.reference}: {error.strerror}; every assignment needs its reference there"
        raise CourseError(msg) from error
    cells = jupytext.reads(script, fmt="py:percent").cells
    exercises = {exercise.name: exercise for exercise in assignment.exercises}
    _require_all(assignment, cells, exercises)
    built = [_cell(number, cell, exercises) for number, cell in enumerate(cells, start=1)]
    built.insert(1, _points_cell(assignment))
    return {"cells": built, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def _build_in(root: Path, assignment: Assignment) -> Course:
    """Build into a temporary course, so that nbgrader changes nothing else."""
    course = Course(root)
    source = course.source(assignment.name)
    source.parent.mkdir(parents=True)
    notebook = nbformat.from_dict(source_notebook(assignment))
    nbformat.validate(notebook)
    source.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    for helper in (*_HANDOUT.glob("[!_]*.py"), *_data(assignment)):
        shutil.copyfile(helper, source.parent / helper.name)
    _generate(course, assignment)
    for page in _PAGES:
        shutil.copyfile(_HANDOUT / page, root / "release" / page)
    return course


def _data(assignment: Assignment) -> list[Path]:
    """Return the data files that the text of a notebook names; they are put beside it."""
    text = assignment.reference.read_text(encoding="utf-8")
    return [path for path in _HANDOUT.glob("*.npz") if path.name in text]


def _generate(course: Course, assignment: Assignment) -> None:
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.assignment_id = assignment.name
    config.ClearSolutions.code_stub = {"python": "raise NotImplementedError  # your code here"}
    config.SaveCells.enabled = False
    config.GenerateAssignment.no_database = True
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    log = StringIO()
    handler = StreamHandler(log)
    converter.log.setLevel("ERROR")
    converter.log.addHandler(handler)
    try:
        converter.start()
    except NbGraderException as error:
        # nbgrader logs the traceback of the actual error before it raises this
        raised = _RAISED.findall(log.getvalue())
        msg = f"{assignment.reference}: nbgrader cannot make the release: {raised[-1] if raised else error}"
        raise CourseError(msg) from error
    finally:
        converter.log.removeHandler(handler)


def _require_all(assignment: Assignment, cells: list[Any], exercises: dict[str, Exercise]) -> None:
    for role in ("exercise", "check"):
        names = [str(cell.metadata[role]) for cell in cells if role in cell.metadata]
        for name in sorted({*names, *exercises}):
            if names.count(name) != 1 or name not in exercises:
                count = names.count(name)
                where = "is" if name in exercises else "is not"
                msg = (
                    f'{assignment.reference}: {name} has {count} cells {role}="{name}" and {where} in the table of '
                    "points; each exercise of the table needs exactly one"
                )
                raise CourseError(msg)


def _cell(number: int, cell: Any, exercises: dict[str, Exercise]) -> NotebookDict:  # noqa: ANN401 - nbformat's node
    metadata: dict[str, Any] = {}
    cell_id = f"cell-{number:03}"
    for role, mark in _MARKS.items():
        if role in cell.metadata:
            metadata["nbgrader"] = mark(exercises[str(cell.metadata[role])])
            cell_id = metadata["nbgrader"]["grade_id"]
    if "setup" in cell.metadata.get("tags", []):
        cell_id = f"setup-{number:03}"
        metadata["nbgrader"] = _mark(cell_id, locked=True)
    elif DEMONSTRATION in cell.metadata.get("tags", []):
        metadata["tags"] = [DEMONSTRATION]
    built = {"cell_type": cell.cell_type, "id": cell_id, "metadata": metadata, "source": cell.source}
    if cell.cell_type == "code":
        built |= {"execution_count": None, "outputs": []}
    return built


def _mark(grade_id: str, *, grade: bool = False, solution: bool = False, locked: bool = False) -> dict[str, Any]:
    """Return nbgrader's metadata for a cell, schema version 3."""
    return {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
    }


_MARKS: dict[str, Callable[[Exercise], dict[str, Any]]] = {
    "exercise": lambda exercise: _mark(f"{exercise.name}-answer", solution=True),
    "check": lambda exercise: _mark(exercise.name, grade=True, locked=True) | {"points": exercise.max_score},
}


def _points_cell(assignment: Assignment) -> NotebookDict:
    lines = ["| exercise | points | for |", "| --- | --- | --- |"]
    for exercise in assignment.exercises:
        parts = ", ".join(f"{check} {points:g}" for check, points in exercise.points.items())
        lines.append(f"| `{exercise.name}` | {exercise.max_score:g} | {parts} |")
    lines.append(f"| total | {assignment.max_score:g} | |")
    checks = {check for exercise in assignment.exercises for check in exercise.points}
    about = ", ".join(text for check, text in _ABOUT_CHECKS.items() if check in checks)
    lines += ["", _ABOUT_POINTS.format(checks=about)]
    return {"cell_type": "markdown", "id": "points", "metadata": {}, "source": "\n".join(lines)}


def _pairs(fresh: Course, course: Course, assignment: Assignment) -> list[tuple[Path, Path]]:
    name = assignment.name
    return [
        (fresh.source(name).parent, course.source(name).parent),
        (fresh.release(name), course.release(name)),
        *((fresh.root / "release" / page, course.root / "release" / page) for page in _PAGES),
    ]


def _files(folder: Path) -> set[Path]:
    """Return the files in a folder; for a file, an empty path that stands for the file itself."""
    if folder.is_file():
        return {Path()}
    hidden = re.compile(r"\.ipynb_checkpoints|__pycache__")
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {path for path in found if not any(hidden.fullmatch(part) for part in path.parts)}


def _differences(ours: Path, theirs: Path) -> list[Path]:
    fresh, there = _files(ours), _files(theirs)
    changed = {path for path in fresh & there if not cmp(ours / path, theirs / path, shallow=False)}
    return sorted(theirs / path for path in changed | (fresh ^ there))


def _replace(ours: Path, theirs: Path) -> None:
    for path in _differences(ours, theirs):
        fresh = ours / path.relative_to(theirs)
        if fresh.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh, path)
        else:
            path.unlink()
