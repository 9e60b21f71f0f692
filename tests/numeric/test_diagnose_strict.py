"""What nearly looks like a mistake that has a name gets none; what is said instead is true and no answer."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected, Precision, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.evidence import Changes, Lazy
from autograder.numeric.points import generator, normal

M = 7
SUSPECTS = ("passed-through", "wrong-axis", "half-derivative", "value-for-derivative")


def told(values: Mapping[str, Array]) -> Changes:
    return Changes(values, dict, None, len(values))


def right(*shape: int) -> Array:
    return normal(generator(f"strict: {shape}"), *shape)


def evidence(value: Array, actual: object, **suspects: Array) -> Evidence:
    expected = Expected(value, np.abs(value), value, value)
    known = {name.replace("_", "-"): suspect for name, suspect in suspects.items()}
    return Evidence("dW", actual, expected, difference(actual, expected, "float64"), "float64", M, lambda: told(known))


def perturbed(rng: np.random.Generator, value: Array) -> Array:
    """The right value, changed in one of many ways that have no name."""
    noise, where = rng.standard_normal(value.shape), rng.random(value.shape) < rng.uniform(0.1, 1)
    where.flat[rng.integers(value.size)] = True
    changes: list[Callable[[], Array]] = [
        lambda: value + np.where(where, noise, 0),
        lambda: value * (1 + 10.0 ** rng.uniform(-5, 0) * np.where(where, noise, 0)),
        lambda: value + 10.0 ** rng.uniform(-4, 1),
        lambda: value + np.where(where, np.abs(noise) + 0.1, 0),
        lambda: rng.permutation(value.ravel()).reshape(value.shape),
        lambda: np.where(np.arange(value.size).reshape(value.shape) % 2, -value, value * 1.5),
        lambda: value**2 + 0.3,
        lambda: np.roll(value, 1, axis=int(rng.integers(2))),
        lambda: np.cumsum(value, axis=int(rng.integers(2))) + 0.1,
        lambda: noise,
    ]
    return changes[rng.integers(len(changes))]()


@pytest.mark.parametrize("seed", range(300))
def test_a_random_mistake_has_no_name(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shapes = [tuple(rng.integers(2, 8, 2)) for _ in range(rng.integers(1, 5))]
    values = [rng.standard_normal(shape) for shape in shapes]
    pieces = [
        evidence(value, perturbed(rng, value), **{name: rng.standard_normal(value.shape) for name in SUSPECTS})
        for value in values
    ]
    diagnosis = diagnose(pieces)
    assert diagnosis.mistake is None
    assert diagnosis.message


def test_what_a_mistake_gives_explains_nothing_where_that_is_right() -> None:
    value = right(5, 4)
    nearly = value * (1 + 1e-9)
    wrong = value * (1 + 1e-6)
    assert diagnose([evidence(value, wrong, passed_through=nearly)]).mistake == "constant-factor"
    assert diagnose([evidence(value, value + 2e-6 * right(4, 5).T, passed_through=nearly)]).mistake is None


@pytest.mark.parametrize(("precision", "named"), [("float64", None), ("float32", "passed-through")])
def test_how_near_is_near_enough_depends_on_the_precision(precision: Precision, named: str | None) -> None:
    value, suspect = right(5, 4), right(4, 5).T
    piece = evidence(value, suspect * (1 + 3e-6), passed_through=suspect)
    assert diagnose([msgspec.structs.replace(piece, precision=precision)]).mistake == named


def test_of_two_mistakes_with_a_name_that_explain_the_same_the_first_is_named() -> None:
    value, wrong = right(5, 4), right(4, 5).T
    assert diagnose([evidence(value, wrong, passed_through=wrong, wrong_axis=wrong)]).mistake == "passed-through"
    assert diagnose([evidence(value, wrong, wrong_axis=wrong, passed_through=wrong)]).mistake == "wrong-axis"


def test_what_is_suspected_comes_before_what_can_happen_to_any_value() -> None:
    value = right(5, 4)
    assert diagnose([evidence(value, -value, exponent_sign=-value)]).mistake == "exponent-sign"
    assert diagnose([evidence(value, value / 6, mean_over_features=value / 6)]).mistake == "mean-over-features"


def test_of_zeros_nothing_is_said_but_that_they_are() -> None:
    value, zeros = right(5, 4), np.zeros((5, 4))
    hidden, last = evidence(value, zeros, half_derivative=zeros), evidence(right(3, 4), right(3, 4))
    assert diagnose([hidden]).mistake == "zero"
    right_there = msgspec.structs.replace(last, changes=lambda: told({"half-derivative": right(3, 4)}))
    assert diagnose([hidden, right_there]).mistake is None


def test_a_variant_has_to_be_the_same_in_all_cases() -> None:
    values = right(5, 4), right(3, 6)
    slopes = [{"leaky-relu/0.1": value + 0.1, "leaky-relu/0.2": value + 0.2} for value in values]
    alike = [evidence(value, value + 0.1, **known) for value, known in zip(values, slopes, strict=True)]
    mixed = [alike[0], evidence(values[1], values[1] + 0.2, **slopes[1])]
    assert diagnose(alike).mistake == "leaky-relu"
    assert diagnose(mixed).mistake is None


def test_a_mistake_that_gives_nothing_in_a_case_does_not_explain_it() -> None:
    value, wrong = right(5, 4), right(4, 5).T
    square = evidence(value, wrong, untransposed=wrong)
    assert diagnose([square]).mistake == "untransposed"
    assert diagnose([square, evidence(right(3, 6), -right(3, 6))]).mistake is None


def test_a_right_value_where_a_mistake_cannot_be_made_says_nothing_against_it() -> None:
    value, wrong = right(5, 4), right(4, 5).T
    square = evidence(value, wrong, untransposed=wrong)
    assert diagnose([square, evidence(right(3, 6), right(3, 6))]).mistake == "untransposed"


def test_values_are_worked_out_once_and_never_for_what_is_right_without_need() -> None:
    asked: list[str] = []

    def work_out(name: str) -> Array:
        asked.append(name)
        return right(4, 5).T

    def changes(name: str) -> Changes:
        return told(Lazy({"wrong-axis": name}, work_out))

    value = right(5, 4)
    pieces = [
        msgspec.structs.replace(evidence(value, value), changes=lambda: changes("right")),
        msgspec.structs.replace(evidence(value, -value), changes=lambda: changes("wrong")),
    ]
    diagnose(pieces)
    assert asked == ["wrong"]


def only(value: Array, part: Any, change: float) -> Array:  # noqa: ANN401 - any index
    wrong = value.copy()
    wrong[part] += change * (1 + np.arange(wrong[part].size).reshape(wrong[part].shape))
    return wrong


@pytest.mark.parametrize(
    ("wrong", "fact"),
    [
        (only(right(6, 5), (2,), 0.3), "only row 2"),
        (only(right(6, 5), ([1, 4],), 0.3), "only rows 1 and 4"),
        (only(right(6, 5), (slice(None), 3), 0.3), "only column 3"),
        (np.where(right(6, 5) < 0, right(6, 5) ** 2 + 1, right(6, 5)), "only elements that should be negative"),
        (right(6, 5) * np.linspace(1.3, 2.1, 30).reshape(6, 5), "too large by factors between 1.3 and 2.1"),
        (right(6, 5) * np.linspace(0.25, 0.5, 30).reshape(6, 5), "too small by factors between 0.25 and 0.5"),
        (right(6, 5) * -np.linspace(0.25, 0.5, 30).reshape(6, 5), "of the wrong sign, with factors between -0.5"),
        (right(6, 5) + 0.1 * right(5, 6).T, "its pattern is nearly right (correlation 0.99)"),
    ],
)
def test_what_is_known_without_a_name_is_told(wrong: Array, fact: str) -> None:
    diagnosis = diagnose([evidence(right(6, 5), wrong)])
    assert diagnosis.mistake is None
    assert fact in diagnosis.message


@pytest.mark.parametrize("seed", range(20))
def test_no_right_value_is_told(seed: int) -> None:
    rng = np.random.default_rng(seed)
    value = 100 * rng.standard_normal((4, 3))
    message = diagnose([evidence(value, perturbed(rng, value))]).message
    told = {float(number) for number in re.findall(r"-?\d+\.\d+", message)}
    assert not any(np.isclose(value, number, rtol=5e-3).any() for number in told)
