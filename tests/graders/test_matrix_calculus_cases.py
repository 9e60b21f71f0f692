"""The points of matrix_calculus that are written by hand, and its formulas, are what its grader takes them for."""

import numpy as np
import pytest

from autograder.author.cases import Case, items
from autograder.author.declare import SQUARED, Pair
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.graders.matrix_calculus_cases import LARGE, large_cases
from autograder.graders.matrix_calculus_right import ACTIVATE, RIGHT, slope
from autograder.numeric.arrays import iter_arrays
from autograder.sandbox.limits import Limits

REFERENCE = load_assignment("matrix_calculus").load_reference()
EXPECTATIONS = Expectations(REFERENCE)
CASES = large_cases()
GRADIENTS = Pair(
    forward="network_forward",
    backward="gradients",
    value=items("n2", "cache"),
    gradients=items("dW1", "db1", "dW2", "db2"),
    cost=SQUARED,
)

of_each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)


def test_large_networks_are_not_basic_and_have_one_target() -> None:
    assert all(case.group == "edge" for case in CASES)
    assert [len(EXPECTATIONS.gradients(GRADIENTS, case)) for case in CASES] == [1, 1]


@of_each_case
def test_no_matrix_of_a_large_network_fits_into_a_guest_even_in_float32(case: Case) -> None:
    (sizes,) = (sizes for sizes in LARGE if case.label.startswith(sizes.label))
    assert 4 * max(sizes.k1, sizes.k2) ** 2 > Limits().memory_bytes
    assert sum(array.nbytes for array in iter_arrays(case.arguments)) < 3e6


@of_each_case
def test_large_networks_are_not_saturated(case: Case) -> None:
    n0, W1, b1, W2, b2 = (np.asarray(array) for array in case.arguments[:5])
    activation = str(case.arguments[-1])
    d1 = n0 @ W1 + b1
    for d in (d1, ACTIVATE[activation](d1) @ W2 + b2):
        assert np.median(slope(d, activation)) > 0.05


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
