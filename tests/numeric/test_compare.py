"""Correct work is accepted however it is rounded; anything else is not, down to one element."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, Precision, difference, precision_of, rounding_noise, tolerance
from autograder.numeric.points import LAYER_SHAPES, LayerShape, generator, normal

Product = Callable[[Array, Array], Array]


def product(P: Array, Q: Array) -> tuple[Array]:
    return (P @ Q,)


def loops(P: Array, Q: Array) -> Array:
    total = np.zeros((P.shape[0], Q.shape[1]))
    for column, row in zip(P.T, Q, strict=True):
        total += np.outer(column, row)
    return total


ORDERS: dict[str, Product] = {
    "reversed": lambda P, Q: P[:, ::-1] @ Q[::-1],
    "einsum": lambda P, Q: np.einsum("ij,jk->ik", P, Q),
    "pairwise": lambda P, Q: (P[:, :, None] * Q).sum(axis=1),
    "loops": loops,
}


def label(shape: LayerShape) -> str:
    return shape.label


def factors(shape: LayerShape) -> tuple[Array, Array]:
    """dZ and the transpose of A_prev: their product is dW."""
    rng = generator(f"compare: {shape.label}")
    return normal(rng, shape.n, shape.m), normal(rng, shape.m, shape.n_prev)


def expected_at(shape: LayerShape) -> Expected:
    (value,), (noise,) = product(*factors(shape)), rounding_noise(product, factors(shape))
    return Expected(value, noise, value, value)


def exactly(value: Array) -> Expected:
    return Expected(value, np.abs(value), value, value)


ROW = exactly(np.array([[1.0, -2.0, 3.0]]))
NUMBER = exactly(np.asarray(3.0))


def test_noise_grows_with_cancellation() -> None:
    def minus(P: Array, Q: Array) -> tuple[Array]:
        return (P - Q,)

    ones = np.ones((3, 4))
    (quiet,) = rounding_noise(minus, (2 * ones, ones))
    (loud,) = rounding_noise(minus, (1e4 * ones + 1, 1e4 * ones))
    assert (loud > 1000 * quiet).all()


def test_noise_is_the_same_every_time() -> None:
    first, second = (expected_at(LAYER_SHAPES[0]).noise for _ in range(2))
    assert np.array_equal(first, second)


def test_noise_leaves_arguments_that_are_not_floating_point_as_they_are() -> None:
    def pick(Z: Array, rows: Array) -> tuple[Array]:
        return (Z[rows],)

    (noise,) = rounding_noise(pick, (np.ones((4, 3)), np.array([2, 0])))
    assert noise.shape == (2, 3)


@pytest.mark.parametrize("shape", LAYER_SHAPES, ids=label)
@pytest.mark.parametrize("order", ORDERS)
def test_another_order_of_summation_is_right(order: str, shape: LayerShape) -> None:
    assert difference(ORDERS[order](*factors(shape)), expected_at(shape), "float64") is None


@pytest.mark.parametrize("shape", LAYER_SHAPES, ids=label)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_float32_result_is_judged_as_one(order: str, shape: LayerShape, precision: Precision) -> None:
    P, Q = (factor.astype(np.float32) for factor in factors(shape))
    assert difference(ORDERS[order](P, Q).astype(np.float32), expected_at(shape), precision) is None


@pytest.mark.parametrize("shape", LAYER_SHAPES, ids=label)
def test_one_element_off_by_a_hundred_thousandth_is_found(shape: LayerShape) -> None:
    expected = expected_at(shape)
    actual = expected.value.copy()
    place = np.argsort(np.abs(actual), axis=None)[actual.size // 2]
    actual.flat[place] *= 1 + 1e-5
    found = difference(actual, expected, "float64")
    assert found is not None
    assert (found.kind, found.wrong_elements) == ("value", 1)
    assert found.index == np.unravel_index(place, actual.shape)


@pytest.mark.parametrize("shape", LAYER_SHAPES, ids=label)
def test_float16_is_not_enough_where_float32_is(shape: LayerShape) -> None:
    P, Q = (factor.astype(np.float16) for factor in factors(shape))
    for actual in ((P @ Q), (P @ Q).astype(np.float32)):
        found = difference(actual, expected_at(shape), "float32")
        assert found is not None
        assert found.kind == "value"


def test_tolerance_is_wider_in_float32_and_for_long_sums() -> None:
    short, long = (exactly(np.ones((length, 3))) for length in (128, 512))
    assert (tolerance(short, "float32") > 10 * tolerance(short, "float64")).all()
    assert tolerance(long, "float32")[0, 0] == pytest.approx(2 * tolerance(short, "float32")[0, 0])


def test_tolerance_leaves_room_for_a_stabiliser_and_no_more() -> None:
    assert difference(ROW.value * (1 + 1e-8), ROW, "float64") is None
    assert difference(ROW.value * (1 + 1e-6), ROW, "float64") is not None


def test_what_must_be_exactly_zero_may_not_be_anything_else() -> None:
    zero = exactly(np.zeros((2, 3)))
    assert difference(np.zeros((2, 3)), zero, "float64") is None
    found = difference(np.full((2, 3), 1e300), zero, "float64")
    assert found is not None
    assert found.wrong_elements == 6


def test_shape_comes_before_everything_in_the_numbers() -> None:
    found = difference(np.full((3, 1), np.nan), ROW, "float64")
    assert found is not None
    assert found.kind == "shape"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_counted_and_placed(bad: float) -> None:
    found = difference(np.array([[1.0, bad, bad]]), ROW, "float64")
    assert found is not None
    assert (found.kind, found.index, found.wrong_elements) == ("not-finite", (0, 1), 2)


def test_the_worst_element_is_named() -> None:
    found = difference(ROW.value + np.array([[1e-3, 0.0, 5.0]]), ROW, "float64")
    assert found is not None
    assert (found.index, found.wrong_elements) == ((0, 2), 2)


@pytest.mark.parametrize(
    "other",
    [
        [[1.0, -2.0, 3.0]],
        None,
        1.0,
        "1, -2, 3",
        np.array([[True, False, True]]),
        ROW.value.astype(complex),
        ROW.value.astype(object),
    ],
    ids=["list", "None", "float", "text", "bool", "complex", "object"],
)
def test_only_an_array_of_real_numbers_is_one(other: object) -> None:
    found = difference(other, ROW, "float64")
    assert found is not None
    assert found.kind == "type"


def test_whole_numbers_are_numbers() -> None:
    assert difference(np.array([[1, -2, 3]]), ROW, "float64") is None


@pytest.mark.parametrize(
    "number", [3, 3.0, np.asarray(3.0), np.array([3.0]), np.array([[3.0]]), np.array([[3.0]], np.float32)]
)
def test_a_number_may_come_as_one_or_in_an_array_of_one(number: object) -> None:
    assert difference(number, NUMBER, "float64") is None


@pytest.mark.parametrize("other", [True, None, "3", [3.0], 3 + 0j, np.asarray(True)])  # noqa: FBT003 - bools are judged
def test_what_is_no_number_does_not_stand_for_one(other: object) -> None:
    found = difference(other, NUMBER, "float64")
    assert found is not None
    assert found.kind == "type"


def test_two_numbers_are_not_one() -> None:
    found = difference(np.array([3.0, 3.0]), NUMBER, "float64")
    assert found is not None
    assert found.kind == "shape"


@pytest.mark.parametrize("slope", [0.0, 0.5, 1.0])
def test_any_subgradient_at_a_kink_is_right(slope: float) -> None:
    value, low, high = np.array([[[0.0, 2.0, 0.0, 1.0]], [[0.0, 2.0, -3.0, 1.0]], [[4.0, 2.0, 0.0, 1.0]]])
    kinked = Expected(value, np.ones((1, 4)), low, high)
    assert difference(value + slope * np.array([[4, 0, -3, 0]]), kinked, "float64") is None
    for beyond in ([[4.01, 0, 0, 0]], [[-0.01, 0, 0, 0]], [[0, 0.01, 0, 0]], [[0, 0, -3.01, 0]]):
        assert difference(value + beyond, kinked, "float64") is not None


def test_where_nothing_is_defined_only_finiteness_is_judged() -> None:
    zero = np.zeros((2, 3))
    anything = Expected(zero, zero, zero - np.inf, zero + np.inf)
    assert difference(np.full((2, 3), -1e308), anything, "float64") is None
    for bad, kind in ((zero + np.nan, "not-finite"), (zero.T, "shape"), (None, "type")):
        found = difference(bad, anything, "float64")
        assert found is not None
        assert found.kind == kind


def test_one_float32_array_makes_the_precision_float32() -> None:
    double, single, whole = np.ones(3), np.ones(2, np.float32), np.ones(4, int)
    arrays: list[tuple[list[Any], Precision]] = [([double, single], "float32"), ([double, whole], "float64")]
    for given, precision in arrays:
        assert precision_of(*given) == precision
