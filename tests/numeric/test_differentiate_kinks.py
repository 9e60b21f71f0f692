"""Where a derivative is not there, or not to be had, this is known; nothing is made up, and nothing raises."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.differentiate import MARGIN, Slopes, differentiate

CALLS = 5


def slopes_of(function: Callable[[Array], Array], x: Array, weights: Array | None = None) -> Slopes:
    """Along each element of ``x`` (n,), by default of the sum of outputs (n,); never more calls than promised."""
    calls = 0

    def sample(which: npt.NDArray[np.intp], steps: Array) -> Array:
        nonlocal calls
        calls += 1
        moved = np.zeros((*steps.shape, x.size)) + x
        moved[np.arange(len(which)), :, which] += steps
        with np.errstate(all="ignore"):
            return function(moved)

    with np.errstate(all="ignore"):
        base = function(x)
    weights = np.ones((1, *base.shape)) if weights is None else weights
    slopes = differentiate(sample, base, weights, np.ones(x.size), "float64")
    assert calls <= CALLS
    return slopes


def relu(x: Array) -> Array:
    return np.maximum(x, 0.0)


@pytest.mark.parametrize("offset", [0.0, 0.3, 7.0])
def test_a_kink_has_two_slopes_though_all_central_differences_agree(offset: float) -> None:
    slopes = slopes_of(lambda x: np.abs(x) + offset, np.zeros(1))
    assert slopes.low == pytest.approx(-1, abs=1e-6)
    assert slopes.high == pytest.approx(1, abs=1e-6)
    assert slopes.error > 0.1


def test_slopes_at_a_kink_are_those_of_either_side() -> None:
    slopes = slopes_of(lambda x: np.where(x > 0, np.sin(3 * x), np.expm1(-0.5 * x)), np.zeros(1))
    assert slopes.low == pytest.approx(-0.5, abs=1e-6)
    assert slopes.high == pytest.approx(3, abs=1e-6)


def test_only_the_direction_of_the_kink_has_two_slopes() -> None:
    slopes = slopes_of(relu, np.array([0.7, 0.0, -1.2, 2.3]))
    assert list((slopes.low < slopes.high)[:, 0]) == [False, True, False, False]
    assert np.allclose(slopes.value[[0, 2, 3], 0], [1, 0, 1], atol=1e-9)


@pytest.mark.parametrize("at", [1e-2, 1e-3, 1e-4, 1e-5])
@pytest.mark.parametrize("side", [1, -1])
def test_a_kink_beside_the_point_is_stepped_over(at: float, side: int) -> None:
    slopes = slopes_of(relu, np.array([side * at, 0.8]))
    assert slopes.value[0, 0] == pytest.approx(float(side > 0), abs=1e-8)
    assert (slopes.low == slopes.high).all()


@pytest.mark.parametrize("at", np.geomspace(1e-7, 1e-1, 40))
def test_a_kink_near_the_point_never_makes_a_wrong_value_look_certain(at: float) -> None:
    slopes = slopes_of(relu, np.array([at, 0.8]))
    assert abs(slopes.value[0, 0] - 1) <= MARGIN * slopes.error[0, 0]


def test_a_kink_that_one_weight_does_not_see_is_none_for_it() -> None:
    slopes = slopes_of(lambda x: np.stack([np.abs(x[..., 0]), np.sin(x[..., 0])], axis=-1), np.zeros(1), np.eye(2))
    assert list((slopes.low < slopes.high)[0]) == [True, False]
    assert slopes.value[0, 1] == pytest.approx(1, abs=1e-9)


def test_a_function_that_gives_nothing_has_no_derivative() -> None:
    slopes = slopes_of(lambda x: np.full(x.shape, np.nan), np.ones(2))
    assert np.isnan(slopes.value).all()
    assert np.isposinf(slopes.error).all()
    assert np.isneginf(slopes.low).all()
    assert np.isposinf(slopes.high).all()


@pytest.mark.parametrize("nothing", [np.nan, np.inf, -np.inf])
def test_steps_out_of_the_domain_are_left_out(nothing: float) -> None:
    x = np.array([1e-3, 2e-5, 1.5])  # a root, 3e-3 from its end and nearer
    slopes = slopes_of(lambda x: np.where(x > 0, np.sqrt(x), nothing), x)
    assert np.allclose(slopes.value[:, 0], 0.5 / np.sqrt(x), rtol=1e-4)
    assert (np.abs(slopes.value[:, 0] - 0.5 / np.sqrt(x)) <= MARGIN * slopes.error[:, 0]).all()


def test_one_direction_that_gives_nothing_does_not_spoil_the_others() -> None:
    slopes = slopes_of(lambda x: np.where(x == 0.5, 0.5, np.where(x > 0.4, np.nan, np.sin(x))), np.array([0.1, 0.5]))
    assert slopes.value[0, 0] == pytest.approx(np.cos(0.1), rel=1e-9)
    assert np.isposinf(slopes.error[1, 0])


def test_at_the_end_of_the_domain_one_side_is_unknown() -> None:
    slopes = slopes_of(lambda x: np.where(x >= 0, 2 * x, np.nan), np.zeros(1))
    assert (slopes.low, slopes.high) == (-np.inf, np.inf)


def single(x: Array) -> Array:
    return np.tanh(x).astype(np.float32).astype(np.float64)


def scaled_single(x: Array) -> Array:
    return single(x) * (np.pi / 3)


def single_mean(x: Array) -> Array:
    return single(x).mean(axis=-1)


def of_single(x: Array) -> Array:
    return np.tanh(x.astype(np.float32).astype(np.float64) + 0.01)


@pytest.mark.parametrize("function", [single, scaled_single, single_mean, of_single])
def test_what_is_lost_in_float32_is_in_the_error(function: Callable[[Array], Array]) -> None:
    x = np.linspace(-2.1, 1.9, 13).astype(np.float32).astype(np.float64)
    slopes_there: dict[object, Array] = {
        single: 1 / np.cosh(x) ** 2,
        scaled_single: np.pi / 3 / np.cosh(x) ** 2,
        single_mean: 1 / np.cosh(x) ** 2 / x.size,
        of_single: 1 / np.cosh(x + 0.01) ** 2,
    }
    slope = slopes_there[function]
    slopes = slopes_of(function, x)
    assert (np.abs(slopes.value[:, 0] - slope) <= MARGIN * slopes.error[:, 0]).all()
    assert (slopes.low[:, 0] - 1e-9 <= slope).all()
    assert (slope <= slopes.high[:, 0] + 1e-9).all()
