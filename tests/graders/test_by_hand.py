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


def test_a_wrong_one_fails_with_what_the_student_would_read(run: Run, course: Course, tmp_path: Path) -> None:
    notebook = nbformat.read(course.source("fcn_layer"), as_version=4)
    marked = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    answer = marked["linear_backward-answer"]
    answer.source = answer.source.replace("dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]")
    nbformat.write(notebook, tmp_path / "wrong.ipynb")
    done = run("--submission", str(tmp_path / "wrong.ipynb"))
    assert done.returncode == 1
    assert "1 failed, 8 passed" in done.stdout
    assert "dW: it is too small everywhere by the factor m" in done.stdout


def test_what_a_student_raises_moves_no_terminal(run: Run, course: Course, tmp_path: Path) -> None:
    notebook = nbformat.read(course.source("fcn_layer"), as_version=4)
    last = 'def linear_forward(A_prev, W, b):\n    raise ValueError("told\\x1b]0;mine\\x07\\x9b2J\\u202e")'
    answers = (c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "linear_forward-answer")
    next(answers).source = last
    nbformat.write(notebook, tmp_path / "loud.ipynb")
    done = run("--submission", str(tmp_path / "loud.ipynb"))
    assert "raised ValueError: told" in done.stdout
    assert not set("\x1b\x07\x9b\u202e") & set(done.stdout)


def test_without_a_submission_it_says_how(run: Run) -> None:
    done = run()
    assert done.returncode != 0
    assert "pytest GRADER --submission NOTEBOOK" in done.stdout + done.stderr
