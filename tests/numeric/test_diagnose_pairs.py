"""Two mistakes at once are found where one is not enough, and only by numbers enough."""

import itertools
from collections.abc import Callable, Mapping

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.evidence import Changes
from autograder.numeric.points import generator, normal

SHAPES = [(5, 4, 7), (3, 5, 4), (6, 1, 3), (1, 4, 5)]
"""n, n_prev and m: an output of shape (n, n_prev), a batch of m."""

CHANGES: Mapping[str, Callable[[Array, int], Array]] = {
    "sign": lambda value, _: -value,
    "extra-mean": lambda value, m: value / m,
    "missing-mean": lambda value, m: value * m,
    "transposed-shape": lambda value, _: value.T,
    "squeezed": lambda value, _: value.squeeze(),
}
SUSPECTS = ("passed-through", "wrong-axis", "half-derivative", "leaky-relu")
PAIRS_OF_CHANGES = [
    pair
    for pair in itertools.combinations(CHANGES, 2)
    if pair not in {("extra-mean", "missing-mean"), ("transposed-shape", "squeezed")}
]


def told(values: Mapping[str, Array]) -> Changes:
    return Changes(values, dict, None, len(values))


def right(shape: tuple[int, int, int]) -> Array:
    return normal(generator(f"pairs: {shape}"), *shape[:2])


def suspected(name: str, shape: tuple[int, int, int]) -> Array:
    return normal(generator(f"pairs: {name} {shape}"), *shape[:2])


def evidence(shape: tuple[int, int, int], actual: Array) -> Evidence:
    value = right(shape)
    expected = Expected(value, np.abs(value), value, value)
    known = {name: suspected(name, shape) for name in SUSPECTS}
    known["half-derivative+wrong-axis/both"] = known["half-derivative"] + known["wrong-axis"]
    return Evidence(
        "dW", actual, expected, difference(actual, expected, "float64"), "float64", shape[2], lambda: told(known)
    )


@pytest.mark.parametrize("names", PAIRS_OF_CHANGES, ids="+".join)
def test_two_changes_of_the_right_value_are_found(names: tuple[str, str]) -> None:
    one, other = (CHANGES[name] for name in names)
    diagnosis = diagnose([evidence(shape, other(one(right(shape), shape[2]), shape[2])) for shape in SHAPES])
    assert diagnosis.mistake == "+".join(sorted(names))


@pytest.mark.parametrize("name", SUSPECTS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_is_suspected_is_found(change: str, name: str) -> None:
    pieces = [evidence(shape, CHANGES[change](suspected(name, shape), shape[2])) for shape in SHAPES]
    diagnosis = diagnose(pieces)
    assert diagnosis.mistake == "+".join(sorted((change, name)))


def test_two_suspects_together_are_found_where_the_exercise_puts_them_together() -> None:
    both = [evidence(shape, suspected("half-derivative", shape) + suspected("wrong-axis", shape)) for shape in SHAPES]
    assert diagnose(both).mistake == "half-derivative+wrong-axis"


def test_both_hints_are_given_in_alphabetical_order() -> None:
    diagnosis = diagnose([evidence(shape, -suspected("half-derivative", shape)) for shape in SHAPES])
    half, sign = CATALOGUE["half-derivative"], CATALOGUE["sign"]
    assert diagnosis.message == f"two mistakes at once: {half.student}; and {sign.student}"
    assert diagnosis.instructor == f"{half.instructor} {sign.instructor}"


@pytest.mark.parametrize("names", PAIRS_OF_CHANGES, ids="+".join)
@pytest.mark.parametrize("number", range(len(SHAPES)))
def test_a_pair_is_not_named_that_leaves_a_case_unexplained(names: tuple[str, str], number: int) -> None:
    one, other = (CHANGES[name] for name in names)
    wrong = [other(one(right(shape), shape[2]), shape[2]) for shape in SHAPES]
    wrong[number] = wrong[number] + 1e-3
    diagnosis = diagnose([evidence(shape, value) for shape, value in zip(SHAPES, wrong, strict=True)])
    assert diagnosis.mistake in {None, "wrong-shape"}


@pytest.mark.parametrize("name", SUSPECTS)
def test_a_pair_is_not_named_if_one_case_is_right_that_it_would_have_spoilt(name: str) -> None:
    pieces = [evidence(shape, -suspected(name, shape)) for shape in SHAPES[1:]]
    assert diagnose([evidence(SHAPES[0], right(SHAPES[0])), *pieces]).mistake is None


def test_one_mistake_comes_before_two() -> None:
    shape = SHAPES[0]
    assert diagnose([evidence(shape, -right(shape) / shape[2])]).mistake == "constant-factor"
    assert diagnose([evidence(shape, -right(shape) / shape[2]) for shape in SHAPES]).mistake == "extra-mean+sign"


def test_four_numbers_do_not_tell_of_two_mistakes() -> None:
    assert diagnose([evidence((1, 4, 5), -suspected("passed-through", (1, 4, 5)))]).mistake is None
    assert diagnose([evidence((1, 5, 5), -suspected("passed-through", (1, 5, 5)))]).mistake is not None


def test_numbers_that_are_not_finite_where_any_finite_one_is_right_leave_another_mistake_visible() -> None:
    free = Expected(np.zeros((2, 2)), np.zeros((2, 2)), np.full((2, 2), -np.inf), np.full((2, 2), np.inf))
    spoilt = np.full((2, 2), np.nan)
    nan = Evidence("dAL", spoilt, free, difference(spoilt, free, "float64"), "float64", 2)
    diagnosis = diagnose([*(evidence(shape, -right(shape)) for shape in SHAPES), nan])
    assert diagnosis.mistake == "not-finite+sign"
