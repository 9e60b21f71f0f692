"""What a student reads where a function is missing, not written, or lacks something."""

from collections.abc import Callable

import pytest

from autograder.submission import Submission
from autograder.verdict import ExerciseVerdict, Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]
STUB = "def linear_backward(dZ, cache):\n    raise NotImplementedError"
RIGHT = "def linear_backward(dZ, cache):\n    return right_linear_backward(dZ, cache)"
CALLER = "def layer_backward(dA, cache, activation):\n    return linear_backward(dA, cache)"


def exercise(verdict: Verdict, name: str) -> ExerciseVerdict:
    return next(exercise for exercise in verdict.exercises if exercise.name == name)


def message(verdict: Verdict, name: str) -> str:
    return next(check.message for check in exercise(verdict, name).checks if not check.passed)


@pytest.fixture
def grade_answer(hand_in: HandIn, grade_one: Grade) -> Callable[..., Verdict]:
    return lambda name, **functions: grade_one(hand_in(name, functions))


def test_what_is_not_written_is_the_function_that_is_called(grade_answer: Callable[..., Verdict]) -> None:
    verdict = grade_answer("unwritten", linear_backward=STUB, layer_backward=CALLER)
    assert exercise(verdict, "linear_backward").status == "missing"
    assert message(verdict, "linear_backward") == "linear_backward is not written yet"
    told = message(verdict, "layer_backward")
    assert "layer_backward is not written yet" not in told
    if "linear_backward" in told:
        assert told.startswith("linear_backward, which layer_backward calls, is not written yet")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (f"%%timeit -n 1 -r 1\n{RIGHT}", " defines it under %%timeit, which binds nothing"),
        (
            RIGHT.replace("cache)", "cache=jit)", 1),
            ", which defines it, failed in line 1: NameError: name 'jit' is not",
        ),
        ("def linear_backward(dZ, cache:\n    pass", ", which defines it, has a syntax error in line "),
    ],
)
def test_a_function_that_is_absent_says_why(grade_answer: Callable[..., Verdict], answer: str, told: str) -> None:
    verdict = grade_answer("absent", linear_backward=answer)
    assert exercise(verdict, "linear_backward").status == "missing"
    found = message(verdict, "linear_backward")
    assert found.startswith("there is no function linear_backward: cell ")
    assert told in found
    assert ("this course grades with Python 3." in found) == ("syntax" in found)


def test_a_name_whose_import_failed_is_traced_to_it(hand_in: HandIn, grade_one: Grade) -> None:
    answer = "def linear_backward(dZ, cache):\n    return pd.DataFrame(dZ)"
    verdict = grade_one(hand_in("no-pandas", {"linear_backward": answer}, "import pandas as pd"))
    found = message(verdict, "linear_backward")
    assert "linear_backward raised NameError: name 'pd' is not defined (cell " in found
    assert "`pd` is missing because cell " in found
    assert "failed in line 1: No module named 'pandas'; this course grades with Python 3." in found


def test_of_several_statements_that_failed_in_a_cell_the_one_is_told_that_matters(
    grade_answer: Callable[..., Verdict],
) -> None:
    failing = "import seaborn\nscale = no_such_name\nimport pandas as pd\n"
    answer = f"{failing}def linear_backward(dZ, cache):\n    return pd.Series(dZ)"
    found = message(grade_answer("several", linear_backward=answer), "linear_backward")
    assert "failed in line 3: No module named 'pandas'" in found


def test_what_numpy_no_longer_has_is_told_with_the_version_that_grades(grade_answer: Callable[..., Verdict]) -> None:
    answer = "def linear_backward(dZ, cache):\n    return np.float_(dZ)"
    found = message(grade_answer("old-numpy", linear_backward=answer), "linear_backward")
    assert "`np.float_` was removed in the NumPy 2.0 release" in found
    assert "; this course grades with NumPy 2." in found


def test_a_cell_that_took_too_long_is_told_in_words(grade_answer: Callable[..., Verdict]) -> None:
    verdict = grade_answer("slow", linear_backward="linear_backward = [1 for _ in iter(int, 1)]")
    found = message(verdict, "linear_backward")
    assert "took too long in line 1: a cell has 2 s" in found
    assert "TimeUp" not in found + str(verdict.incidents)
