"""One running pytest session of graders, a real sandbox, and notebooks made from mutants."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
import pytest

from autograder.course import Assignment, Course, find_course, load_assignment
from autograder.demo.classroom import make_class, reference_answers
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this checkout; nothing is written into it."""
    return find_course(Path(__file__).parent)


@pytest.fixture(scope="session")
def assignment() -> Assignment:
    return load_assignment("fcn_layer")


@pytest.fixture(scope="session")
def limits() -> Limits:
    """Tight, so that what is endless is quick to test."""
    return Limits(call_cpu_s=1.0, cell_cpu_s=2.0)


@pytest.fixture(scope="session")
def setting(zygote: Launcher, course: Course, assignment: Assignment, limits: Limits) -> Setting:
    return Setting(course, assignment, zygote, limits)


@pytest.fixture(scope="session")
def engine(assignment: Assignment) -> Iterator[Engine]:
    with Engine(assignment.grader) as engine:
        yield engine


@pytest.fixture(scope="session")
def grade_one(setting: Setting, engine: Engine) -> Grade:
    return lambda submission: grade(setting, engine, submission)


@pytest.fixture(scope="session")
def classroom(course: Course, assignment: Assignment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebooks of the demo class."""
    folder = tmp_path_factory.mktemp("class")
    make_class(course.require_release(assignment.name), assignment, folder)
    return folder


@pytest.fixture(scope="session")
def verdict_of(classroom: Path, grade_one: Grade) -> Callable[[str], Verdict]:
    """The verdict on a student of the demo class; each is graded once."""
    known: dict[str, Verdict] = {}

    def verdict(student: str) -> Verdict:
        if student not in known:
            (path,) = classroom.glob(f"{student}.*")
            known[student] = grade_one(Submission(student, path))
        return known[student]

    return verdict


@pytest.fixture(scope="session")
def hand_in(course: Course, assignment: Assignment, tmp_path_factory: pytest.TempPathFactory) -> HandIn:
    """Write a notebook in which the named functions are the given ones and all others are right.

    No function builds on another that may be wrong: what is right is also there as ``right_<function>``.
    """
    release = nbformat.read(course.require_release(assignment.name), as_version=4)
    answers = reference_answers(assignment)
    names = re.compile(rf"\b({'|'.join(answers)})\b")
    right = "\n\n".join(names.sub(r"right_\1", source) for source in answers.values())
    folder = tmp_path_factory.mktemp("mutants")

    def write(student: str, functions: Mapping[str, str], last: str = "") -> Submission:
        notebook = nbformat.from_dict(release)
        for cell in notebook.cells:
            exercise = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
            if cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source = functions.get(exercise, f"{exercise} = right_{exercise}")
        first = next(i for i, cell in enumerate(notebook.cells) if cell.metadata.get("nbgrader", {}).get("solution"))
        notebook.cells.insert(first, nbformat.v4.new_code_cell(right, id="right"))
        notebook.cells.append(nbformat.v4.new_code_cell(last, id="last"))
        path = folder / f"{student}.ipynb"
        nbformat.write(notebook, path)
        return Submission(student, path)

    return write
