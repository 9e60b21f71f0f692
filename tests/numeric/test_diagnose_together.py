"""Cases that must agree before a mistake is named, and what is said when nothing has a name."""

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.points import generator, normal


def right(*shape: int) -> Array:
    return normal(generator(f"together: {shape}"), *shape)


def evidence(value: Array, wrong: object, m: int) -> Evidence:
    expected = Expected(value, np.abs(value), value, value)
    found = difference(wrong, expected, "float64")
    assert found is not None, "the value has to be wrong"
    return Evidence(wrong, expected, found, "float64", m, {})


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
        (None, "it is None, not an array of shape (5, 4)"),
        (0.5, "it is of type float, not an array"),
        (np.ones((5, 4), bool), "it is an array of bool, not an array"),
        (np.ones((5, 2)), "its shape is (5, 2), not (5, 4)"),
        (np.asarray(2.0), "its shape is (), not (5, 4)"),
        (right(5, 4) + np.eye(5, 4)[::-1], "4 of 20 elements are off, most of all ["),
    ],
)
def test_the_message_says_what_came_and_what_is_asked_for(wrong: object, told: str) -> None:
    assert told in diagnose([evidence(right(5, 4), wrong, 3)]).message


def test_a_wrong_number_is_called_the_number_itself() -> None:
    cost = np.asarray(3.0)
    assert diagnose([evidence(cost, 2.0, 5)]).message == "1 of 1 elements are off, most of all the number itself"
