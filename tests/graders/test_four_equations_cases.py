"""Properties of the points that four_equations is judged at."""

from itertools import chain, pairwise
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case, alone, lists
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.graders.four_equations_cases import output_cases, sigma
from autograder.graders.four_equations_networks import (
    DEPTHS,
    backprop_cases,
    batch_cases,
    direction_cases,
    growth_cases,
    step_cases,
)
from autograder.numeric.arrays import iter_arrays

EXPECTATIONS = Expectations(load_assignment("four_equations").load_reference())
ONE_VALUE = {
    "output_error": output_cases(),
    "directional_derivative": [case for depth in DEPTHS for case in direction_cases(depth)],
}
TWO_LISTS = {"backprop": backprop_cases, "backprop_batch": batch_cases, "update_mini_batch": step_cases}
NETWORKS = {name: [case for depth in DEPTHS for case in cases(depth)] for name, cases in TWO_LISTS.items()}
LISTS = ONE_VALUE | NETWORKS

every_list = pytest.mark.parametrize("name", LISTS)


def arguments_of(case: Case) -> Any:  # noqa: ANN401 - arrays, lists, words
    return case.arguments


def sizes(case: Case) -> tuple[int, ...]:
    weights = next(one for one in case.arguments if isinstance(one, list))
    return (weights[0].shape[1], *(w.shape[0] for w in weights))


def test_labels_tell_all_cases_apart() -> None:
    labels = [case.label for case in chain(*LISTS.values(), growth_cases())]
    assert len(set(labels)) == len(labels)


@every_list
def test_arguments_are_finite_and_some_cases_are_float32(name: str) -> None:
    cases = LISTS[name]
    assert all(np.isfinite(array).all() for case in cases for array in iter_arrays(case.arguments))
    assert all((case.precision == "float32") == (case.group == "float32") for case in cases)
    assert {case.group for case in cases} == {"basic", "edge", "float32"}


@pytest.mark.parametrize("name", ONE_VALUE)
def test_the_reference_has_a_telling_value_everywhere(name: str) -> None:
    for case in ONE_VALUE[name]:
        (expected,) = EXPECTATIONS.values(name, case, alone("value")).values()
        assert np.abs(expected.value).max() > 0


@pytest.mark.parametrize("name", TWO_LISTS)
@pytest.mark.parametrize("depth", DEPTHS)
def test_the_reference_has_as_many_values_as_there_are_parameters(name: str, depth: int) -> None:
    for case in TWO_LISTS[name](depth):
        expected = EXPECTATIONS.values(name, case, lists(first=depth, second=depth))
        assert len(expected) == 2 * depth
        assert sum(one.value.size for one in expected.values()) == sum(n * (p + 1) for p, n in pairwise(sizes(case)))


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_grow_and_shrink_and_are_square_and_lack_a_hidden_layer(name: str) -> None:
    drawn = [sizes(case) for case in NETWORKS[name]]
    steps = [pair for one in drawn for pair in pairwise(one)]
    assert any(a < b for a, b in steps)
    assert any(a > b for a, b in steps)
    assert any(len(set(one)) == 1 and one[0] > 1 for one in drawn)
    assert min(map(len, drawn)) == 2
    assert any(1 in one for one in drawn)


@pytest.mark.parametrize("name", ["backprop_batch", "update_mini_batch"])
def test_batches_are_larger_and_smaller_than_layers_and_one_has_one_sample(name: str) -> None:
    batches = [(case.m, max(sizes(case))) for case in NETWORKS[name]]
    assert any(m > n for m, n in batches)
    assert any(m < n for m, n in batches)
    assert 1 in {m for m, _ in batches}


def test_m_is_the_number_of_samples() -> None:
    assert all(np.asarray(case.arguments[0]).shape[1] == case.m for case in NETWORKS["backprop_batch"])
    assert all(len(case.arguments[2]) == case.m for case in NETWORKS["update_mini_batch"])  # type: ignore[arg-type]
    few, many = growth_cases()
    assert [np.asarray(case.arguments[0]).shape[1] for case in (few, many)] == [few.m, many.m]
    assert sizes(few) == sizes(many)


def test_activations_are_those_of_the_weighted_inputs() -> None:
    for case in ONE_VALUE["output_error"]:
        a, _, z = map(np.asarray, case.arguments)
        np.testing.assert_allclose(a, sigma(z), rtol=1e-6)


def test_targets_are_above_and_below_all_and_some_of_the_activations() -> None:
    off = [np.asarray(case.arguments[0]) - np.asarray(case.arguments[1]) for case in ONE_VALUE["output_error"]]
    assert any((one > 0).all() for one in off)
    assert any((one < 0).all() for one in off)
    assert any((one > 0).any() and (one < 0).any() for one in off)


def test_some_directions_leave_weights_or_biases_at_rest() -> None:
    moves = [case.arguments[4:] for case in ONE_VALUE["directional_derivative"]]
    at_rest = [tuple(not any(one.any() for one in part) for part in direction) for direction in moves]  # type: ignore[attr-defined]
    assert {(True, False), (False, True), (False, False)} <= set(at_rest)


@pytest.mark.parametrize("depth", DEPTHS)
def test_steps_are_large_enough_to_be_seen_beside_the_weights(depth: int) -> None:
    for case in step_cases(depth):
        weights, biases = arguments_of(case)[:2]
        stepped = EXPECTATIONS.values("update_mini_batch", case, lists(weights=depth, biases=depth)).values()
        for new, old in zip(stepped, chain(weights, biases), strict=True):
            assert np.abs(new.value - old).max() > 1e-3 * np.abs(old).max()
