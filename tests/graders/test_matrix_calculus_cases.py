"""The points of matrix_calculus are what its grader takes them for."""

from collections.abc import Sequence

import numpy as np
import pytest

from autograder.author.cases import Case, items
from autograder.author.declare import SQUARED, Pair
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.errors import InternalError
from autograder.graders import matrix_calculus_cases as cases
from autograder.graders.matrix_calculus_right import ACTIVATE, RIGHT, slope
from autograder.numeric.arrays import iter_arrays
from autograder.sandbox.limits import Limits

REFERENCE = load_assignment("matrix_calculus").load_reference()
EXPECTATIONS = Expectations(REFERENCE)
NETWORKS = cases.network_cases()
LARGE = cases.network_cases(large=True)[len(NETWORKS) :]
LISTS = {
    "vec": cases.vec_cases(),
    "unvec": cases.unvec_cases(),
    "linear": cases.linear_cases(),
    "activation": cases.activation_cases(),
    "error": cases.error_cases(),
    "weight": cases.weight_cases(),
    "network": NETWORKS,
}
GRADIENTS = Pair(
    forward="network_forward",
    backward="gradients",
    value=items("n2", "cache"),
    gradients=items("dW1", "db1", "dW2", "db2"),
    cost=SQUARED,
)


def sizes(found: Sequence[Case]) -> list[tuple[int, int, int]]:
    shapes = [(np.asarray(case.arguments[1]).shape, np.asarray(case.arguments[3]).shape) for case in found]
    return [(first[0], first[1], second[1]) for first, second in shapes]


@pytest.mark.parametrize("name", LISTS)
def test_labels_tell_cases_apart(name: str) -> None:
    labels = [case.label for case in LISTS[name]]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", LISTS)
def test_arguments_are_finite_and_come_in_both_precisions_and_all_groups(name: str) -> None:
    found = LISTS[name]
    assert all(np.isfinite(array).all() for case in found for array in iter_arrays(case.arguments))
    assert {case.precision for case in found} == {"float32", "float64"}
    assert {case.group for case in found} == {"basic", "edge", "float32"}


@pytest.mark.parametrize("name", ["vec", "unvec", "linear", "weight"])
def test_matrices_are_higher_than_wide_wider_than_high_and_square_and_have_one_row_or_column(name: str) -> None:
    shapes = [(shape.p, shape.k) for shape in cases.SHAPES]
    assert len(LISTS[name]) >= len(shapes)
    assert {(p > k) - (p < k) for p, k in shapes if min(p, k) > 1} == {-1, 0, 1}
    assert {min(shape) for shape in shapes} >= {1, 2, 3}


def test_sizes_of_networks_differ_in_every_order_and_each_is_one_somewhere() -> None:
    found = sizes(NETWORKS)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert {int(np.sign(size[one] - size[other])) for size in found} == {-1, 0, 1}
    assert all(any(size[at] == 1 for size in found) for at in range(3))


@pytest.mark.parametrize("activation", ACTIVATE)
def test_each_activation_is_judged_in_a_network_of_sizes_that_all_differ(activation: str) -> None:
    found = sizes([case for case in NETWORKS if case.arguments[-1] == activation and case.group == "basic"])
    assert any(len(set(size)) == 3 for size in found)


def test_no_relu_is_where_rounding_decides_and_some_units_are_on_and_some_off() -> None:
    found = [cases.preactivations(case.arguments) for case in NETWORKS if case.arguments[-1] == "relu"]
    assert len(found) >= 4
    for pair in found:
        assert all(np.abs(d).min() > 1e-2 for d in pair)
        assert all((d > 0).any() and ((d < 0).any() or d.size == 1) for d in pair)


def test_zeros_are_judged_where_any_slope_of_relu_is_right_there_and_nowhere_else() -> None:
    at_kink = [case for case in LISTS["activation"] if (np.asarray(case.arguments[0]) == 0).any()]
    assert {case.kink for case in at_kink if case.arguments[1] == "relu"} == {0}
    assert {case.kink for case in LISTS["activation"] if case.arguments[1] != "relu"} == {None}


@pytest.mark.parametrize("activation", ACTIVATE)
def test_each_activation_is_judged_large_small_and_below_zero(activation: str) -> None:
    drawn = [np.asarray(case.arguments[0]) for case in LISTS["activation"] if case.check == activation]
    assert any((d < 0).all() for d in drawn)
    assert any(np.abs(d).max() >= 800 for d in drawn)
    assert any((d > 0).any() and np.abs(d).min() < 1e-4 for d in drawn)


def test_large_networks_come_last_are_not_basic_and_have_one_target() -> None:
    assert all(case.label.startswith("large") and case.group == "edge" for case in LARGE)
    assert not any(case.label.startswith("large") for case in NETWORKS)
    assert [len(EXPECTATIONS.gradients(GRADIENTS, case)) for case in LARGE] == [1, 1]
    assert len(EXPECTATIONS.gradients(GRADIENTS, NETWORKS[0])) == 3


@pytest.mark.parametrize("case", LARGE, ids=lambda case: case.label)
def test_no_matrix_of_a_large_network_fits_into_a_guest_even_in_float32(case: Case) -> None:
    (size,) = sizes([case])
    assert 4 * max(size) ** 2 > Limits().memory_bytes
    assert sum(array.nbytes for array in iter_arrays(case.arguments)) < 3e6


@pytest.mark.parametrize("case", LARGE, ids=lambda case: case.label)
def test_large_networks_are_not_saturated(case: Case) -> None:
    for d in cases.preactivations(case.arguments):
        assert np.median(slope(d, str(case.arguments[-1]))) > 0.05


def test_where_no_network_suits_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_TRIES", 0)
    with pytest.raises(InternalError, match="rising sizes, identity: no point of 0 drawn suits"):
        cases.network_cases()


def test_the_formulas_of_the_grader_are_those_of_the_reference() -> None:
    rng = np.random.default_rng(0)
    n, v = rng.standard_normal((1, 3)), rng.standard_normal((1, 4))
    arguments = {
        "unvec": (rng.standard_normal(6), (2, 3)),
        "linear_jacobian": (n, 4),
        "activation_jacobian": (n, "tanh"),
        "mse_gradient": (n, n + 1),
        "weight_gradient": (n, v),
    }
    for name, given in arguments.items():
        np.testing.assert_allclose(RIGHT[name](*given), getattr(REFERENCE, name)(*given))
    for activation in ACTIVATE:
        np.testing.assert_allclose(ACTIVATE[activation](n), REFERENCE.activate(n, activation))
        np.testing.assert_allclose(np.diag(slope(n, activation)[0]), REFERENCE.activation_jacobian(n, activation))
