"""The reference's backward functions against order-6 central differences of its own forward functions."""

from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
import pytest

import solutions.fcn_layer as ref
from solutions.fcn_layer import Array

STENCIL = {-3: -1 / 60, -2: 9 / 60, -1: -45 / 60, 1: 45 / 60, 2: -9 / 60, 3: 1 / 60}
H = 3e-3
ACTIVATIONS = pytest.mark.parametrize("activation", ref.ACTIVATIONS)


def drawn(*shape: int) -> Array:
    """Numbers of both signs, none within reach of the stencil from ReLU's kink."""
    values = np.random.default_rng(shape).standard_normal(shape)
    return values + 0.1 * np.sign(values)


def differences(cost: Callable[[Array], float], at: Array) -> Array:
    """Return d(cost)/d(at) element by element (Fornberg 1988, central weights of order 6)."""
    gradient = np.zeros_like(at)
    for index in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[index] = H
        gradient[index] = sum(weight * cost(at + k * step) for k, weight in STENCIL.items()) / H
    return gradient


def assert_same(actual: npt.ArrayLike, expected: Array) -> None:
    np.testing.assert_allclose(np.asarray(actual), expected, rtol=1e-8, atol=1e-10)


def test_linear_backward_is_the_slope_of_linear_forward() -> None:
    A_prev, W, b, dZ = drawn(3, 5), drawn(4, 3), drawn(4, 1), drawn(4, 5)
    dA_prev, dW, db = ref.linear_backward(dZ, ref.linear_forward(A_prev, W, b)[1])
    assert_same(dA_prev, differences(lambda X: float(np.vdot(dZ, ref.linear_forward(X, W, b)[0])), A_prev))
    assert_same(dW, differences(lambda X: float(np.vdot(dZ, ref.linear_forward(A_prev, X, b)[0])), W))
    assert_same(db, differences(lambda X: float(np.vdot(dZ, ref.linear_forward(A_prev, W, X)[0])), b))


@ACTIVATIONS
def test_activation_backward_is_the_slope_of_activation_forward(activation: str) -> None:
    Z, dA = drawn(4, 3), drawn(3, 4).T
    dZ = ref.activation_backward(dA, ref.activation_forward(Z, activation)[1], activation)
    assert_same(dZ, differences(lambda X: float(np.vdot(dA, ref.activation_forward(X, activation)[0])), Z))


@ACTIVATIONS
def test_layer_backward_is_the_slope_of_layer_forward(activation: str) -> None:
    A_prev, W, b, dA = drawn(3, 2), drawn(4, 3), drawn(4, 1), drawn(4, 2)
    assert np.abs(ref.linear_forward(A_prev, W, b)[0]).min() > 10 * H
    dA_prev, dW, db = ref.layer_backward(dA, ref.layer_forward(A_prev, W, b, activation)[1], activation)
    assert_same(dA_prev, differences(lambda X: float(np.vdot(dA, ref.layer_forward(X, W, b, activation)[0])), A_prev))
    assert_same(dW, differences(lambda X: float(np.vdot(dA, ref.layer_forward(A_prev, X, b, activation)[0])), W))
    assert_same(db, differences(lambda X: float(np.vdot(dA, ref.layer_forward(A_prev, W, X, activation)[0])), b))


def test_the_gradient_of_cross_entropy_is_the_slope_of_its_cost() -> None:
    AL, Y = np.abs(drawn(3, 4)) + 0.5, np.eye(3)[:, [0, 2, 1, 1]]
    assert_same(ref.cross_entropy(AL, Y)[1], differences(lambda X: ref.cross_entropy(X, Y)[0], AL))


def test_model_backward_is_the_slope_of_model_forward() -> None:
    activations = ["tanh", "sigmoid", "softmax"]
    values, sizes = {"A0": drawn(3, 5)}, (3, 4, 2, 3)
    for layer in (1, 2, 3):
        values |= {f"W{layer}": drawn(sizes[layer], sizes[layer - 1]), f"b{layer}": drawn(sizes[layer], 1)}
    dAL = drawn(3, 5)

    def cost(name: str, X: Array) -> float:
        inputs = values | {name: X}
        return float(np.vdot(dAL, ref.model_forward(inputs["A0"], inputs, activations)[0]))

    gradients = ref.model_backward(dAL, ref.model_forward(values["A0"], values, activations)[1], activations)
    for name, value in values.items():
        assert_same(gradients[f"d{name}"], differences(partial(cost, name), value))
