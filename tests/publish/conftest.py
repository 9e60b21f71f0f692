"""A small course on disk, as an instructor would have it after a term's first deadline."""

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.course import Assignment, Course, Exercise, load_assignment
from autograder.publish import Published
from autograder.verdict import CheckVerdict, ExerciseVerdict, Incident, Verdict

TOKEN = "0123456789abcdef"  # noqa: S105 - the server of one test, on this machine only
STARTED_WITHIN_S = 60
FORMGRADER = "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"
SERVER = ("--port-retries=0", "--no-browser", "--allow-root", f"--IdentityProvider.token={TOKEN}", FORMGRADER)

Ask = Callable[..., str]

ANSWER = "def {name}(*arguments):\n    ### BEGIN SOLUTION\n    return secret_of_the_instructor\n    ### END SOLUTION\n"
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "backprop-101"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError"}
"""


def nbgrader_cell(name: str, source: str, **marks: object) -> nbformat.NotebookNode:
    metadata = {
        "schema_version": 3,
        "grade_id": name,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
    }
    return new_code_cell(source, metadata={"nbgrader": metadata | marks})


def source_cells(exercise: Exercise) -> list[nbformat.NotebookNode]:
    name = exercise.name
    return [
        new_markdown_cell(f"## {name}\nprose of the instructor about ${name.replace('_', ' ')}$"),
        nbgrader_cell(f"{name}-answer", ANSWER.format(name=name), solution=True),
        nbgrader_cell(name, f"assert callable({name})", grade=True, locked=True, points=exercise.max_score),
    ]


def write_source(course: Course, assignment: Assignment) -> None:
    cells = [nbgrader_cell("setup", "import numpy as np", locked=True)]
    for exercise in assignment.exercises:
        cells += source_cells(exercise)
    notebook = new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    path = course.source(assignment.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def jupyter_environment(home: Path) -> dict[str, str]:
    """Environment of a program that sees this Python's commands and nothing of this machine's settings."""
    return os.environ | {
        "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
    }


def run_nbgrader(course: Course, *arguments: str) -> None:
    """Run nbgrader as an instructor does, in the course."""
    command, environment = ["nbgrader", *arguments], jupyter_environment(course.root / "home")
    done = subprocess.run(command, cwd=course.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def environment(course: Course) -> dict[str, str]:
    return jupyter_environment(course.root / "home")


@pytest.fixture(scope="session")
def nbgrader() -> Callable[..., None]:
    return run_nbgrader


@pytest.fixture(scope="session")
def rewrite_source() -> Callable[[Course, Assignment], None]:
    """Write the source notebook of a course anew, for an assignment that may have other exercises than before."""
    return write_source


@pytest.fixture(scope="session")
def assignment() -> Assignment:
    return load_assignment("fcn_layer")


@pytest.fixture(scope="session")
def released_course(tmp_path_factory: pytest.TempPathFactory, assignment: Assignment) -> Course:
    """A course whose assignment nbgrader itself has released."""
    course = Course(tmp_path_factory.mktemp("released"))
    (course.root / "nbgrader_config.py").write_text(CONFIG)
    write_source(course, assignment)
    run_nbgrader(course, "generate_assignment", assignment.name)
    return course


@pytest.fixture
def course(released_course: Course, tmp_path: Path) -> Course:
    """A released course that is the test's own; its gradebook knows the cells and no student."""
    shutil.copytree(released_course.root, tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.fixture
def hand_in(course: Course, assignment: Assignment) -> Callable[..., Path]:
    """Put a student's file where collected submissions lie; by default the release with one answer."""

    def put(student: str, content: bytes | None = None) -> Path:
        path = course.submitted / student / assignment.name / f"{assignment.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            notebook = nbformat.read(course.release(assignment.name) / path.name, as_version=4)
            next(c for c in notebook.cells if is_named(c, "linear_forward-answer")).source = f"work_of_{student} = 1"
            content = nbformat.writes(notebook).encode()
        path.write_bytes(content)
        (path.parent / "timestamp.txt").write_text("2026-03-05 11:22:33.456789 UTC")
        return path

    return put


def is_named(cell: nbformat.NotebookNode, grade_id: str) -> bool:
    return cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id


@pytest.fixture(scope="session")
def judge(assignment: Assignment) -> Callable[..., Verdict]:
    """Make a verdict in which the named ``exercise.check`` items fail with a message, and all others pass."""

    def make(student: str, *failed: str, message: str = "has the shape (3, 5), expected (5, 3)") -> Verdict:
        exercises = []
        for exercise in assignment.exercises:
            wrong = {name for name in exercise.points if f"{exercise.name}.{name}" in failed}
            checks = [
                CheckVerdict(name=name, passed=False, score=0, max_score=points, mistake="transposed", message=message)
                if name in wrong
                else CheckVerdict(name=name, passed=True, score=points, max_score=points)
                for name, points in exercise.points.items()
            ]
            exercises.append(
                ExerciseVerdict(
                    name=exercise.name,
                    score=sum(check.score for check in checks),
                    max_score=exercise.max_score,
                    status="wrong" if wrong else "correct",
                    checks=tuple(checks),
                )
            )
        return Verdict(
            assignment=assignment.name,
            student=student,
            submission_sha256="0" * 64,
            status="graded",
            score=sum(exercise.score for exercise in exercises),
            max_score=assignment.max_score,
            duration_s=0.25,
            exercises=tuple(exercises),
        )

    return make


@pytest.fixture(scope="session")
def fail_to_judge(assignment: Assignment) -> Callable[[str], Verdict]:
    """Make the verdict that stands for a failure of ours."""

    def make(student: str) -> Verdict:
        return Verdict(
            assignment=assignment.name,
            student=student,
            submission_sha256="0" * 64,
            status="ungraded",
            score=0,
            max_score=assignment.max_score,
            duration_s=0.25,
            exercises=(),
            incidents=(Incident(kind="internal-error", detail="the sandbox did not start"),),
        )

    return make


@pytest.fixture
def three_students(hand_in: Callable[..., Path], judge: Callable[..., Verdict]) -> list[Published]:
    """One who has everything, one with two mistakes in an exercise, one who handed in nothing readable."""
    everything = [f"{e.name}.{check}" for e in load_assignment("fcn_layer").exercises for check in e.points]
    return [
        Published(judge("ada"), hand_in("ada")),
        Published(judge("bob", "linear_backward.dW", "linear_backward.db"), hand_in("bob")),
        Published(judge("cyd", *everything, message="the notebook cannot be read"), hand_in("cyd", b"{not json")),
    ]


@pytest.fixture
def start_formgrader(course: Course, environment: dict[str, str]) -> Iterator[Callable[[], Ask]]:
    """Start a Jupyter server with formgrader in the course; return what asks it: path and method to the answer."""
    servers: list[subprocess.Popen[bytes]] = []

    def start() -> Ask:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = course.root / "server.log"
        command = [sys.executable, "-m", "jupyter", "server", *SERVER, f"--port={port}"]
        with log.open("wb") as output:
            server = subprocess.Popen(command, cwd=course.root, env=environment, stdout=output, stderr=output)
        servers.append(server)

        def ask(path: str, method: str = "GET") -> str:
            headers = {"Authorization": f"token {TOKEN}"}
            request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers, method=method)
            with urllib.request.urlopen(request, timeout=STARTED_WITHIN_S) as response:  # noqa: S310 - http, see above
                return str(response.read().decode())

        deadline = time.monotonic() + STARTED_WITHIN_S
        while not is_listening(port):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        return ask

    yield start
    for server in servers:
        server.kill()
        server.wait()


def is_listening(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
