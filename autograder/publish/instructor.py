"""The instructor's notebook: the only source of points, locked cells and test cells."""

from typing import Any

import msgspec
from nbgrader import nbgraderformat
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course import Assignment, Course
from autograder.errors import CourseError

Cell = dict[str, Any]
"""A cell in the notebook's JSON."""

# The steps of `nbgrader generate_assignment`, before and after it saves the cells to the gradebook.
_BEFORE_SAVING = (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums)
_AFTER_SAVING = (ClearHiddenTests, ClearMarkScheme, ComputeChecksums, CheckCellMetadata)


class InstructorCopy(msgspec.Struct, frozen=True):
    """A source notebook without its answers: ``saved`` as nbgrader saves it, ``release`` as students get it.

    ``answers`` maps an exercise to the grade id of the answer cell before its grade cell, where nbgrader keeps
    comments; an exercise without one is absent. ``settings`` are the course's.
    """

    saved: dict[str, Any]
    release: dict[str, Any]
    answers: dict[str, str]
    course_id: str
    settings: Config


def read_instructor_copy(course: Course, assignment: Assignment) -> InstructorCopy:
    """Read ``source/<a>/<a>.ipynb`` with the course's settings.

    Raises:
        CourseError: it is missing, not an nbgrader source, or its points are not those of the exercises.
    """
    config = _settings(course)
    path = course.source(assignment.name)
    try:
        saved = _run(_BEFORE_SAVING, nbgraderformat.read(str(path), as_version=4), config)
        release = _run(_AFTER_SAVING, saved, config)
    except Exception as error:  # with a damaged file nbformat and nbgrader may raise anything
        msg = f"{path}: {error}; expected an nbgrader source notebook, as `chainrule build {assignment.name}` writes it"
        raise CourseError(msg) from error
    _check_points(course, assignment, saved)
    course_id = str(config.CourseDirectory.get("course_id", "")).strip()
    return InstructorCopy(saved, release, _answers(assignment, saved), course_id, config)


def nbgrader_metadata(cell: Cell) -> dict[str, Any]:
    """Return nbgrader's metadata of a cell; empty if it has none."""
    metadata = cell["metadata"].get("nbgrader")
    return metadata if isinstance(metadata, dict) else {}


def _settings(course: Course) -> Config:
    path = course.root / "nbgrader_config.py"
    if not path.is_file():
        return Config()
    try:
        return PyFileConfigLoader(path.name, path=str(course.root)).load_config()
    except Exception as error:  # the instructor's program may raise anything
        msg = f"{path}: {type(error).__name__}: {error}; nbgrader must be able to run it"
        raise CourseError(msg) from error


def _run(steps: tuple[Any, ...], notebook: Any, config: Config) -> Any:  # noqa: ANN401 - nbgrader has no types
    for step in steps:
        notebook, _ = step(config=config)(notebook, {})
    return notebook


def _check_points(course: Course, assignment: Assignment, notebook: dict[str, Any]) -> None:
    found = {
        meta["grade_id"]: meta["points"] for meta in map(nbgrader_metadata, notebook["cells"]) if meta.get("grade")
    }
    for exercise in assignment.exercises:
        if found.get(exercise.name) != exercise.max_score:
            there = f"one worth {found[exercise.name]:g}" if exercise.name in found else "none"
            msg = (
                f"{course.source(assignment.name)}: expected a grade cell {exercise.name!r} worth "
                f"{exercise.max_score:g} points, found {there}; `chainrule build {assignment.name}` corrects it"
            )
            raise CourseError(msg)


def _answers(assignment: Assignment, notebook: dict[str, Any]) -> dict[str, str]:
    exercises = {exercise.name for exercise in assignment.exercises}
    answers, last = {}, None
    for meta in map(nbgrader_metadata, notebook["cells"]):
        if meta.get("solution"):
            last = meta["grade_id"]
        if meta.get("grade_id") in exercises and last is not None:
            answers[meta["grade_id"]] = last
    return answers
