"""A hidden grader run with plain pytest against one notebook."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course, find_course, load_assignment

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def course() -> Course:
    return find_course(Path(__file__).parent)


@pytest.fixture(scope="module")
def run(course: Course) -> Run:
    """Run the grader as an instructor does, in the course."""
    grader = load_assignment("fcn_layer").grader
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(grader)]
    return lambda *arguments: subprocess.run(
        [*command, *arguments], cwd=course.root, capture_output=True, text=True, check=False, timeout=120
    )


def test_the_reference_passes(run: Run, course: Course) -> None:
    done = run("--submission", str(course.source("fcn_layer")))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "9 passed" in done.stdout


@pytest.fixture(scope="module")
def said_of_a_wrong_one(run: Run, course: Course, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is printed about a notebook with two mistakes, one of which raises what would move a terminal."""
    notebook = nbformat.read(course.source("fcn_layer"), as_version=4)
    marked = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    answer = marked["linear_backward-answer"]
    answer.source = answer.source.replace("dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]")
    loud = 'def cross_entropy(AL, Y):\n    raise ValueError("told\\x1b]0;mine\\x07\\x9b2J\\u202e")'
    marked["cross_entropy-answer"].source = loud
    path = tmp_path_factory.mktemp("by hand") / "wrong.ipynb"
    nbformat.write(notebook, path)
    done = run("--submission", str(path))
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_a_wrong_one_fails_with_what_the_student_would_read(said_of_a_wrong_one: str) -> None:
    assert "2 failed, 7 passed" in said_of_a_wrong_one
    assert "dW: it is too small everywhere by the factor m" in said_of_a_wrong_one


def test_what_a_student_raises_moves_no_terminal(said_of_a_wrong_one: str) -> None:
    assert "raised ValueError: told" in said_of_a_wrong_one
    assert not set("\x1b\x07\x9b\u202e") & set(said_of_a_wrong_one)


def test_without_a_submission_it_says_how(run: Run) -> None:
    done = run()
    assert done.returncode != 0
    assert "pytest GRADER --submission NOTEBOOK" in done.stdout + done.stderr
