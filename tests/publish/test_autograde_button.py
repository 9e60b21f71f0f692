"""Formgrader's autograde button, pressed over HTTP in a course with our settings."""

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment, Course, find_course
from autograder.demo.classroom import make_class
from autograder.verdict import from_json

PROJECT = find_course(Path(__file__).parent)
TOKEN = "0123456789abcdef"  # noqa: S105 - the server of one test, on this machine only
STARTED_WITHIN_S = 60
SERVER = (
    "--port-retries=0",
    "--no-browser",
    "--allow-root",
    f"--IdentityProvider.token={TOKEN}",
    "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}",
)

Press = Callable[[str], dict[str, Any]]


@pytest.fixture
def course(tmp_path: Path, assignment: Assignment) -> Course:
    """A course whose class is there to be handed in; nobody has, and there is no gradebook."""
    course = Course(tmp_path / "course")
    shutil.copytree(PROJECT.root / "source" / assignment.name, course.root / "source" / assignment.name)
    shutil.copytree(PROJECT.release(assignment.name), course.release(assignment.name))
    shutil.copyfile(PROJECT.root / "nbgrader_config.py", course.root / "nbgrader_config.py")
    make_class(course.require_release(assignment.name), assignment, course.root / "class")
    return course


@pytest.fixture
def press(course: Course, assignment: Assignment, environment: dict[str, str]) -> Iterator[Press]:
    """Run a Jupyter server with formgrader; return what its autograde button for a student gives."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", *SERVER, f"--port={port}"]
    log = course.root / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=course.root, env=environment, stdout=output, stderr=output)
    deadline = time.monotonic() + STARTED_WITHIN_S
    try:
        while not listens(port):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        yield lambda student: post(port, f"/formgrader/api/submission/{assignment.name}/{student}/autograde")
    finally:
        server.kill()
        server.wait()


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def post(port: int, path: str) -> dict[str, Any]:
    headers = {"Authorization": f"token {TOKEN}"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=STARTED_WITHIN_S) as response:  # noqa: S310 - http, see above
        return dict(json.load(response))


def hand_in_work_of(other: str, course: Course, assignment: Assignment) -> None:
    folder = course.submitted / "ada" / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(course.root / "class" / f"{other}.ipynb", folder / f"{assignment.name}.ipynb")


def score(course: Course) -> float:
    with closing(sqlite3.connect(course.gradebook)) as gradebook:
        [total] = gradebook.execute("SELECT sum(auto_score) FROM grade").fetchone()
    return float(total)


def journal(course: Course, assignment: Assignment) -> list[float]:
    lines = (course.grades(assignment.name) / "results.jsonl").read_bytes().splitlines()
    return [from_json(line).score for line in lines]


def test_the_button_grades_every_new_submission_once(course: Course, assignment: Assignment, press: Press) -> None:
    hand_in_work_of("mei", course, assignment)
    for _ in range(2):
        answer = press("ada")
        assert answer["success"], answer
        assert (score(course), journal(course, assignment)) == (88, [88])
    hand_in_work_of("amara", course, assignment)
    assert press("ada")["success"]
    assert (score(course), journal(course, assignment)) == (assignment.max_score, [88, assignment.max_score])


def test_a_server_that_is_older_than_the_course_refuses_to_grade(
    course: Course, assignment: Assignment, press: Press
) -> None:
    hand_in_work_of("kwame", course, assignment)
    assert press("ada")["success"]
    with course.require_release(assignment.name).open("a") as release:
        release.write("\n")
    answer = press("ada")
    assert not answer["success"]
    assert "has changed while this program was running" in answer["log"]
    assert (score(course), journal(course, assignment)) == (0, [0])
