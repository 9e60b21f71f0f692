"""Right gradients agree, wrong ones differ down to one element, and what cannot be known stays open."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from autograder.numeric.arrays import Array, rms
from autograder.numeric.compare import Precision
from autograder.numeric.differentiate import Slopes, differentiate
from autograder.numeric.points import generator, normal
from autograder.numeric.settle import Ruling, settle

AGREES, OPEN = Ruling("agrees", None), Ruling("open", None)


def measured(
    function: Callable[[Array], Array], x: Array, weights: Array, precision: Precision = "float64"
) -> tuple[Slopes, Array]:
    """Slopes along each element of ``x`` (n,) of an elementwise function, and ``x`` as the function saw it."""
    x = x.astype(precision)

    def sample(which: npt.NDArray[np.intp], steps: Array) -> Array:
        moved = np.zeros((*steps.shape, x.size), precision) + x
        moved[np.arange(len(which)), :, which] += steps.astype(precision)
        return function(moved)

    return differentiate(sample, function(x), weights, np.full(x.size, rms(x)), precision), x


def smooth(precision: Precision) -> tuple[Array, Slopes]:
    """The right gradients of tanh (7, 3), computed as the student would, and what is measured."""
    rng = generator("settle")
    weights = normal(rng, 3, 7)
    slopes, x = measured(np.tanh, normal(rng, 7), weights, precision)
    claimed: Array = ((1 - np.tanh(x) ** 2) * weights.astype(precision)).T
    return claimed, slopes


def kinked(kinks: int) -> tuple[Array, Slopes]:
    """Gradients of |x| at ten points (10, 1), the first of them kinks, where 0 is claimed."""
    x = np.where(np.arange(10) < kinks, 0.0, np.linspace(-1.3, 1.7, 10))
    slopes, _ = measured(np.abs, x, np.ones((1, 10)))
    return np.sign(x)[:, None], slopes


def known(value: float, error: float, size: int = 5) -> Slopes:
    values = np.full((size, 1), value)
    return Slopes(values, np.full((size, 1), error), values, values)


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_right_gradients_agree(precision: Precision) -> None:
    assert settle(*smooth(precision), precision) == AGREES


@pytest.mark.parametrize(("precision", "relative"), [("float64", 1e-4), ("float32", 1e-2)])
@pytest.mark.parametrize("sign", [1, -1])
def test_one_element_slightly_off_differs(precision: Precision, relative: float, sign: int) -> None:
    claimed, slopes = smooth(precision)
    claimed[4, 2] *= 1 + sign * relative
    assert settle(claimed, slopes, precision) == Ruling("differs", (4, 2))


@pytest.mark.parametrize("factor", [-1.0, 0.0, 7.0])
def test_a_wrong_factor_differs(factor: float) -> None:
    claimed, slopes = smooth("float64")
    assert settle(factor * claimed, slopes, "float64").verdict == "differs"


def test_the_clearest_contradiction_is_named() -> None:
    claimed, slopes = smooth("float64")
    claimed[1, 1] *= 1.01
    claimed[5, 0] *= 3
    assert settle(claimed, slopes, "float64").worst == (5, 0)


def test_room_is_left_for_the_epsilon_in_a_logarithm() -> None:
    claimed, slopes = smooth("float64")
    assert settle(claimed * (1 + 3e-7), slopes, "float64") == AGREES


@pytest.mark.parametrize("claim", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("kinks", [0, 2])
def test_what_is_not_a_number_differs(claim: float, kinks: int) -> None:
    claimed, slopes = kinked(kinks)
    claimed[1, 0] = claim
    assert settle(claimed, slopes, "float64") == Ruling("differs", (1, 0))


@pytest.mark.parametrize("subgradient", [-1.0, -0.3, 0.0, 1.0])
def test_any_subgradient_at_a_kink_is_right(subgradient: float) -> None:
    claimed, slopes = kinked(2)
    claimed[:2] = subgradient
    assert settle(claimed, slopes, "float64") == AGREES


@pytest.mark.parametrize("slope", [-7.0, -1.01, 1.01, 2.0])
def test_a_slope_beyond_those_of_a_kink_differs(slope: float) -> None:
    claimed, slopes = kinked(2)
    claimed[1] = slope
    assert settle(claimed, slopes, "float64") == Ruling("differs", (1, 0))


@pytest.mark.parametrize("slope", [-1.01, 1.01])
def test_a_slope_beyond_those_of_the_only_kink_differs(slope: float) -> None:
    slopes, _ = measured(np.abs, np.zeros(1), np.ones((1, 1)))
    assert settle(np.array([[slope]]), slopes, "float64").verdict == "differs"


def test_more_kinks_than_a_fifth_leave_it_open() -> None:
    assert settle(*kinked(3), "float64") == OPEN


def test_a_contradiction_counts_however_many_are_open() -> None:
    claimed, slopes = kinked(9)
    claimed[9] *= 1.001
    assert settle(claimed, slopes, "float64") == Ruling("differs", (9, 0))


@pytest.mark.parametrize("claimed", [0.0, 1.0, -1e9])
def test_where_nothing_is_known_nothing_is_contradicted(claimed: float) -> None:
    unknown = np.full((5, 1), np.inf)
    slopes = Slopes(np.full((5, 1), np.nan), unknown, -unknown, unknown)
    assert settle(np.full((5, 1), claimed), slopes, "float64") == OPEN


def test_no_directions_prove_nothing() -> None:
    assert settle(np.zeros((0, 3)), known(0.0, 0.0, 0), "float64") == OPEN


@pytest.mark.parametrize(("precision", "error"), [("float64", 1e-6), ("float32", 1e-2)])
def test_a_large_error_is_no_evidence(precision: Precision, error: float) -> None:
    slopes = known(1.0, error)
    assert settle(np.full((5, 1), 1.0), slopes, precision) == OPEN
    assert settle(np.full((5, 1), 2.0), slopes, precision) == OPEN


@pytest.mark.parametrize("function", [lambda x: 0 * x + 0.7, lambda x: np.minimum(x, -9.0), lambda x: 0 * x])
def test_zero_is_the_gradient_of_what_does_not_change(function: Callable[[Array], Array]) -> None:
    slopes, x = measured(function, np.array([0.3, -1.2, 0.8]), np.array([[0.4, -1.1, 0.9]]))
    assert settle(np.zeros((x.size, 1)), slopes, "float64") == AGREES


@pytest.mark.parametrize("wrong", [1.0, -1e-6])
def test_anything_but_zero_differs_from_a_gradient_of_zero(wrong: float) -> None:
    slopes, _ = measured(lambda x: 0 * x + 0.7, np.array([0.3, -1.2, 0.8]), np.array([[0.4, -1.1, 0.9]]))
    assert settle(np.array([[0.0], [wrong], [0.0]]), slopes, "float64") == Ruling("differs", (1, 0))


def test_rounding_of_a_zero_gradient_agrees() -> None:
    slopes, _ = measured(lambda x: 0 * x + 0.7, np.array([0.3, -1.2, 0.8]), np.array([[0.4, -1.1, 0.9]]))
    assert settle(np.full((3, 1), 1e-16), slopes, "float64") == AGREES


def single(x: Array) -> Array:
    return np.tanh(x).astype(np.float32).astype(np.float64)


@pytest.mark.parametrize("factor", [1.0, 0.0, 1.01, 1.5])
def test_work_in_float32_that_is_not_known_to_be_such_is_open(factor: float) -> None:
    rng = generator("settle")
    weights = normal(rng, 3, 7)
    slopes, x = measured(single, normal(rng, 7), weights)
    assert settle(factor * ((1 - np.tanh(x) ** 2) * weights).T, slopes, "float64") == OPEN
