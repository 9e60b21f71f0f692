"""What was handed out, handed in again: the stub, the reference, and cells that were or were not edited."""

from collections.abc import Callable
from pathlib import Path

import nbformat

from autograder.course import Assignment, Course
from autograder.notebook import DEMONSTRATION
from autograder.submission import Submission
from autograder.verdict import ExerciseVerdict, Verdict

Grade = Callable[[Submission], Verdict]


def exercise(verdict: Verdict, name: str) -> ExerciseVerdict:
    return next(exercise for exercise in verdict.exercises if exercise.name == name)


def test_the_stub_scores_nothing_and_everything_is_missing(
    course: Course, assignment: Assignment, grade_one: Grade
) -> None:
    verdict = grade_one(Submission("stub", course.require_release(assignment.name)))
    assert (verdict.status, verdict.score) == ("graded", 0.0)
    assert {exercise.status for exercise in verdict.exercises} == {"missing"}
    # Its public checks and demonstrations would all fail, were they run.
    assert verdict.incidents == ()


def test_the_source_scores_everything(course: Course, assignment: Assignment, grade_one: Grade) -> None:
    verdict = grade_one(Submission("source", course.source(assignment.name)))
    assert (verdict.status, verdict.score, verdict.max_score) == ("graded", 100.0, 100.0)
    assert {exercise.status for exercise in verdict.exercises} == {"correct"}
    assert verdict.incidents == ()


def test_edited_checks_and_demonstrations_are_run_and_edited_checks_are_reported(
    course: Course, assignment: Assignment, grade_one: Grade, tmp_path: Path
) -> None:
    notebook = nbformat.read(course.source(assignment.name), as_version=4)
    check = next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "cross_entropy"
    )
    demonstration = next(cell for cell in notebook.cells if DEMONSTRATION in cell.metadata.get("tags", []))
    check.source = "cross_entropy = None\n" + check.source
    demonstration.source += "\nlayer_forward = None"
    nbformat.write(notebook, tmp_path / "edited.ipynb")
    verdict = grade_one(Submission("edited", tmp_path / "edited.ipynb"))
    assert "another meaning" in str(exercise(verdict, "layer_forward").checks)  # it was right when its own check ran
    assert exercise(verdict, "cross_entropy").status == "missing"
    edited = [incident.detail for incident in verdict.incidents if incident.kind == "edited-notebook"]
    assert edited == [f"cell {notebook.cells.index(check) + 1}: the check cross_entropy was edited"]
