"""Lets a hidden grader be run by hand: ``pytest autograder/graders/test_<a>.py --submission notebook.ipynb``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import find_course, load_assignment
from autograder.grading.grade import GraderPlugin, exercise_of
from autograder.grading.score import problems_of
from autograder.grading.work import Setting
from autograder.notebook import read_notebook
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.text import plain

_PLUGIN = pytest.StashKey[GraderPlugin]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--submission``."""
    parser.addoption("--submission", type=Path, help="the student's notebook to judge")


def pytest_configure(config: pytest.Config) -> None:
    """Register what the graders judge with."""
    config.stash[_PLUGIN] = GraderPlugin()
    config.pluginmanager.register(config.stash[_PLUGIN])


@pytest.fixture(scope="module", autouse=True)
def _paper(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the tests of one assignment judge the submission."""
    submission: Path | None = request.config.getoption("--submission")
    if submission is None:
        msg = "hidden graders judge a submission; name one: pytest GRADER --submission NOTEBOOK"
        raise pytest.UsageError(msg)
    assignment = load_assignment(request.path.stem.removeprefix("test_"))
    setting = Setting(find_course(Path.cwd()), assignment, launcher("zygote"), Limits())
    plugin = request.config.stash[_PLUGIN]
    with setting.open(read_notebook(submission)) as work:
        plugin.work = work
        yield
        plugin.work = None


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Let a test fail with the messages that the student would read."""
    result = yield
    work = pyfuncitem.config.stash[_PLUGIN].work
    problems = problems_of(work.records[exercise_of(pyfuncitem)]) if work else []
    if problems:
        pytest.fail(plain("\n".join(problems)), pytrace=False)
    return result
