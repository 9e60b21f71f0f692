"""The notebooks in nbgrader's own programs and in a real Jupyter kernel, each of them a process of its own."""

import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from autograder.course import Course, assignment_names, find_course, load_assignment
from autograder.demo.classroom import reference_answers

COURSE = find_course(Path(__file__))
ASSIGNMENT = load_assignment("fcn_layer")
NAME = ASSIGNMENT.name
CHECKS = [exercise.name for exercise in ASSIGNMENT.exercises]
ANSWERS = reference_answers(ASSIGNMENT)
TIMEOUT_S = 240  # some ten times of what a quiet machine takes

Cell = dict[str, Any]


def run(command: list[str], folder: Path, home: Path) -> str:
    """Run one of the environment's programs to a good end and return what it printed.

    It sees nothing of this machine's settings but the font cache, which takes seconds to build.
    """
    font_manager.findfont("DejaVu Sans")
    rooms = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "run",
        "IPYTHONDIR": "ipy",
    }
    environment = os.environ | {
        **{variable: str(home / room) for variable, room in rooms.items()},
        "HOME": str(home),
        "MPLCONFIGDIR": mpl.get_cachedir(),
        "OMP_NUM_THREADS": "1",
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
    }
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def unpack(built: Path, folder: Path, answers: dict[str, str]) -> Path:
    """Copy what was handed out, as a student gets it, and fill in ``answers``."""
    shutil.copytree(built.parent, folder)
    notebook = json.loads(built.read_bytes())
    for cell in notebook["cells"]:
        exercise = cell["id"].removesuffix("-answer")
        if exercise != cell["id"] and exercise in answers:
            cell["source"] = answers[exercise]
    (folder / built.name).write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def execute(folder: Path, home: Path, name: str = NAME) -> list[Cell]:
    """Run the notebook in ``folder`` from top to bottom, past errors, and return its cells with their outputs."""
    run(["jupyter", "execute", "--allow-errors", "--output", "executed", f"{name}.ipynb"], folder, home)
    cells: list[Cell] = json.loads((folder / "executed.ipynb").read_bytes())["cells"]
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code")
    return cells


def errors(cells: list[Cell]) -> dict[str, str]:
    """Return name and text of the error by the id of its cell."""
    return {
        cell["id"]: f"{output['ename']}: {output['evalue']}"
        for cell in cells
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    }


def pictures(cells: list[Cell]) -> list[str]:
    """Ids of the cells that show a picture."""
    return [cell["id"] for cell in cells if any("image/png" in out.get("data", {}) for out in cell.get("outputs", []))]


def complaints(cells: list[Cell]) -> list[str]:
    return [out["text"] for cell in cells for out in cell.get("outputs", []) if out.get("name") == "stderr"]


@pytest.mark.parametrize("name", assignment_names())
def test_with_right_answers_the_notebook_runs_without_error_and_shows_pictures(tmp_path: Path, name: str) -> None:
    answers = reference_answers(load_assignment(name))
    cells = execute(unpack(COURSE.require_release(name), tmp_path / "work", answers), tmp_path / "home", name)
    assert errors(cells) == {}
    assert complaints(cells) == []
    assert pictures(cells)


def test_one_wrong_gradient_fails_the_checks_that_depend_on_it_and_shows_where(tmp_path: Path) -> None:
    right = "dW = dZ @ A_prev.T"
    assert right in ANSWERS["linear_backward"]
    wrong = {"linear_backward": ANSWERS["linear_backward"].replace(right, f"{right} / dZ.shape[1]")}
    cells = execute(unpack(COURSE.require_release(NAME), tmp_path / "work", ANSWERS | wrong), tmp_path / "home")
    found = errors(cells)
    assert set(found) == {"linear_backward", "layer_backward", "model_backward"}
    assert all(text.startswith("AssertionError: dW") for text in found.values())
    assert "yours" in found["linear_backward"]
    drawn = [cell for cell in pictures(cells) if cell in CHECKS]
    assert drawn == ["linear_backward", "layer_backward", "model_backward"]


def test_nbgrader_validates_the_release_once_it_is_filled_in(tmp_path: Path) -> None:
    folder = unpack(COURSE.require_release(NAME), tmp_path / "work", ANSWERS)
    assert "Success! Your notebook passes all the tests." in run(
        ["nbgrader", "validate", f"{NAME}.ipynb"], folder, tmp_path / "home"
    )


def test_nbgrader_reports_every_check_of_the_untouched_release(tmp_path: Path) -> None:
    folder = unpack(COURSE.require_release(NAME), tmp_path / "work", {})
    report = run(["nbgrader", "validate", f"{NAME}.ipynb"], folder, tmp_path / "home")
    assert f"VALIDATION FAILED ON {len(CHECKS)} CELL(S)" in report
    raised = re.findall(r"^ +(\w+Error): ", report, re.MULTILINE)
    assert raised == ["NotImplementedError"] * len(CHECKS)


def test_nbgrader_makes_the_same_release_from_our_source(tmp_path: Path) -> None:
    course = Course(tmp_path / "course")
    shutil.copytree(COURSE.root / "source", course.root / "source")
    shutil.copy(COURSE.root / "nbgrader_config.py", course.root)
    run(["nbgrader", "generate_assignment", NAME], course.root, tmp_path / "home")
    for path in COURSE.release(NAME).glob("*.*"):
        assert (course.release(NAME) / path.name).read_bytes() == path.read_bytes()
    assert len(list(course.release(NAME).iterdir())) == 3
