"""Writes the notebooks of the cases that were asked for, runs them in Jupyter, and grades them, all at once."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matplotlib as mpl
import pytest
from green import Case, Work, all_cases, do
from matplotlib import font_manager

from autograder.collect import submissions
from autograder.course import Course, find_course
from autograder.grading.batch import Job, grade_all
from autograder.verdict import Verdict

COURSE = find_course(Path(__file__))
PROGRAM = Path(__file__).parent / "run_kernels.py"
STUDENTS_PYTHON = COURSE.root / ".student" / "bin" / "python"
TIMEOUT_S = 600

Works = Mapping[str, tuple[Case, Work]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        cases = all_cases()
        metafunc.parametrize("case", cases, ids=[case.name for case in cases])


@pytest.fixture(scope="session")
def works(request: pytest.FixtureRequest) -> Works:
    """The cases that were asked for, and their notebooks."""
    params = (item.callspec.params.get("case") for item in request.session.items if hasattr(item, "callspec"))
    cases = {case.name: case for case in params if isinstance(case, Case)}
    return {name: (case, do(COURSE, case)) for name, case in cases.items()}


@pytest.fixture(scope="session")
def troubles(works: Works, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What went wrong in Jupyter, by case."""
    folder = tmp_path_factory.mktemp("jupyter")
    jobs = {name: _job(folder / name, case, work) for name, (case, work) in works.items()}
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    font_manager.findfont("DejaVu Sans")  # makes the cache of fonts, which takes seconds
    environment = {
        **{variable: str(folder / variable) for variable in ("HOME", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR")},
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # as ipykernel sets it before matplotlib is imported
        "MPLCONFIGDIR": mpl.get_cachedir(),
        "PATH": os.pathsep.join([str(_programs(folder / "bin")), os.environ["PATH"]]),
    }
    command: list[str | Path] = [STUDENTS_PYTHON, "-Xfrozen_modules=off", PROGRAM, folder / "jobs.json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    assert done.returncode == 0, done.stderr
    troubles: dict[str, list[str]] = json.loads(done.stdout)
    return troubles


def _programs(folder: Path) -> Path:
    """Make a folder with a ``pip`` that installs nothing: no test changes the machine."""
    folder.mkdir()
    pip = folder / "pip"
    pip.write_text("#!/bin/sh\necho Requirement already satisfied\n", encoding="utf-8")
    pip.chmod(0o755)
    return folder


def _job(folder: Path, case: Case, work: Work) -> dict[str, object]:
    """Lay out what a kernel finds: what was handed out, the student's files, and what is only there elsewhere."""
    shutil.copytree(COURSE.release(case.assignment), folder)
    for name, text in work.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    modules = folder.with_name(f"{folder.name}-elsewhere")
    for name, text in case.elsewhere.items():
        file = modules / f"{name.replace('.', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {"folder": str(folder), "path": [str(modules)], "cells": work.run_in_jupyter()}


@pytest.fixture(scope="session")
def verdicts(works: Works, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """The verdicts of the engine, by case."""
    course = Course(tmp_path_factory.mktemp("course"))
    shutil.copytree(COURSE.root / "release", course.root / "release")
    for name, (case, work) in works.items():
        folder = course.submitted / name / case.assignment
        folder.mkdir(parents=True)
        (folder / f"{case.assignment}.ipynb").write_bytes(work.handed_in())
        for file, text in work.files.items():
            (folder / file).write_text(text, encoding="utf-8")

    # A worker starts for longer than it grades a notebook, so it is one an assignment, and two assignments at a
    # time, the one that trains networks first.
    def grade(assignment: str) -> list[Verdict]:
        return [*grade_all(Job(course, assignment, "zygote"), submissions(course, assignment), 1)]

    with ThreadPoolExecutor(2) as pool:
        assignments = {case.assignment for case, _ in works.values()}
        graded = pool.map(grade, sorted(assignments, key=lambda name: (name != "four_equations", name)))
        return {verdict.student: verdict for verdicts in graded for verdict in verdicts}
