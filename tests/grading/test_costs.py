"""What is differentiated: the value itself, or how far it is from a target; beside the weighted sum of the others."""

import re
from collections.abc import Callable
from types import ModuleType

import msgspec
import numpy as np
import pytest

from autograder.author.cases import Case, items
from autograder.author.declare import ITSELF, SQUARED, WEIGHTED, Cost, Pair, backward_call
from autograder.course import Exercise
from autograder.derive.expected import Expectations
from autograder.errors import InternalError
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict

Judged = Callable[..., dict[str, CheckVerdict]]

REFERENCE = """
import numpy as np
def cost_forward(W, x):
    a = np.tanh(W @ x)
    return np.sum(a ** 2 * x[0]), (W, x, a)
def cost_backward(cache):
    W, x, a = cache
    dz = 2 * a * x[0] * (1 - a ** 2)
    dx = W.T @ dz
    dx[0] += np.sum(a ** 2)
    return np.outer(dz, x), dx
def layer_forward(W, x):
    a = np.tanh(W @ x)
    return a, (W, x, a)
def layer_backward(y, cache):
    W, x, a = cache
    dz = 2 * (a - y) * (1 - a ** 2)
    return np.outer(dz, x), W.T @ dz
"""
GRADIENTS = items("dW", "dx")
COST = Pair(
    forward="cost_forward", backward="cost_backward", value=items("J", "cache"), gradients=GRADIENTS, cost=ITSELF
)
LAYER = Pair(
    forward="layer_forward", backward="layer_backward", value=items("a", "cache"), gradients=GRADIENTS, cost=SQUARED
)
DRAWN = np.random.default_rng(3)
CASES = [
    Case(label=f"W {(n, m)}", m=1, arguments=(DRAWN.standard_normal((n, m)) / np.sqrt(m), DRAWN.uniform(0.5, 1.5, m)))
    for n, m in ((3, 2), (2, 4), (5, 3))
]
SINGLE = Case(
    label="float32",
    m=1,
    group="float32",
    arguments=tuple(np.asarray(array, np.float32) for array in CASES[0].arguments),
)
CARRIED = "it keeps its marks: it is the gradient of your own {}, which is wrong itself"


@pytest.fixture(scope="module")
def expectations() -> Expectations:
    reference = ModuleType("reference")
    exec(REFERENCE, vars(reference))  # noqa: S102 - ours
    return Expectations(reference)


@pytest.fixture
def judged(zygote: Launcher, expectations: Expectations, limits: Limits) -> Judged:
    """Judge a backward function; the student has the reference's functions but for what a later cell defines."""

    def judge(pair: Pair, later: str = "", cases: list[Case] = CASES) -> dict[str, CheckVerdict]:
        record = Record(Exercise(pair.backward, {"dW": 3.0, "dx": 2.0, "inputs": 1.0}))
        cells = [Cell(1, REFERENCE), Cell(2, later)]
        with Session(zygote, cells, (), limits) as session, Session(zygote, cells, (), limits) as apart:
            judge = Judge(session, expectations, record, {})
            judge.gradients(pair, cases)
            judge.settle_precision()
            judge.settle_differences(apart)
        return {check.name: check for check in verdict_of(record).checks}

    return judge


def passed(checks: dict[str, CheckVerdict]) -> list[bool]:
    return [checks[name].passed for name in ("dW", "dx", "inputs")]


@pytest.mark.parametrize(
    ("cost", "slope"),
    [(WEIGHTED, [4.0, -2.0]), (ITSELF, [1.0, 1.0]), (SQUARED, [-6.0, 5.0])],
    ids=["weighted", "itself", "squared"],
)
def test_the_slope_of_a_cost_by_the_value(cost: Cost, slope: list[float]) -> None:
    value, lead = np.array([1.0, 0.5]), np.array([4.0, -2.0])
    assert cost.slope(value, lead if cost.leads else None).tolist() == slope


@pytest.mark.parametrize(("pair", "count"), [(COST, 1), (LAYER, 2)], ids=["itself", "squared"])
def test_the_backward_function_is_given_a_lead_only_where_there_is_one(pair: Pair, count: int) -> None:
    call = backward_call(pair, CASES[0], "the lead", 4)
    assert len(call.arguments) == count
    assert isinstance(call.arguments[-1], Handle)
    assert (call.arguments[-1].call, call.arguments[-1].item) == (4, 1)


def test_a_value_itself_has_one_gradient_and_no_lead(expectations: Expectations) -> None:
    ((lead, expected),) = expectations.gradients(COST, CASES[0])
    assert lead is None
    assert {name: one.value.shape for name, one in expected.items()} == {"dW": (3, 2), "dx": (2,)}


def test_a_squared_distance_is_asked_for_at_several_targets(expectations: Expectations) -> None:
    targets = [lead for lead, _ in expectations.gradients(LAYER, CASES[0])]
    assert len(targets) > 1
    assert all(target is not None and target.shape == (3,) for target in targets)
    assert not np.array_equal(targets[0], targets[1])  # type: ignore[arg-type]


def test_the_reference_is_the_slope_of_what_is_declared(expectations: Expectations) -> None:
    W, x = CASES[0].arguments
    y, expected = expectations.gradients(LAYER, CASES[0])[0]

    def at(by: float) -> float:
        return float(np.sum((np.tanh((W + by) @ x) - y) ** 2))  # type: ignore[operator]

    assert expected["dW"].value.sum() == pytest.approx((at(1e-6) - at(-1e-6)) / 2e-6, rel=1e-6)


@pytest.mark.parametrize("pair", [COST, LAYER], ids=["itself", "squared"])
def test_right_gradients_are_right_without_a_word(judged: Judged, pair: Pair) -> None:
    found = judged(pair, cases=[*CASES, SINGLE])
    assert [(check.passed, check.message) for check in found.values()] == [(True, "")] * 3


@pytest.mark.parametrize("pair", [COST, LAYER], ids=["itself", "squared"])
def test_work_in_float32_is_right(judged: Judged, pair: Pair) -> None:
    later = f"""right = {pair.backward}
def {pair.backward}(*given): return tuple(g.astype(np.float32).astype(np.float64) for g in right(*given))"""
    assert passed(judged(pair, later)) == [True] * 3


WRONG = {
    "itself": (COST, "def cost_backward(cache): return tuple(g * f for g, f in zip(right(cache), (0.5, 1.0)))"),
    "squared": (
        LAYER,
        "def layer_backward(y, cache): return tuple(g * f for g, f in zip(right(y, cache), (0.5, 1.0)))",
    ),
}


@pytest.mark.parametrize(("pair", "later"), WRONG.values(), ids=WRONG)
def test_a_wrong_gradient_is_told_the_slope_of_the_students_own_forward(judged: Judged, pair: Pair, later: str) -> None:
    found = judged(pair, f"right = {pair.backward}\n{later}")
    assert passed(found) == [False, True, True]
    told = re.search(rf"dW\[\d+, \d+\]: yours (\S+), your own {pair.forward} says (\S+);", found["dW"].message)
    assert told, found["dW"].message
    yours, own = map(float, told.groups())
    assert own == pytest.approx(2 * yours, rel=0.2)
    assert "wrong in " in found["dW"].message


DOUBLED = {
    "itself": (
        COST,
        """def cost_forward(W, x):
    a = np.tanh(2 * W @ x)
    return np.sum(a ** 2 * x[0]), (2 * W, x, a)
def cost_backward(cache):
    dW, dx = right(cache)
    return 2 * dW, dx""",
    ),
    "squared": (
        LAYER,
        """def layer_forward(W, x):
    a = np.tanh(2 * W @ x)
    return a, (2 * W, x, a)
def layer_backward(y, cache):
    dW, dx = right(y, cache)
    return 2 * dW, dx""",
    ),
}


@pytest.mark.parametrize(("pair", "later"), DOUBLED.values(), ids=DOUBLED)
def test_the_gradient_of_a_wrong_forward_is_carried(judged: Judged, pair: Pair, later: str) -> None:
    found = judged(pair, f"right = {pair.backward}\n{later}")
    assert passed(found) == [True] * 3
    assert {found[name].message for name in ("dW", "dx")} == {CARRIED.format(pair.forward)}


@pytest.mark.parametrize(("pair", "later"), DOUBLED.values(), ids=DOUBLED)
def test_what_is_wrong_beside_a_wrong_forward_is_told_by_that_forward(judged: Judged, pair: Pair, later: str) -> None:
    found = judged(pair, f"right = {pair.backward}\n{later}".replace("return 2 * dW, dx", "return dW, dx"))
    assert passed(found) == [False, True, True]
    assert found["dx"].message == CARRIED.format(pair.forward)
    assert f"your own {pair.forward} says " in found["dW"].message


POOR = {
    "itself": (
        COST,
        """def cost_forward(W, x): return 3.0, (W, x)
def cost_backward(cache): return np.zeros(cache[0].shape), np.zeros(cache[1].shape)""",
    ),
    "squared": (
        LAYER,
        """def layer_forward(W, x): return np.full(len(W), 3.0), (W, x)
def layer_backward(y, cache): return np.zeros(cache[0].shape), np.zeros(cache[1].shape)""",
    ),
}


@pytest.mark.parametrize(("pair", "later"), POOR.values(), ids=POOR)
def test_a_forward_that_shows_nothing_carries_nothing(judged: Judged, pair: Pair, later: str) -> None:
    found = judged(pair, later)
    assert [found[name].score for name in ("dW", "dx", "inputs")] == [0.0] * 3
    assert "keeps its marks" not in found["dW"].message


def test_a_gradient_of_another_cost_is_wrong(judged: Judged) -> None:
    weighted = "right = layer_backward\ndef layer_backward(y, cache): return right(cache[2] - y / 2, cache)"
    found = judged(LAYER, weighted)
    assert passed(found)[:2] == [False, False]


def test_a_backward_function_that_asks_for_a_lead_fails_where_there_is_none(judged: Judged) -> None:
    found = judged(COST, "def cost_backward(dJ, cache): return cache[0], cache[1]")
    assert found["dW"].message.startswith(
        "cost_backward raised TypeError: cost_backward() missing 1 required positional"
    )


SPOILING = """right = cost_backward
def cost_backward(cache):
    found = right(cache)
    cache[{}][:] = 0
    return found"""


def test_a_cache_that_was_spoilt_is_noticed_without_a_lead(judged: Judged) -> None:
    spoils = SPOILING.format(2)
    assert judged(COST, spoils)["dW"].mistake == "spoilt-cache"


def test_a_changed_argument_is_told_by_its_name_without_a_lead(judged: Judged) -> None:
    changes = SPOILING.format(0)
    message = judged(COST, changes)["inputs"].message
    assert message.startswith("cost_backward changed W, which cost_forward had been given (W (3, 2))")


def test_a_gradient_by_nothing_that_is_an_argument_is_our_mistake(judged: Judged) -> None:
    pair = msgspec.structs.replace(LAYER, wrt={"dW": "V"})
    with pytest.raises(InternalError, match="no argument 'V' to differentiate by; there are W, x"):
        judged(pair, f"right = layer_backward\n{WRONG['squared'][1]}")
