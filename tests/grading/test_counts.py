"""How often a function asks, and how its steps grow with the samples: judged beside its values."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from autograder.author.cases import Case, alone
from autograder.author.declare import Plain
from autograder.course import Exercise
from autograder.derive.expected import Expectations
from autograder.grading.ask import Reply
from autograder.grading.counts import asks
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import problems_of, verdict_of
from autograder.numeric.catalogue import CATALOGUE
from autograder.sandbox.calls import Failed, Returned
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict

Judged = Callable[[str], dict[str, CheckVerdict]]

REFERENCE = """
import numpy as np
def slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)
def layer(W, X):
    return np.tanh(W @ X)
"""
SLOPE = Plain(function="slope", outputs=alone("slope"), asks=lambda case: (2, 2 * case.m))
LAYER = Plain(function="layer", outputs=alone("A"))
POINTS = [
    Case(label=f"at {x}", m=2, arguments=(Callback(lambda x: np.sin(3 * x)), np.asarray(x), 1e-5)) for x in (0.4, -1.2)
]
W = np.cos(np.arange(12.0)).reshape(4, 3)
FEW, MANY = (
    Case(label=f"{m} samples", m=m, arguments=(W, np.sin(np.arange(3.0 * m)).reshape(3, m))) for m in (5, 2000)
)


@pytest.fixture(scope="module")
def expectations() -> Expectations:
    reference = ModuleType("reference")
    exec(REFERENCE, vars(reference))  # noqa: S102 - ours
    return Expectations(reference)


@pytest.fixture
def differences(zygote: Launcher, expectations: Expectations, limits: Limits) -> Judged:
    """Judge a student's ``slope``."""

    def judge(source: str) -> dict[str, CheckVerdict]:
        record = Record(Exercise("slope", {"slope": 3.0, "calls": 2.0, "inputs": 1.0}))
        with Session(zygote, [Cell(1, source)], (), limits) as session:
            Judge(session, expectations, record, {}).values(SLOPE, POINTS)
        return {check.name: check for check in verdict_of(record).checks}

    return judge


@pytest.fixture
def layers(zygote: Launcher, expectations: Expectations, limits: Limits) -> Judged:
    """Judge the values and the steps of a student's ``layer``."""

    def judge(source: str) -> dict[str, CheckVerdict]:
        record = Record(Exercise("layer", {"A": 3.0, "steps": 2.0, "inputs": 1.0}))
        with Session(zygote, [Cell(1, f"import numpy as np\n{source}")], (), limits) as session:
            judge = Judge(session, expectations, record, {})
            judge.values(LAYER, [FEW])
            judge.growth(LAYER, FEW, MANY)
        return {check.name: check for check in verdict_of(record).checks}

    return judge


def calls(*asked: int, plain: Plain = SLOPE) -> CheckVerdict:
    """The verdict on the calls of a function that was right otherwise, and asked so often in its cases."""
    record = Record(Exercise("slope", {"slope": 3.0, "calls": 2.0}))
    record.fine("slope")
    for number, count in enumerate(asked):
        case = Case(label=f"case {number}", m=2, arguments=())
        asks(record, plain, case, Reply("slope", case.label, Returned(0.0, asked=count)))
    return verdict_of(record).checks[1]


@pytest.mark.parametrize("asked", [2, 3, 4], ids=["the least", "between", "the most"])
def test_as_many_calls_as_the_limits_allow_are_fine(asked: int) -> None:
    assert (calls(asked).passed, calls(asked).message) == (True, "")


@pytest.mark.parametrize(
    ("asked", "mistake"), [(0, "unasked"), (1, "unasked"), (5, "asked-too-often"), (20_000, "asked-too-often")]
)
def test_fewer_or_more_are_a_mistake_with_a_name(asked: int, mistake: str) -> None:
    check = calls(asked)
    assert (check.passed, check.score, check.mistake) == (False, 0.0, mistake)
    assert check.message.startswith(
        f"slope called the function it was given {asked} times, not 2 to 4 times (case 0); "
    )
    assert check.message.endswith(CATALOGUE[mistake].student)


def test_one_case_in_which_it_asked_too_often_costs_the_check() -> None:
    check = calls(2, 4, 9, 3)
    assert not check.passed
    assert "(case 2)" in check.message


def test_a_function_without_limits_has_no_check_of_its_calls() -> None:
    record = Record(Exercise("layer", {"A": 3.0}))
    asks(record, LAYER, FEW, Reply("layer", FEW.label, Returned(0.0, asked=9)))
    assert record.unjudged == ["A"]


def test_a_call_that_failed_says_nothing_of_how_often_it_asked() -> None:
    record = Record(Exercise("slope", {"slope": 3.0, "calls": 2.0}))
    record.fine("slope")
    asks(record, SLOPE, POINTS[0], Reply("slope", "at 0.4", Failed("raised", "ValueError")))
    check = verdict_of(record).checks[1]
    assert (check.passed, check.message) == (False, "it could not be judged")


def test_central_differences_are_right_in_both(differences: Judged) -> None:
    assert all(check.passed for check in differences(REFERENCE).values())


def test_values_from_elsewhere_are_unasked(differences: Judged) -> None:
    found = differences("import numpy as np\ndef slope(f, x, h): return 3 * np.cos(3 * x) * np.sin(3 * h) / (3 * h)")
    assert found["slope"].passed
    assert (found["calls"].passed, found["calls"].mistake) == (False, "unasked")


def test_a_function_asked_again_and_again_is_right_in_its_values_only(differences: Judged) -> None:
    source = "def slope(f, x, h): return [(f(x + h) - f(x - h)) / (2 * h) for _ in range(3)][0]"
    found = differences(source)
    assert found["slope"].passed
    assert found["calls"].mistake == "asked-too-often"
    assert "6 times, not 2 to 4 times (at 0.4)" in found["calls"].message


def test_calls_alone_do_not_count_where_the_values_are_wrong(differences: Judged) -> None:
    found = differences("def slope(f, x, h): return f(x + h) + f(x - h)")
    assert [found[name].score for name in ("slope", "calls", "inputs")] == [0.0, 0.0, 0.0]
    assert found["calls"].message == "it counts only where something else is right, too"


def test_an_argument_that_the_given_function_refuses_is_the_students_error(
    zygote: Launcher, expectations: Expectations, limits: Limits
) -> None:
    record = Record(Exercise("slope", {"slope": 3.0, "calls": 2.0}))
    refuses = Callback(lambda x: np.asarray(x, float).reshape(()))
    case = Case(label="a point", m=2, arguments=(refuses, np.asarray(0.5), 1e-5))
    with Session(zygote, [Cell(1, "def slope(f, x, h): return f([x, x])")], (), limits) as session:
        Judge(session, expectations, record, {}).values(SLOPE, [case])
    assert verdict_of(record).status == "error"
    assert problems_of(record)[0].startswith("slope: slope raised ValueError: cannot reshape array of size 2")


@pytest.mark.parametrize(
    "value",
    ["W @ X", "np.stack([w @ X for w in W])", "np.einsum('ij,jk->ik', W, X)"],
    ids=["a product", "a loop over the units", "einsum"],
)
def test_steps_that_do_not_grow_are_fine(layers: Judged, value: str) -> None:
    assert all(check.passed for check in layers(f"def layer(W, X): return np.tanh({value})").values())


LOOPS = {
    "for": "A = W @ X\n    for i in range(X.shape[1]): A[:, i] = np.tanh(A[:, i])\n    return A",
    "comprehension": "return np.stack([np.tanh(W @ x) for x in X.T], axis=1)",
    "vectorize": "return np.vectorize(lambda z: np.tanh(z))(W @ X)",
    "map": "return np.stack(list(map(lambda x: np.tanh(W @ x), X.T)), axis=1)",
    "apply_along_axis": "return np.apply_along_axis(lambda x: np.tanh(W @ x), 0, X)",
}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
def test_a_loop_over_the_samples_costs_the_check_of_the_steps_alone(layers: Judged, body: str) -> None:
    found = layers(f"def layer(W, X):\n    {body}")
    assert [found[name].passed for name in ("A", "steps", "inputs")] == [True, False, True]
    assert found["steps"].mistake == "loop-over-samples"
    assert " steps for 5 samples and " in found["steps"].message
    assert found["steps"].message.endswith(CATALOGUE["loop-over-samples"].student)


def test_the_steps_that_are_told_are_the_same_every_time(layers: Judged) -> None:
    source = f"def layer(W, X):\n    {LOOPS['comprehension']}"
    assert layers(source)["steps"] == layers(source)["steps"]


def test_a_function_that_fails_for_many_samples_has_no_steps(layers: Judged) -> None:
    found = layers("def layer(W, X):\n    if X.shape[1] > 9: raise ValueError('too many')\n    return np.tanh(W @ X)")
    assert found["A"].passed
    assert not found["steps"].passed
    assert found["steps"].message.startswith("layer raised ValueError: too many (cell 1, line 3)")
    assert found["steps"].message.endswith("; so in the case, first: 2000 samples")


def test_switching_the_counting_off_is_told(layers: Judged) -> None:
    found = layers("import sys\ndef layer(W, X):\n    sys.settrace(None)\n    return np.tanh(W @ X)")
    assert found["A"].passed
    assert not found["steps"].passed
    assert "SwitchedOffError: it switched off the counting of its steps" in found["steps"].message


def test_steps_that_do_not_grow_do_not_count_where_the_values_are_wrong(layers: Judged) -> None:
    found = layers("def layer(W, X): return W @ X")
    assert [found[name].score for name in ("A", "steps", "inputs")] == [0.0, 0.0, 0.0]
