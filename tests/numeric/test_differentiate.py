"""Derivatives of smooth functions are right to within their estimated errors, in few calls."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from autograder.numeric.arrays import Array, rms
from autograder.numeric.compare import Precision
from autograder.numeric.differentiate import MARGIN, Slopes, differentiate
from autograder.numeric.points import generator, normal

Function = Callable[[Array], Array]


class Box:
    """A function of one array, along each of its elements; counts the calls and keeps what they asked for."""

    def __init__(self, function: Function, x: Array, dtype: npt.DTypeLike = np.float64) -> None:
        self.function, self.x, self.dtype = function, x, dtype
        self.asked: list[tuple[Array, Array]] = []

    def __call__(self, which: npt.NDArray[np.intp], steps: Array) -> Array:
        self.asked.append((which, steps))
        return np.array([[self.at(d, step) for step in row] for d, row in zip(which, steps, strict=True)])

    def at(self, d: int, step: float) -> Array:
        moved = self.x.astype(self.dtype)
        moved.flat[d] += step
        with np.errstate(all="ignore"):
            return self.function(moved)

    def slopes(self, weights: Array, precision: Precision = "float64") -> Slopes:
        return differentiate(self, self.at(0, 0.0), weights, np.full(self.x.size, rms(self.x)), precision)


def softmax(Z: Array) -> Array:
    powers: Array = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


def softmax_slopes(Z: Array, weights: Array) -> Array:
    A = softmax(Z)
    slopes: Array = A * (weights - (A * weights).sum(axis=-2, keepdims=True))
    return slopes


LAYERS: dict[str, tuple[Function, Callable[[Array, Array], Array]]] = {
    "square": (lambda Z: Z * Z, lambda Z, weights: 2 * Z * weights),
    "tanh": (np.tanh, lambda Z, weights: weights / np.cosh(Z) ** 2),
    "softmax": (softmax, softmax_slopes),
}


def point() -> tuple[Array, Array]:
    """Z (4, 3) and three weights."""
    rng = generator("differentiate")
    return normal(rng, 4, 3), normal(rng, 3, 4, 3)


def flat(slopes: Array) -> Array:
    """(u, *in) to (d, u)."""
    return slopes.reshape(len(slopes), -1).T


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize(("precision", "accuracy"), [("float64", 1e-10), ("float32", 1e-3)])
def test_errors_are_small_and_bound_the_truth(name: str, precision: Precision, accuracy: float) -> None:
    function, derivative = LAYERS[name]
    Z, weights = point()
    Z = Z.astype(np.float32).astype(np.float64)
    slopes = Box(function, Z, precision).slopes(weights, precision)
    truth = flat(derivative(Z, weights))
    assert (np.abs(slopes.value - truth) <= MARGIN * slopes.error).all()
    assert (slopes.error <= accuracy * rms(truth)).all()


@pytest.mark.parametrize("name", LAYERS)
def test_a_smooth_function_takes_one_call(name: str) -> None:
    Z, weights = point()
    box = Box(LAYERS[name][0], Z)
    box.slopes(weights)
    assert len(box.asked) == 1


@pytest.mark.parametrize("degree", range(7))
def test_polynomials_up_to_degree_6_are_exact(degree: int) -> None:
    x = np.array([1.3, -0.7, 2.1])
    slopes = Box(lambda x: x**degree, x).slopes(np.ones((1, 3)))
    truth = degree * x[:, None] ** (degree - 1)
    assert np.allclose(slopes.value, truth, rtol=1e-11, atol=1e-11)
    assert (np.abs(slopes.value - truth) <= MARGIN * slopes.error).all()


def test_where_there_is_no_kink_low_and_high_are_the_value() -> None:
    Z, weights = point()
    slopes = Box(np.tanh, Z).slopes(weights)
    assert np.array_equal(slopes.low, slopes.value)
    assert np.array_equal(slopes.high, slopes.value)


def test_identity_weights_give_the_jacobian() -> None:
    matrix = normal(generator("jacobian"), 4, 3)
    slopes = Box(lambda x: matrix @ x, np.array([0.3, -1.1, 0.8])).slopes(np.eye(4))
    assert np.allclose(slopes.value, matrix.T, rtol=1e-10)


def test_a_scalar_function_has_numbers_for_weights() -> None:
    x = np.array([0.3, -1.1])
    slopes = Box(lambda x: np.asarray(np.sin(x).sum()), x).slopes(np.array([1.0, -0.7]))
    assert np.allclose(slopes.value, np.cos(x)[:, None] * [1, -0.7], rtol=1e-10)


def test_what_is_known_at_the_point_is_not_asked_again() -> None:
    Z, weights = point()
    box = Box(lambda Z: np.maximum(Z, Z[0, 0]), Z)
    box.slopes(weights)
    assert all(steps.all() for _, steps in box.asked)


def test_steps_are_powers_of_two_of_the_size_of_the_argument() -> None:
    scales = np.array([1e-3, 1.0, 0.0, 1e5])
    box = Box(np.sin, np.zeros(4))
    differentiate(box, np.zeros(4), np.ones((1, 4)), scales, "float64")
    (_, steps), *_ = box.asked
    assert (np.frexp(np.abs(steps))[0] == 0.5).all()
    assert np.allclose(np.log2(steps.max(axis=1) / [1e-3, 1.0, 1.0, 1e5]), np.log2(6e-3), atol=0.5)


def test_a_sharp_function_is_asked_at_smaller_steps() -> None:
    x = np.array([1.0, 1.1])
    slopes = Box(lambda x: np.sin(300 * x), x).slopes(np.eye(2))
    assert np.allclose(np.diag(slopes.value), 300 * np.cos(300 * x), rtol=1e-8)


def test_directions_that_are_good_enough_are_not_asked_again() -> None:
    box = Box(lambda x: np.sin(x * [1, 300, 1]), np.array([0.3, 0.4, 0.5]))
    box.slopes(np.ones((1, 3)))
    assert [list(which) for which, _ in box.asked][:2] == [[0, 1, 2], [1]]


def test_no_directions_are_no_work() -> None:
    box = Box(np.tanh, np.zeros(0))
    slopes = differentiate(box, np.zeros(3), np.ones((2, 3)), np.zeros(0), "float64")
    assert slopes.value.shape == (0, 2)
    assert not box.asked


@pytest.mark.parametrize("constant", [0.0, 0.1, -1e9])
def test_a_constant_has_slope_0_exactly(constant: float) -> None:
    box = Box(lambda x: np.full(2, constant) + 0 * x[:2], np.array([0.3, -0.7, 2.0]))
    slopes = box.slopes(np.array([[1.0, 0.3]]))
    assert not slopes.value.any()
    assert not slopes.low.any()
    assert not slopes.high.any()
    assert len(box.asked) == 1


def test_a_gradient_that_is_only_rounding_is_0_exactly() -> None:
    weights = np.ones((1, 4, 3))  # columns of probabilities sum to 1 whatever Z is
    slopes = Box(softmax, point()[0]).slopes(weights)
    assert not slopes.value.any()
    assert (slopes.error < 1e-10).all()
