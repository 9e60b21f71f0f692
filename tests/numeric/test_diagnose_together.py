"""Cases that must agree before a mistake is named, and what is said when nothing has a name."""

from collections.abc import Callable

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.points import generator, normal


def right(*shape: int) -> Array:
    return normal(generator(f"together: {shape}"), *shape)


def off_at(index: tuple[int, int], value: Array) -> Array:
    value[index] += 1
    return value


def evidence(value: Array, wrong: object, m: int, output: str = "dW") -> Evidence:
    expected = Expected(value, np.abs(value), value, value)
    found = difference(wrong, expected, "float64")
    assert found is not None, "the value has to be wrong"
    return Evidence(output, wrong, expected, found, "float64", m)


@pytest.mark.parametrize("order", [1, -1])
def test_a_transpose_is_named_though_one_of_the_cases_is_square(order: int) -> None:
    values = right(5, 4), right(3, 3)
    diagnosis = diagnose([evidence(value, value.T, 7) for value in values][::order])
    assert diagnosis.mistake == "transposed-shape"


def test_factors_that_differ_between_cases_are_not_constant() -> None:
    values = zip((right(5, 4), right(3, 5), right(7, 6)), (2.0, 3.0, 2.0), strict=True)
    assert diagnose([evidence(value, factor * value, 8) for value, factor in values]).mistake is None


def test_a_factor_that_happens_to_be_one_over_m_once_is_constant() -> None:
    values = zip((right(5, 4), right(3, 5), right(7, 6)), (8, 2, 3), strict=True)
    diagnosis = diagnose([evidence(value, value / 8, m) for value, m in values])
    assert diagnosis.mistake == "constant-factor"
    assert diagnosis.message.endswith("(0.125)")


def test_a_mean_over_one_sample_is_none() -> None:
    assert diagnose([evidence(right(5, 4), 3 * right(5, 4), 1)]).mistake == "constant-factor"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (None, "it is None, not a NumPy array of shape (5, 4)"),
        (0.5, "it is a number, not a NumPy array of shape (5, 4)"),
        (np.ones((5, 4), bool), "it is an array of bool, not of numbers"),
        ([[1.0] * 4] * 5, "it is a list, not a NumPy array of shape (5, 4)"),
        (np.ones((5, 4)) + 0j, "it is complex, an array of complex128; the imaginary part does not belong there"),
        (np.ones((5, 2)), "it has the wrong shape: (5, 2), not (5, 4)"),
        (np.asarray(2.0), "it has the wrong shape: (), not (5, 4)"),
        (off_at((1, 1), right(5, 4)), "1 of 20 elements is off, [1, 1]"),
        (right(5, 4) + np.eye(5, 4)[::-1], "4 of 20 elements are off, most of all ["),
    ],
)
def test_the_message_says_what_came_and_what_is_asked_for(wrong: object, told: str) -> None:
    assert told in diagnose([evidence(right(5, 4), wrong, 3)]).message


@pytest.mark.parametrize("shape", [(), (1, 1)])
def test_of_one_number_no_place_is_told(shape: tuple[int, ...]) -> None:
    assert diagnose([evidence(np.full(shape, 3.0), np.full(shape, 2.0), 5)]).message == "the number is off"


@pytest.mark.parametrize("cut", [np.trunc, np.rint, np.floor])
@pytest.mark.parametrize("dtype", [np.int32, np.float64])
def test_numbers_cut_to_whole_ones_are_known_and_told_with_their_type(
    cut: Callable[[Array], Array], dtype: type
) -> None:
    value = 3 * right(5, 4)
    diagnosis = diagnose([evidence(value, cut(value).astype(dtype), 5)])
    assert diagnosis.mistake == "whole-numbers"
    assert diagnosis.message.endswith("; its type is int32") == (dtype is np.int32)


def test_small_numbers_cut_to_whole_ones_are_zero_and_told_with_their_type() -> None:
    diagnosis = diagnose([evidence(0.1 * right(5, 4), np.zeros((5, 4), np.int32), 5)])
    assert diagnosis.message == "it is zero everywhere; its type is int32"


def test_whole_numbers_that_are_wrong_for_themselves_are_not_called_cut() -> None:
    diagnosis = diagnose([evidence(right(5, 4), np.full((5, 4), 7), 5)])
    assert diagnosis.mistake is None
    assert "its type is int64" in diagnosis.message


@pytest.mark.parametrize("output", ["dW", "Z", "A", "J"])
def test_only_of_gradients_it_is_said_what_shape_gradients_have(output: str) -> None:
    diagnosis = diagnose([evidence(right(5, 4), np.ones((5, 2)), 3, output)])
    assert diagnosis.mistake == "wrong-shape"
    assert diagnosis.message.startswith("it has the wrong shape: (5, 2), not (5, 4)")
    assert ("a gradient has the shape" in diagnosis.message) == (output == "dW")


@pytest.mark.parametrize("output", ["dAL", "dW"])
def test_a_mean_too_many_is_told_in_words_that_hold_for_cost_and_layers(output: str) -> None:
    diagnosis = diagnose([evidence(right(5, 4), right(5, 4) / 3, 3, output)])
    assert diagnosis.mistake == "extra-mean"
    assert diagnosis.message.endswith("(1/m comes in once, with the cost)")
