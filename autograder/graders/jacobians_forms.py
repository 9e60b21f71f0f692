"""Right functions of jacobians as students write them: for slips, not for values."""

from collections.abc import Callable

import numpy as np

from autograder.numeric.arrays import Array


def numerical_jacobian(f: Callable[[Array], Array], x: Array, h: float = 1e-5) -> Array:
    """Column by column."""
    columns = []
    for j in range(x.size):
        step = np.zeros_like(x)
        step[j] = h
        columns.append((f(x + step) - f(x - step)) / (2 * h))  # slips: term=one-sided-difference number=other-step
    return np.stack(columns, axis=1)


def sigmoid_jacobian(z: Array) -> Array:
    """By the value."""
    small = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1, small) / (1 + small)
    slope = a * (1 - a)  # slips: argument=input-for-activation sign=sign-in-derivative factor=half-derivative
    return np.diag(slope)


def softmax_jacobian(z: Array) -> Array:
    """By the outer product, or by the identity."""
    e = np.exp(z - z.max())
    a = e / np.sum(e)
    eye = np.eye(len(a))
    J: Array = a[:, np.newaxis] * (eye - a)  # slips: factor=softmax-term-missing sign=coupling-sign
    return J


def vjp(jacobian: Array, upstream: Array) -> Array:
    """The row times the matrix."""
    return upstream @ jacobian


def weight_jacobian(W: Array, y: Array) -> Array:
    """Sheet by sheet."""
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(n):
        T[i, i, :] = y
    return T


def tensor_vjp(jacobian: Array, upstream: Array) -> Array:
    """Sheet by sheet."""
    total = np.zeros(jacobian.shape[1:])
    for i in range(len(upstream)):
        total += upstream[i] * jacobian[i]
    return total


def weight_gradient(upstream: Array, y: Array) -> Array:
    """A column times a row."""
    return upstream[:, np.newaxis] * y[np.newaxis, :]


def chain_forward(x: Array, W1: Array, W2: Array, w3: Array) -> tuple[float, tuple[Array, ...]]:
    """Keep everything."""
    y = W1 @ x
    z = W2 @ y
    return float(w3 @ z), (x, y, z, W1, W2, w3)


def chain_backward(cache: tuple[Array, ...]) -> tuple[Array, ...]:
    """Step by step."""
    x, y, z, W1, W2, w3 = cache
    dz = 1 * w3
    dw3 = 1 * z
    dy = W2.T @ dz
    dW2 = np.outer(dz, y)
    dx = W1.T @ dy
    dW1 = np.outer(dy, x)
    return dx, dW1, dW2, dw3
