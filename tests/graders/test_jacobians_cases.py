"""The points of jacobians are what its grader takes them for."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case, alone
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.graders.jacobians_cases import FAR_APART, TOO_LARGE_FOR_A_TENSOR, bent_map, difference_cases, most_calls
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Expected, tolerance

Function = Callable[[np.ndarray], np.ndarray]
EXPECTATIONS = Expectations(load_assignment("jacobians").load_reference())
LISTS = {"numerical_jacobian": difference_cases()}

every_list = pytest.mark.parametrize("cases", LISTS.values(), ids=LISTS)


def arguments_of(case: Case) -> Sequence[Any]:
    return case.arguments


def test_labels_tell_all_cases_of_the_assignment_apart() -> None:
    labels = [case.label for cases in LISTS.values() for case in cases]
    assert len(set(labels)) == len(labels)


def value_at(name: str, case: Case) -> Expected:
    return EXPECTATIONS.values(name, case, alone("out"))["out"]


@every_list
def test_every_group_has_cases_and_their_arguments_are_finite(cases: list[Case]) -> None:
    assert {case.group for case in cases} == {"basic", "edge", "float32"}
    assert all((case.precision == "float32") == (case.group == "float32") for case in cases)
    assert all(np.isfinite(array).all() for case in cases for array in iter_arrays(case.arguments))


@every_list
def test_all_negative_and_small_numbers_occur(cases: list[Case]) -> None:
    arrays = [list(iter_arrays(case.arguments)) for case in cases]
    assert any(all((array < 0).all() for array in given) for given in arrays)
    assert any(0 < np.abs(array).min() < 1e-2 for given in arrays for array in given)


def test_either_dimension_is_larger_once_and_they_are_equal_once() -> None:
    shapes = [value_at("numerical_jacobian", case).value.shape for case in LISTS["numerical_jacobian"]]
    assert {np.sign(n - m) for n, m in shapes} == {-1, 0, 1}
    assert {n for n, _ in shapes} & {m for _, m in shapes} & {1}


def test_a_map_takes_points_of_its_size_only_and_keeps_their_precision() -> None:
    f = bent_map(2, 3, "test")
    assert f(np.ones(3)).shape == (2,)
    assert f(np.ones(3, dtype=int)).dtype == np.float64
    assert f(np.ones(3, dtype=np.float32)).dtype == np.float32
    for wrong in (np.ones(2), np.ones((3, 1)), 1.0, "abc", np.ones(3) * 1j, None):
        with pytest.raises(ValueError, match="f takes an array of 3 numbers"):
            f(wrong)  # type: ignore[arg-type]


def test_the_number_of_calls_leaves_room_for_one_an_element() -> None:
    for case in LISTS["numerical_jacobian"]:
        f, x = arguments_of(case)[:2]
        n, m = f(x).size, x.size
        least, most = most_calls(case)
        assert least == 2 * m
        assert most >= 2 * n * m + 1


def central(f: Function, x: np.ndarray, h: float) -> np.ndarray:
    found: np.ndarray = EXPECTATIONS.function("numerical_jacobian")(f, x, h)  # type: ignore[assignment]
    return found


def to_one_side(f: Function, x: np.ndarray, h: float) -> np.ndarray:
    return np.stack([(f(x + step) - f(x)) / h for step in h * np.eye(x.size)], axis=1)


@pytest.mark.parametrize(
    "wrong",
    [to_one_side, lambda f, x, h: central(f, x, h / 2), lambda f, x, _: central(f, x, 1e-5)],
    ids=["to one side", "half the step", "a tiny step"],
)
def test_wide_steps_tell_every_other_formula_apart(wrong: Callable[[Function, np.ndarray, float], np.ndarray]) -> None:
    wide = [case for case in LISTS["numerical_jacobian"] if len(case.arguments) == 3]
    assert {arguments_of(case)[2] for case in wide} >= {0.1, 0.01}
    for case in wide:
        f, x, h = arguments_of(case)
        expected = value_at("numerical_jacobian", case)
        off = np.abs(wrong(f, x.astype(float), h) - expected.value)
        assert (off / tolerance(expected, case.precision)).max() > 10


def test_where_no_slope_is_left_the_reference_is_finite() -> None:
    assert EXPECTATIONS.values("softmax_jacobian", FAR_APART, alone("J"))


def test_the_last_outer_product_is_too_large_for_a_tensor() -> None:
    upstream, y = arguments_of(TOO_LARGE_FOR_A_TENSOR)
    assert 8 * upstream.size**2 * y.size > 2 * 1024**3
    assert 8 * upstream.size * y.size < 1024**2
