"""Right functions of four_equations as students write them, in full: for slips, not for values."""

from collections.abc import Sequence

import numpy as np

from autograder.numeric.arrays import Array

Arrays = Sequence[Array]


def sigmoid(z: Array) -> Array:
    """Let no exponential overflow."""
    small = np.exp(-np.abs(z))
    a: Array = np.where(z >= 0, 1, small) / (1 + small)
    return a


def sigmoid_prime(z: Array) -> Array:
    """The slope by the value."""
    a = sigmoid(z)
    slope: Array = a * (1 - a)  # slips: argument=input-for-activation sign=sign-in-derivative factor=half-derivative
    return slope


def output_error(a: Array, y: Array, z: Array) -> Array:
    """BP1 with the slope by the value."""
    slope = sigmoid_prime(z)  # slips: step=input-for-activation argument=input-for-activation
    return (a - y) * slope  # slips: term=target-ignored factor=missing-slope argument=input-for-activation


def hidden_error(w_next: Array, delta_next: Array, z: Array) -> Array:
    """BP2."""
    slope = sigmoid_prime(z)  # slips: step=input-for-activation
    back = w_next.T @ delta_next
    return back * slope  # slips: factor=missing-slope


def bias_gradient(delta: Array) -> Array:
    """BP3."""
    return 1 * delta


def weight_gradient(a_prev: Array, delta: Array) -> Array:
    """BP4."""
    return np.outer(delta, a_prev)


def backprop(x: Array, y: Array, weights: Arrays, biases: Arrays) -> tuple[list[Array], list[Array]]:
    """Everything in one function, layer by layer."""
    activation, activations, zs = x, [x], []
    for w, b in zip(weights, biases, strict=True):
        z = w @ activation + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    depth = len(weights)
    nabla_b, nabla_w = [x] * depth, [x] * depth
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])  # slips: factor=missing-slope
    nabla_b[-1] = delta
    nabla_w[-1] = delta @ activations[-2].T
    for layer in range(2, depth + 1):
        slope = sigmoid_prime(zs[-layer])  # slips: index=wrong-layer step=input-for-activation
        back = weights[-layer + 1].T @ delta  # slips: index=wrong-layer
        delta = back * slope  # slips: factor=missing-slope twice=repeated-activation
        nabla_b[-layer] = delta
        nabla_w[-layer] = delta @ activations[-layer - 1].T  # slips: index=wrong-layer
    return nabla_b, nabla_w


def backprop_batch(X: Array, Y: Array, weights: Arrays, biases: Arrays) -> tuple[list[Array], list[Array]]:
    """The columns of a batch at once."""
    deltas, nabla_w = backprop(X, Y, weights, biases)
    nabla_b = [np.sum(delta, axis=1, keepdims=True) for delta in deltas]
    return nabla_b, nabla_w


def update_mini_batch(
    weights: Arrays, biases: Arrays, mini_batch: Sequence[tuple[Array, Array]], eta: float
) -> tuple[list[Array], list[Array]]:
    """Sample by sample."""
    m = len(mini_batch)
    sum_b = [0 * b for b in biases]
    sum_w = [0 * w for w in weights]
    for x, y in mini_batch:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        sum_b = [s + nabla for s, nabla in zip(sum_b, nabla_b, strict=True)]  # slips: term=last-sample-only
        sum_w = [s + nabla for s, nabla in zip(sum_w, nabla_w, strict=True)]  # slips: term=last-sample-only
    step = eta / m
    new_weights = [w - step * nabla for w, nabla in zip(weights, sum_w, strict=True)]  # slips: sign=uphill
    new_biases = [b - step * nabla for b, nabla in zip(biases, sum_b, strict=True)]  # slips: sign=uphill
    return new_weights, new_biases
