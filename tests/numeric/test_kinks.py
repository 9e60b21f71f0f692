"""Kinks and jumps are found by the values of a function alone, and smooth functions have none."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from autograder.numeric.arrays import Array
from autograder.numeric.kinks import is_jump, is_kink, is_smooth
from autograder.numeric.points import generator, normal

W = normal(generator("kinks: W"), 3, 4)
X = normal(generator("kinks: X"), 4, 2)


def of_one(function: Callable[[Array], Array]) -> Callable[[Sequence[Array]], Array]:
    return lambda arrays: np.asarray(function(arrays[0]))


@pytest.mark.parametrize("function", [np.tanh, np.square, np.sin, lambda x: W @ x, lambda x: x**3], ids=range(5))
@pytest.mark.parametrize("reach", [0.1, 1e-3, 1e-8])
def test_a_smooth_function_is_smooth_at_any_reach(function: Callable[[Array], Array], reach: float) -> None:
    assert is_smooth(of_one(function), [X], reach, generator("lines"))


@pytest.mark.parametrize("reach", [0.4, 1e-3])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_kink_within_reach_is_found_and_one_beyond_is_not(reach: float, share: float) -> None:
    at = np.array([5.0, -5.0, share * reach])
    assert not is_smooth(of_one(lambda x: np.maximum(x, 0)), [at], reach, generator("lines"))
    at[2] = 1.5 * reach
    assert is_smooth(of_one(lambda x: np.maximum(x, 0)), [at], reach, generator("lines"))


def test_a_kink_behind_a_product_is_found_along_either_factor() -> None:
    Z = W @ X
    b = np.zeros_like(Z) + 10
    b[1, 1] = 1e-4 - Z[1, 1]

    def layer(arrays: Sequence[Array]) -> Array:
        return np.maximum(arrays[0] @ arrays[1] + b, 0)

    assert not is_smooth(layer, [W, X], 1e-3, generator("lines"))
    b[1, 1] = 10
    assert is_smooth(layer, [W, X], 1e-3, generator("lines"))


def test_a_kink_has_two_slopes_and_a_jump_two_values() -> None:
    zero, up = [np.zeros(3)], [np.ones(3)]
    relu, step = of_one(lambda x: np.maximum(x, 0)), of_one(lambda x: (x > 0) * 1.0)
    assert is_kink(relu, zero, up)
    assert not is_jump(of_one(lambda x: np.maximum(x, 0) + 1), zero, up)
    assert is_kink(step, zero, up)
    assert is_jump(of_one(lambda x: (x >= 0) * 1.0), zero, up)
    assert not is_kink(of_one(np.tanh), zero, up)
    assert not is_kink(relu, up, up)
