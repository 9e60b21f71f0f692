"""The points of jacobians are what its grader takes them for."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case, alone
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.graders.jacobians_cases import (
    bent_map,
    chain_cases,
    difference_cases,
    most_calls,
    outer_cases,
    product_cases,
    sigmoid_cases,
    softmax_cases,
    tensor_cases,
    tensor_product_cases,
)
from autograder.graders.jacobians_suspects_differences import OUTPUTS, Point
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Expected, tolerance

EXPECTATIONS = Expectations(load_assignment("jacobians").load_reference())
LISTS: dict[str, list[Case]] = {
    "numerical_jacobian": difference_cases(),
    "sigmoid_jacobian": sigmoid_cases(),
    "softmax_jacobian": softmax_cases(),
    "vjp": product_cases(),
    "weight_jacobian": tensor_cases(),
    "tensor_vjp": tensor_product_cases(),
    "weight_gradient": outer_cases(),
    "chain_forward": chain_cases(),
}

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


@pytest.mark.parametrize("name", ["vjp", "weight_jacobian", "weight_gradient", "numerical_jacobian"])
def test_either_dimension_is_larger_once_and_they_are_equal_once(name: str) -> None:
    shapes = [value_at(name, case).value.shape for case in LISTS[name]]
    if name == "vjp":
        shapes = [arguments_of(case)[0].shape for case in LISTS[name]]
    pairs = {np.sign(shape[0] - shape[-1]) for shape in shapes}
    assert pairs == {-1, 0, 1}
    assert 1 in {shape[0] for shape in shapes}
    assert 1 in {shape[-1] for shape in shapes}


def test_every_pair_of_sizes_of_a_chain_occurs_in_both_orders() -> None:
    sizes = [(*W.shape[::-1], len(w3)) for _, W, _, w3 in map(arguments_of, LISTS["chain_forward"])]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert {np.sign(size[one] - size[other]) for size in sizes} == {-1, 0, 1}


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


@pytest.mark.parametrize("wrong", ["one-sided-difference/forward", "other-step/half", "other-step/tiny"])
def test_wide_steps_tell_every_other_formula_apart(wrong: str) -> None:
    wide = [case for case in LISTS["numerical_jacobian"] if len(case.arguments) == 3]
    assert {arguments_of(case)[2] for case in wide} >= {0.1, 0.01}
    for case in wide:
        f, x, h = arguments_of(case)
        expected = value_at("numerical_jacobian", case)
        off = np.abs(OUTPUTS[wrong](Point(f, x.astype(float), h)) - expected.value)
        assert (off / tolerance(expected, case.precision)).max() > 10


@pytest.mark.parametrize("name", ["sigmoid_jacobian", "softmax_jacobian"])
def test_large_entries_leave_something_to_see(name: str) -> None:
    large = [case for case in LISTS[name] if "large entries" in case.label]
    assert len(large) >= 2
    for case in large:
        assert np.abs(arguments_of(case)[0]).max() >= 800
        J = value_at(name, case).value
        assert (np.abs(J) > 1e-2).any()


def test_the_last_outer_product_is_too_large_for_a_tensor() -> None:
    upstream, y = arguments_of(LISTS["weight_gradient"][-1])
    assert 8 * upstream.size**2 * y.size > 2 * 1024**3
    assert 8 * upstream.size * y.size < 1024**2
