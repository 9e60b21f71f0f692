"""A release notebook as the build makes it, and the class made from it."""

from pathlib import Path

import nbformat
import pytest

from autograder.course import load_assignment
from autograder.demo.classroom import make_class

ASSIGNMENT = load_assignment("fcn_layer")


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing but setup, stubs and tests."""
    cells = [nbformat.v4.new_code_cell("import numpy as np", id="setup")]
    for name in (exercise.name for exercise in ASSIGNMENT.exercises):
        answer = nbformat.v4.new_code_cell(f"def {name}(*args):\n    raise NotImplementedError", id=f"{name}-answer")
        answer.metadata["nbgrader"] = {"grade_id": f"{name}-answer", "grade": False, "solution": True}
        test = nbformat.v4.new_code_cell("# hidden", id=name)
        test.metadata["nbgrader"] = {"grade_id": name, "grade": True, "solution": False}
        cells += [answer, test]
    path = tmp_path_factory.mktemp("release") / "fcn_layer.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="session")
def classroom(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    make_class(release, ASSIGNMENT, folder)
    return folder
