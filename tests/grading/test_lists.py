"""Lists of arrays are taken apart one by one, and items may be added up into one more output."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from autograder.author.cases import Case, MalformedError, Take, alone, entries, items, lists
from autograder.author.declare import Plain
from autograder.course import Exercise
from autograder.derive.expected import Expectations
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict

Judged = Callable[..., dict[str, CheckVerdict]]

B1, B2, W1, W2 = np.ones((3, 1)), np.ones((2, 1)), np.ones((3, 4)), np.ones((2, 3))
LAYERS = lists(nabla_b=2, nabla_w=2)
REFERENCE = """
import numpy as np
def gradients(biases, weights, x): return [np.tanh(b) * x for b in biases], [w ** 2 * x for w in weights]
def partials(x, y): return np.sin(x) * y, x * np.cos(y)
"""
DRAWN = np.random.default_rng(5)
NETWORK = Case(
    label="a network",
    m=1,
    arguments=(
        [DRAWN.standard_normal((n, 1)) for n in (3, 2)],
        [DRAWN.standard_normal(shape) for shape in ((3, 4), (2, 3))],
        0.7,
    ),
)
SQUARE = Case(
    label="equal layers",
    m=1,
    arguments=([DRAWN.standard_normal((3, 1))] * 2, [DRAWN.standard_normal((3, 3))] * 2, 0.7),
)
POINT = Case(label="a point", m=1, arguments=(DRAWN.standard_normal((2, 3)), DRAWN.standard_normal((2, 3))))
GRADIENTS = Plain(function="gradients", outputs=LAYERS)
PARTIALS = Plain(function="partials", outputs=items("dx", "dy", total="total"))


@pytest.fixture
def judged(zygote: Launcher, limits: Limits) -> Judged:
    """Judge a student's function at one case; the checks by name."""
    reference = ModuleType("reference")
    exec(REFERENCE, vars(reference))  # noqa: S102 - ours

    def judge(source: str, plain: Plain, case: Case, *checks: str) -> dict[str, CheckVerdict]:
        record = Record(Exercise(plain.function, dict.fromkeys(checks, 2.0) | {"inputs": 1.0}))
        with Session(zygote, [Cell(1, REFERENCE), Cell(2, source)], (), limits) as session:
            Judge(session, Expectations(reference), record, {}).values(plain, [case])
        return {check.name: check for check in verdict_of(record).checks}

    return judge


@pytest.mark.parametrize("outer", [tuple, list])
@pytest.mark.parametrize("inner", [tuple, list])
def test_lists_are_numbered_one_after_another(outer: type, inner: type) -> None:
    taken = LAYERS(outer([inner([B1, B2]), inner([W1, W2])]))
    assert list(taken) == ["nabla_b1", "nabla_b2", "nabla_w1", "nabla_w2"]
    assert all(
        np.array_equal(np.asarray(one), other) for one, other in zip(taken.values(), (B1, B2, W1, W2), strict=True)
    )


def test_lists_may_differ_in_length() -> None:
    assert lists(z=1, a=3)(([1], [2, 3, 4])) == {"z1": 1, "a1": 2, "a2": 3, "a3": 4}


def test_the_first_output_is_the_first_item_of_the_first_list() -> None:
    assert LAYERS.path == (0, 0)
    assert [take.path for take in (alone("Z"), items("Z", "cache"), entries("dW1"))] == [(), (0,), ()]


def test_lists_have_no_cache_and_pick_nothing() -> None:
    assert not LAYERS.has_cache
    assert LAYERS.picked == ()


def test_whatever_is_in_a_list_is_an_output() -> None:
    assert lists(nabla_b=2)(([None, "text"],)) == {"nabla_b1": None, "nabla_b2": "text"}


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (None, "returned None, not (a list of 2 arrays, a list of 2 arrays)"),
        (([B1, B2],), "returned 1 item, not (a list of 2 arrays, a list of 2 arrays)"),
        ([B1, B2, W1, W2], "returned 4 items, not (a list of 2 arrays, a list of 2 arrays)"),
        (W1[:2], "returned one array, not (a list of 2 arrays, a list of 2 arrays)"),
        (([B1], [W1, W2]), "returned 1 item where a list of 2 is due: it has to be (a list of 2 arrays, "),
        (([B1, B2], [W1, W2, W2]), "returned 3 items where a list of 2 is due: "),
        (([B1, B2], None), "returned None where a list of 2 is due: "),
        (([B1, B2], {"w1": W1, "w2": W2}), "returned a dict where a list of 2 is due: "),
        (([B1, B2], "WW"), "returned one str where a list of 2 is due: "),
        (([B1, B2], 2.0), "returned one number where a list of 2 is due: "),
        (([B1, B2], np.array(2.0)), "returned one array where a list of 2 is due: "),
        (([B1, B2], W1), "returned one array where a list of 2 is due: "),
    ],
)
def test_lists_that_are_built_otherwise_are_said(result: object, told: str) -> None:
    with pytest.raises(MalformedError) as error:
        LAYERS(result)
    assert str(error.value).startswith(told)


@pytest.mark.parametrize("array", [np.arange(6.0).reshape(2, 3, 1), np.arange(2.0)], ids=["of columns", "of numbers"])
def test_an_array_may_stand_for_a_list_of_its_items(array: np.ndarray) -> None:
    taken = lists(nabla_b=2)((array,))
    assert all(np.array_equal(np.asarray(one), other) for one, other in zip(taken.values(), array, strict=True))


@pytest.mark.parametrize("names", [("x",), ("x", "y"), ("x", "y", "z")])
def test_a_total_is_one_more_output(names: tuple[str, ...]) -> None:
    arrays = [np.arange(6.0).reshape(2, 3) ** power for power in range(1, len(names) + 1)]
    taken = Take("items", names, total="sum")(tuple(arrays))
    assert list(taken) == [*names, "sum"]
    assert np.array_equal(taken["sum"], sum(arrays))  # type: ignore[arg-type]


def test_a_total_leaves_the_items_as_they_are() -> None:
    x = np.arange(3.0)
    items("dx", "dy", total="sum")((x, x))
    assert np.array_equal(x, np.arange(3.0))


def test_a_cache_is_not_added_up() -> None:
    assert items("Z", "cache", total="sum")((B1, W1)).keys() == {"Z", "sum"}


@pytest.mark.parametrize(
    "other",
    [None, 1.0, "text", [1.0], W1, B1 > 0, 1j * B1],
    ids=["None", "float", "str", "list", "shape", "bool", "complex"],
)
def test_a_total_of_what_cannot_be_added_up_is_the_first_item(other: object) -> None:
    assert items("dx", "dy", total="sum")((B1, other))["sum"] is B1


def test_right_lists_are_right(judged: Judged) -> None:
    checks = judged("", GRADIENTS, NETWORK, "nabla_b", "nabla_w")
    assert all(check.passed for check in checks.values())


def test_one_wrong_array_costs_the_check_of_its_list_alone(judged: Judged) -> None:
    source = "right = gradients\ndef gradients(*given):\n    b, w = right(*given)\n    return b, [w[0], -w[1]]"
    checks = judged(source, GRADIENTS, NETWORK, "nabla_b", "nabla_w")
    assert [checks[name].passed for name in ("nabla_b", "nabla_w", "inputs")] == [True, False, True]
    assert "wrong in 1 of 2 cases" in checks["nabla_w"].message


def test_one_array_of_a_list_may_have_a_check_of_its_own(judged: Judged) -> None:
    source = "right = gradients\ndef gradients(*given):\n    b, w = right(*given)\n    return b, [w[0], -w[1]]"
    checks = judged(source, GRADIENTS, NETWORK, "nabla_b", "nabla_w1", "nabla_w2")
    assert [checks[name].passed for name in ("nabla_b", "nabla_w1", "nabla_w2")] == [True, True, False]


def test_exchanged_lists_are_of_the_wrong_shape(judged: Judged) -> None:
    source = "right = gradients\ndef gradients(*given): return right(*given)[::-1]"
    checks = judged(source, GRADIENTS, NETWORK, "nabla_b", "nabla_w")
    assert {checks[name].passed for name in ("nabla_b", "nabla_w")} == {False}
    assert "shape" in checks["nabla_b"].message


def test_a_list_that_is_too_short_is_malformed(judged: Judged) -> None:
    source = "right = gradients\ndef gradients(*given): return right(*given)[0][:1], right(*given)[1]"
    checks = judged(source, GRADIENTS, NETWORK, "nabla_b", "nabla_w")
    assert {checks[name].mistake for name in ("nabla_b", "nabla_w")} == {"malformed-result"}
    assert checks["nabla_b"].message.startswith("gradients returned 1 item where a list of 2 is due")


def test_equal_layers_may_come_as_one_array(judged: Judged) -> None:
    source = "right = gradients\ndef gradients(*given): return tuple(map(np.array, right(*given)))"
    checks = judged(source, GRADIENTS, SQUARE, "nabla_b", "nabla_w")
    assert all(check.passed for check in checks.values())


@pytest.mark.parametrize("change", ["1.0, -1.0", "0.5, 0.5"], ids=["one of them", "both"])
def test_a_total_is_judged_beside_its_items(judged: Judged, change: str) -> None:
    source = f"right = partials\ndef partials(x, y): return tuple(c * d for c, d in zip(({change}), right(x, y)))"
    checks = judged(source, PARTIALS, POINT, "dx", "dy", "total")
    assert not checks["dy"].passed
    assert not checks["total"].passed


def test_a_right_total_is_right(judged: Judged) -> None:
    checks = judged("", PARTIALS, POINT, "dx", "dy", "total")
    assert all(check.passed for check in checks.values())


def test_exchanged_items_have_the_right_total(judged: Judged) -> None:
    checks = judged(
        "right = partials\ndef partials(x, y): return right(x, y)[::-1]", PARTIALS, POINT, "dx", "dy", "total"
    )
    assert [checks[name].passed for name in ("dx", "dy", "total")] == [False, False, True]
