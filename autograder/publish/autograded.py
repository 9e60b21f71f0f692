"""The notebook that formgrader shows and feedback is made from: the student's work in the instructor's notebook.

Locked cells, test cells, points and metadata are the instructor's, and so is unchanged prose; of the student's file
only the text of cells is used, and shown as text. Deleted cells are restored, copies lose their grade id. Very long
cells are shown in part: code is coloured word by word, and half a megabyte of it would take a gigabyte of memory.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from autograder.course import Course
from autograder.errors import SubmissionError
from autograder.intake.stamps import FORM
from autograder.notebook import NotebookCell, read_notebook
from autograder.publish.files import write_whole
from autograder.publish.instructor import Cell, InstructorCopy, nbgrader_metadata
from autograder.publish.records import Published
from autograder.publish.text import code_block, outcome, wrapped
from autograder.publish.timestamps import TIMESTAMP
from autograder.text import plain
from autograder.verdict import ExerciseVerdict

_NOTHING = "nothing was handed in under the name of this notebook"
_CELL_CHARACTERS = 20_000
_CHARACTERS = 60_000
"""Characters shown of one cell, and of all changed cells together."""
_GIVEN_OUT = "\n\nBelow is the notebook as it was handed out, not the student's work."


def write_autograded(course: Course, instructor: InstructorCopy, submission: Published, time: datetime | None) -> None:
    """Write ``autograded/<student>/<a>/`` for one graded submission: the notebook and when it was handed in."""
    verdict = submission.verdict
    folder = course.autograded / verdict.student / verdict.assignment
    outcomes = {exercise.name: exercise for exercise in verdict.exercises}
    cells = [
        # New ids: a student's may clash, and nbformat gives random ones to a notebook without ids.
        {**_with_outcome(cell, outcomes), "id": f"cell-{number}"}
        for number, cell in enumerate(_cells(instructor.release["cells"], submission.path))
    ]
    notebook = {**instructor.release, "cells": cells, "nbformat": 4, "nbformat_minor": 5}
    write_whole(folder / f"{verdict.assignment}.ipynb", notebook_text(notebook))
    if time is not None:
        write_whole(folder / TIMESTAMP, f"{time:{FORM}}")


def notebook_text(notebook: Mapping[str, Any]) -> str:
    """Return an autograded notebook as the text of its file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cells(given: Sequence[Cell], path: Path | None) -> list[Cell]:
    if path is None or not path.is_file():
        return [_notice(_NOTHING), *given]
    try:
        return _merge(given, _shortened(read_notebook(path), {cell["source"] for cell in given}))
    except SubmissionError as error:
        return [_notice(str(error)), *given]


def _notice(reason: str) -> Cell:
    block = code_block("\n".join(wrapped(reason)))
    return {"cell_type": "markdown", "metadata": {}, "source": f"{block}{_GIVEN_OUT}"}


def _shortened(work: Sequence[NotebookCell], known: set[str]) -> list[NotebookCell]:
    """Return the cells of a student, long ones cut; the file that was handed in stays whole."""
    left, shown = _CHARACTERS, []
    for cell in work:
        limit = min(left, _CELL_CHARACTERS)
        is_known = cell.source in known
        left -= 0 if is_known else min(limit, len(cell.source))
        shown.append(cell if is_known else msgspec.structs.replace(cell, source=_beginning(cell.source, limit)))
    return shown


def _beginning(source: str, limit: int) -> str:
    if len(source) <= limit:
        return source
    told = f"# Only the first {limit:,} of {len(source):,} characters are shown here; the submitted file has them all."
    return f"{source[:limit]}\n\n{told}"


def _merge(given: Sequence[Cell], work: Sequence[NotebookCell]) -> list[Cell]:
    """Return the student's cells in their order: known ones as the instructor's cells, missing ones restored."""
    frames = {_grade_id(cell): cell for cell in given if _grade_id(cell)}
    prose = {cell["source"]: cell for cell in given if cell["cell_type"] == "markdown" and not _grade_id(cell)}
    # Of several copies the last counts, as in nbgrader: its definitions are the ones that remain after a run.
    last = {cell.grade_id: cell.number for cell in work}
    merged = [
        _framed(frames[cell.grade_id], cell)
        if cell.grade_id in frames and last[cell.grade_id] == cell.number
        else prose.get(cell.source) or _extra(cell)
        for cell in work
    ]
    before = None
    for grade_id, frame in frames.items():
        if grade_id not in last:
            names = [_grade_id(cell) for cell in merged]
            merged.insert(names.index(before) + 1 if before else 0, frame)
        before = grade_id
    return merged


def _grade_id(cell: Cell) -> str | None:
    return nbgrader_metadata(cell).get("grade_id")


def _framed(frame: Cell, cell: NotebookCell) -> Cell:
    if not nbgrader_metadata(frame)["solution"]:
        return frame
    return {**frame, "source": _shown(frame["cell_type"], cell.source)}


def _extra(cell: NotebookCell) -> Cell:
    # A raw cell may contain HTML, which nbconvert does not escape.
    kind = "code" if cell.cell_type == "code" else "markdown"
    extra = {"cell_type": kind, "metadata": {}, "source": _shown(kind, cell.source)}
    return extra | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _shown(cell_type: str, source: str) -> str:
    # Markdown may contain HTML, and formulas may contain links: formgrader would run them in the instructor's session.
    return plain(source) if cell_type == "code" else code_block(source)


def _with_outcome(cell: Cell, outcomes: dict[str, ExerciseVerdict]) -> Cell:
    exercise = outcomes.get(_grade_id(cell) or "")
    if exercise is None or not nbgrader_metadata(cell)["grade"] or cell["cell_type"] != "code":
        return cell
    return {**cell, "outputs": [{"output_type": "stream", "name": "stdout", "text": outcome(exercise)}]}
