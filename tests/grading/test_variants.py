"""Whatever is mathematically right earns full marks: a corpus of right solutions that differ from the reference.

A variant is ``tests/variants/<assignment>/<variant>.py``: a first line ``# <what is different>``, then plain Python
that defines one or more of the functions. What it does not define is answered by the reference, which then builds on
what it does define.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.collect import Submission
from autograder.course import Assignment, Course, load_assignment
from autograder.demo.classroom import reference_answers
from autograder.grading.engine import Engine
from autograder.grading.paper import Desk
from autograder.grading.single import grade
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict

VARIANTS = {path.stem: path for path in sorted((Path(__file__).parents[1] / "variants" / "fcn_layer").glob("*.py"))}
EXERCISES = {exercise.name for exercise in load_assignment("fcn_layer").exercises}

GradeVariant = Callable[[str], Verdict]


def defined(source: str) -> set[str]:
    """Exercises that a variant answers, by ``def`` or by assignment."""
    names: set[str] = set()
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.FunctionDef):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign):
            names |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return names & EXERCISES


def hand_in(source: str, release: Path, answers: dict[str, str], path: Path) -> Submission:
    """Write the notebook of a variant: its file is one cell, in the place of the first answer it gives."""
    notebook = nbformat.read(release, as_version=4)
    given = defined(source)
    left = [source]
    for cell in notebook.cells:
        if "matplotlib" in cell.source:  # importing it takes longer than all the rest, and draws nothing here
            cell.source = ""
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("solution"):
            exercise = mark["grade_id"].removesuffix("-answer")
            cell.source = answers[exercise] if exercise not in given else left.pop() if left else ""
    nbformat.write(notebook, path)
    return Submission(path.stem, path)


@pytest.fixture(scope="module")
def grade_variant(
    course: Course, assignment: Assignment, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GradeVariant]:
    """Grade with the limits of a real course: loops in Python are right, and slow."""
    folder = tmp_path_factory.mktemp("variants")
    desk = Desk(course, assignment, launcher("bubblewrap"), Limits())
    release, answers = course.require_release(assignment.name), reference_answers(assignment)

    def verdict(name: str) -> Verdict:
        source = VARIANTS[name].read_text(encoding="utf-8")
        return grade(desk, engine, hand_in(source, release, answers, folder / f"{name}.ipynb"))

    return verdict


def test_the_corpus_is_large_and_touches_every_exercise() -> None:
    answered = [defined(path.read_text(encoding="utf-8")) for path in VARIANTS.values()]
    assert len(answered) >= 65
    assert set().union(*answered) == EXERCISES


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_says_what_is_different_and_answers_something(name: str) -> None:
    source = VARIANTS[name].read_text(encoding="utf-8")
    assert source.startswith("# ")
    assert defined(source)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_correct_variant_earns_full_marks(name: str, grade_variant: GradeVariant) -> None:
    verdict = grade_variant(name)
    assert verdict.status == "graded", verdict.incidents
    lost = {
        f"{exercise.name}.{check.name}": check.message
        for exercise in verdict.exercises
        for check in exercise.checks
        if not check.passed
    }
    assert lost == {}
    assert verdict.score == verdict.max_score == 100
    assert {exercise.status for exercise in verdict.exercises} == {"correct"}
    assert verdict.incidents == ()
