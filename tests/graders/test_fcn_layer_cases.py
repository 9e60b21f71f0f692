"""The points of fcn_layer are what its grader takes them for."""

from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case, Take, entries, items
from autograder.author.declare import Pair
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.errors import InternalError
from autograder.graders.fcn_layer_cases import far_from_kinks, first_that, model_cases
from autograder.numeric.arrays import Array, iter_arrays

ASSIGNMENT = load_assignment("fcn_layer")
REFERENCE = ASSIGNMENT.load_reference()
EXPECTATIONS = Expectations(REFERENCE)
MODELS = [case for depth in (1, 2, 3) for case in model_cases(depth)]
LISTS = {
    "cross_entropy": next(cases for one, cases in declared(ASSIGNMENT) if one.function == "cross_entropy"),
    "model": MODELS,
}


def arguments_of(case: Case) -> Any:  # noqa: ANN401 - arrays, lists, words
    return case.arguments


def pair_of(gradients: Take) -> Pair:
    value = items("AL", "caches")
    return Pair(forward="model_forward", backward="model_backward", value=value, gradients=gradients)


def preactivations(case: Case) -> list[Array]:
    """Every Z that a ReLU is applied to."""
    A, parameters, activations = arguments_of(case)
    found = []
    for layer, activation in enumerate(activations, start=1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        found += [Z] if activation == "relu" else []
        A, _ = REFERENCE.activation_forward(Z, activation)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_labels_tell_cases_apart(name: str) -> None:
    labels = [case.label for case in LISTS[name]]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", LISTS)
def test_arguments_are_finite_and_one_case_is_float32(name: str) -> None:
    cases = LISTS[name]
    assert all(np.isfinite(array).all() for case in cases for array in iter_arrays(case.arguments))
    assert {case.precision for case in cases} == {"float32", "float64"}


@pytest.mark.parametrize("name", LISTS)
def test_m_is_the_number_of_samples_and_is_one_somewhere(name: str) -> None:
    for case in LISTS[name]:
        assert next(iter_arrays(case.arguments)).shape[1] == case.m
    assert 1 in {case.m for case in LISTS[name]}


def test_no_relu_inside_a_network_is_where_rounding_decides() -> None:
    drawn = [Z for case in MODELS for Z in preactivations(case)]
    assert len(drawn) >= 3
    assert min(np.abs(Z).min() for Z in drawn) > 1e-3


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "softmax"])
def test_kinks_are_looked_for_behind_every_activation(activation: str) -> None:
    X = np.array([[2.0, 3.0], [0.5, 1.0]])
    A, _ = REFERENCE.activation_forward(X, activation)
    parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1)), "W2": np.eye(2), "b2": -A[:, :1]}
    assert not far_from_kinks(X, parameters, [activation, "relu"])
    assert far_from_kinks(X, parameters | {"b2": np.ones((2, 1))}, [activation, "relu"])


def test_the_first_draw_that_suits_is_taken() -> None:
    assert first_that(lambda drawn: drawn > 90, lambda attempt: 2 * attempt, "even") == 92


def test_no_draw_that_suits_is_an_error_that_names_the_case() -> None:
    with pytest.raises(InternalError, match="odd: no point of 100 drawn suits; choose other sizes"):
        first_that(lambda drawn: bool(drawn % 2), lambda attempt: 2 * attempt, "odd")


def test_labels_count_one_layer_as_one() -> None:
    assert [case.label.split("(")[0] for case in model_cases(1)] == ["1 layer 4-3 ", "1 layer 3-4 "]
    assert all(case.label.startswith("2 layers ") for case in model_cases(2))


def test_where_probabilities_are_zero_anything_finite_is_right() -> None:
    (case,) = (case for case in LISTS["cross_entropy"] if case.finite_only)
    AL = np.asarray(case.arguments[0])
    assert (AL == 0).any()
    for expected in EXPECTATIONS.values("cross_entropy", case, items("J", "dAL")).values():
        assert np.isneginf(expected.low).all()
        assert np.isposinf(expected.high).all()


def test_gradients_of_a_network_are_asked_for_by_name() -> None:
    (case,) = (case for case in model_cases(3) if case.m == 6)
    names = ["dA0", "dW1", "db1", "dW2", "db2", "dW3", "db3"]
    (_, outputs), *_ = EXPECTATIONS.gradients(pair_of(entries(*names)), case)
    assert list(outputs) == names
    X, parameters, _ = arguments_of(case)
    shapes = [X.shape, *(parameters[name[1:]].shape for name in names[1:])]
    assert [outputs[name].value.shape for name in names] == shapes
