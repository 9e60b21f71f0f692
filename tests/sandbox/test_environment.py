"""The Python and the packages that grade: those that students are told of, whatever ours are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.errors import CourseError
from autograder.sandbox import environment
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.environment import student_python, student_version, student_versions
from autograder.sandbox.session import Session

Ask = Callable[..., Outcome]
ROOT = Path(__file__).resolve().parents[2]
NESTED_QUOTES = """
def told(sizes): return f"{", ".join(f"{name}: {sizes["a"]}" for name in sizes)}"
"""
SIZE_ONE = """
import math, warnings
import numpy as np
def converted(x):
    y = np.zeros(2)
    y[0] = x
    return float(x), int(x), math.exp(x), y
"""
INSIDE = """
import sys, IPython, matplotlib, numpy
def inside():
    modules = (IPython, matplotlib, numpy)
    return "%d.%d" % sys.version_info[:2], [m.__version__ for m in modules], [m.__file__ for m in modules]
"""


def value(outcome: Outcome) -> Any:  # noqa: ANN401 - whatever came back
    assert isinstance(outcome, Returned), outcome
    return outcome.value


def test_a_guest_runs_on_what_we_say(ask: Ask) -> None:
    python, versions, files = value(ask(INSIDE, "inside"))
    assert python == student_python()
    assert versions == [student_version(name) for name in ("ipython", "matplotlib", "numpy")]
    assert all(file.startswith("/site/") for file in files)


def test_the_packages_that_students_are_told_are_those_that_grade() -> None:
    lines = (ROOT / "release" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {"jupyterlab", "matplotlib", "numpy"} <= {line.partition("==")[0] for line in lines}
    for line in lines:
        name, pin, version = line.partition("==")
        assert (pin, version) == ("==", student_version(name))


def test_the_versions_are_said_by_name() -> None:
    numpy, matplotlib = student_version("numpy"), student_version("matplotlib")
    assert student_versions() == f"Python {student_python()}, NumPy {numpy}, Matplotlib {matplotlib}"


def test_syntax_that_is_new_runs_on_a_python_that_is_new_enough(ask: Ask) -> None:
    outcome = ask(NESTED_QUOTES, "told", {"a": 2})
    if tuple(map(int, student_python().split("."))) >= (3, 12):
        assert value(outcome) == "a: 2"
    else:
        assert outcome == Failed("missing", message="there is no function told")


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
def test_an_array_of_one_element_counts_as_a_number(ask: Ask, shape: tuple[int, ...]) -> None:
    source = SIZE_ONE + f"def started(): return converted(np.full({shape}, 2.0))\n"
    as_float, as_int, power, into = value(ask(source, "started"))
    assert (as_float, as_int, round(power, 3), into.tolist()) == (2.0, 2, 7.389, [2.0, 0.0])


def test_warnings_about_such_numbers_do_not_fill_the_output(open_session: Callable[..., Session]) -> None:
    session = open_session(SIZE_ONE + "def many(): return sum(float(np.ones((1, 1))) for _ in range(50_000))\n")
    assert value(session.run([Call("many", ())])[0]) == 50_000
    with session:
        pass
    assert len(session.printed) < 4000


def test_it_is_said_how_to_get_an_environment_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_STUDENT", tmp_path)
    with pytest.raises(CourseError, match=r"pip install -r release/requirements\.txt"):
        student_versions()
    (tmp_path / "pyvenv.cfg").write_text("version = 3.13.0\nexecutable = /nowhere/bin/python3.13\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"/nowhere/bin/python3\.13: not there"):
        environment.python_prefix()
