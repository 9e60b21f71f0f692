"""Derived cases are where mistakes show, for every exercise of ours that is derived."""

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case
from autograder.author.declare import SQUARED, Pair, Plain
from autograder.course import assignment_names, load_assignment
from autograder.derive.exercises import Belongs, Declared, Derivation
from autograder.derive.expected import Expectations
from autograder.derive.shapes import contract_of
from autograder.errors import CourseError
from autograder.numeric.arrays import iter_arrays

BELONGS = {"gradients": Belongs(forward="network_forward", cost=SQUARED)}
WITHOUT_SAMPLES = Declared(batch=(), belongs=BELONGS)
DERIVED = {
    name: Derivation.of(name, Declared() if name == "fcn_layer" else WITHOUT_SAMPLES) for name in assignment_names()
}


def functions_of(name: str) -> list[str]:
    """The exercises with a contract that can be read, and without one that its name does not lead to."""
    found, reference = [], load_assignment(name).load_reference()
    for exercise in load_assignment(name).exercises:
        try:
            contract_of(reference, exercise.name)
        except CourseError:
            continue
        if exercise.name not in {"gradients_by_kronecker", "model_backward"}:
            found.append(exercise.name)
    return found


EVERY = [(name, function) for name in assignment_names() for function in functions_of(name)]
of_each = pytest.mark.parametrize(("name", "function"), EVERY)


def cases_of(name: str, function: str) -> Sequence[Case]:
    return DERIVED[name].cases(function)


def case_of(cases: Sequence[Case], label: str) -> Any:  # noqa: ANN401 - arrays, words
    return next(case for case in cases if label in case.label)


def test_most_of_our_exercises_are_derived() -> None:
    assert len(EVERY) == 38


@of_each
def test_labels_tell_cases_apart(name: str, function: str) -> None:
    labels = [case.label for case in cases_of(name, function)]
    assert len(set(labels)) == len(labels)


@of_each
def test_every_group_is_there_and_float32_is_what_it_says(name: str, function: str) -> None:
    cases = cases_of(name, function)
    assert {case.group for case in cases} == {"basic", "edge", "float32"}
    assert all((case.group == "float32") == (case.precision == "float32") for case in cases)
    assert all(np.isfinite(array).all() for case in cases for array in iter_arrays(case.arguments))


@of_each
def test_arrays_are_otherwise_in_memory_and_one_is_read_only(name: str, function: str) -> None:
    cases = cases_of(name, function)
    if any(array.ndim > 1 and min(array.shape) > 1 for case in cases for array in iter_arrays(case.arguments)):
        assert any("Fortran" in case.label for case in cases)
        assert any(case.is_read_only for case in cases)


@pytest.mark.parametrize(
    ("name", "function", "sizes"),
    [
        ("fcn_layer", "linear_backward", lambda A_prev, W, _b: (*A_prev.shape, len(W))),
        ("jacobians", "chain_backward", lambda _x, W1, W2, _w3: (*W1.shape[::-1], len(W2))),
        ("jacobians", "vjp", lambda jacobian, _: jacobian.shape),
        ("four_equations", "hidden_error", lambda w_next, *_: w_next.shape),
        ("matrix_calculus", "weight_gradient", lambda n, v: (n.shape[1], v.shape[1])),
    ],
)
def test_every_pair_of_sizes_is_in_both_orders_and_equal_and_each_is_1_and_2_and_large(
    name: str, function: str, sizes: Callable[..., tuple[int, ...]]
) -> None:
    found = [sizes(*case.arguments) for case in cases_of(name, function)]
    for one, other in itertools.combinations(range(len(found[0])), 2):
        assert {int(np.sign(size[one] - size[other])) for size in found} == {-1, 0, 1}
    for at in range(len(found[0])):
        assert {1, 2} <= {size[at] for size in found}
        assert max(size[at] for size in found) >= 33


def test_samples_are_one_two_and_more_than_anybody_counts() -> None:
    cases = cases_of("fcn_layer", "linear_backward")
    assert {1, 2, 130} <= {case.m for case in cases}
    assert all(np.asarray(case.arguments[0]).shape[1] == case.m for case in cases)
    assert case_of(cases, "one sample").label == "one sample, A_prev (3, 1), W (5, 3)"


@pytest.mark.parametrize("function", ["add_backward", "multiply_backward", "squared_norm_backward"])
def test_any_shape_means_up_to_five_axes_and_a_number_where_it_says_so(function: str) -> None:
    axes = {np.asarray(case.arguments[0]).ndim for case in cases_of("computational_graph", function)}
    assert axes == {0, 1, 2, 3, 5}
    assert 0 not in {np.asarray(case.arguments[0]).ndim for case in cases_of("four_equations", "sigmoid")}


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "softmax"])
@pytest.mark.parametrize("function", ["activation_forward", "activation_backward"])
def test_each_activation_is_judged_large_small_below_zero_and_at_zero(function: str, activation: str) -> None:
    drawn = [np.asarray(case.arguments[0]) for case in cases_of("fcn_layer", function) if case.check == activation]
    assert any((Z < 0).all() for Z in drawn) or activation == "relu"  # all of its value is 0 there
    assert any((Z == 0).any() for Z in drawn)
    assert any(np.abs(Z).max() > 790 for Z in drawn)
    assert any((Z > 0).any() and 0 < np.abs(Z).min() < 1e-4 for Z in drawn)


def test_each_activation_is_judged_in_several_layers_that_look_like_no_other() -> None:
    for activation in ("sigmoid", "tanh", "relu", "softmax"):
        cases = [case for case in cases_of("fcn_layer", "layer_backward") if case.arguments[-1] == activation]
        assert len({case.label.split(",")[1] for case in cases}) >= 4
        assert all(case.extra == (activation,) for case in cases)


def test_of_one_softmax_there_is_a_value_and_no_gradient() -> None:
    for function, is_there in (("activation_forward", True), ("activation_backward", False)):
        assert any("softmax, n = 1" in case.label for case in cases_of("fcn_layer", function)) == is_there


def test_relu_at_zero_takes_any_slope_and_only_there() -> None:
    pair, cases = DERIVED["fcn_layer"].exercise("activation_backward"), cases_of("fcn_layer", "activation_backward")
    assert isinstance(pair, Pair)
    expectations = Expectations(load_assignment("fcn_layer").load_reference())
    case = case_of(cases, "relu, exact zeros")
    for _, outputs in expectations.gradients(pair, case):
        free = outputs["dZ"].low < outputs["dZ"].high
        assert np.array_equal(free, np.asarray(case.arguments[0]) == 0)
        assert free.any()
    assert {case.check for case in cases if case.kink is not None} == {"relu"}


def test_a_forward_function_has_one_value_at_a_kink() -> None:
    assert all(case.kink is None for case in cases_of("fcn_layer", "activation_forward"))


def test_a_slope_without_a_forward_function_has_its_jump_found() -> None:
    cases = cases_of("matrix_calculus", "activation_jacobian")
    assert {case.check for case in cases if case.kink == 0} == {"relu"}


def test_where_two_arguments_are_equal_any_share_of_a_maximum_is_right() -> None:
    plain = DERIVED["computational_graph"].exercise("maximum_backward")
    assert isinstance(plain, Plain)
    expectations = Expectations(load_assignment("computational_graph").load_reference())
    cases = cases_of("computational_graph", "maximum_backward")
    (tied,) = (case for case in cases if case.ties is not None)
    _, x, y = map(np.asarray, tied.arguments)
    for output in expectations.values("maximum_backward", tied, plain.outputs).values():
        assert np.array_equal(output.low < output.high, x == y)
    near = case_of(cases, "nearly ties")
    assert 0 < np.abs(near.arguments[1] - near.arguments[2]).max() < 1e-4


def test_no_relu_inside_is_where_rounding_decides() -> None:
    layers = [case.arguments for case in cases_of("fcn_layer", "layer_backward") if case.arguments[-1] == "relu"]
    preactivations = [W @ A_prev + b for A_prev, W, b, _ in layers]  # type: ignore[operator]
    assert min(np.abs(Z).min() for Z in preactivations) > 1e-5
    assert len(preactivations) >= 5


def test_shares_add_up_to_one_and_one_of_each_column_is_hot() -> None:
    for case in cases_of("fcn_layer", "cross_entropy"):
        AL, Y = map(np.asarray, case.arguments)
        np.testing.assert_allclose(AL.sum(axis=0), 1, rtol=1e-6)
        assert set(np.unique(Y)) <= {0.0, 1.0}
        assert (Y.sum(axis=0) == 1).all()
