"""Right functions of matrix_calculus as students write them: for slips, not for values."""

import numpy as np

from autograder.numeric.arrays import Array

Cache = tuple[Array, Array, Array, Array, Array, Array, Array, str]


def _f(d: Array, activation: str) -> Array:
    small = np.exp(-np.abs(d))
    if activation == "sigmoid":
        value: Array = np.where(d >= 0, 1, small) / (1 + small)
        return value
    return {"identity": d, "tanh": np.tanh(d), "relu": np.maximum(d, 0)}[activation]


def _slope(n: Array, activation: str) -> Array:
    if activation == "sigmoid":
        slope: Array = n * (1 - n)
        return slope
    return {"identity": np.ones_like(n), "tanh": 1 - n**2, "relu": (n > 0) * 1.0}[activation]


def activation_jacobian(d: Array, activation: str) -> Array:
    """By the value."""
    n = _f(d, activation)
    if activation == "sigmoid":
        slope = n * (1 - n)  # slips: argument=input-for-activation sign=sign-in-derivative factor=half-derivative
    elif activation == "tanh":
        slope = 1 - n**2  # slips: argument=input-for-activation sign=sign-in-derivative outside=missing-square
    elif activation == "relu":
        slope = (n > 0) * 1.0  # slips: compare=flipped-mask
    else:
        slope = np.ones_like(n)
    return np.diag(slope[0])


def mse_loss(n2: Array, y: Array) -> float:
    """Row times column."""
    error = n2 - y  # slips: term=target-ignored
    return float(np.sum(error**2))  # slips: power=not-squared mean=mean-over-outputs sum=outputs-not-summed


def mse_gradient(n2: Array, y: Array) -> Array:
    """A column."""
    error = n2 - y  # slips: term=target-ignored
    return (2 * error).T


def linear_jacobian(n: Array, k: int) -> Array:
    """Kronecker product of a column and the identity."""
    eye = np.eye(k)
    column = n.T
    return np.kron(column, eye)


def network_forward(n0: Array, W1: Array, b1: Array, W2: Array, b2: Array, activation: str) -> tuple[Array, Cache]:
    """Keep everything."""
    d1 = n0 @ W1 + b1  # slips: term=missing-bias sign=bias-sign
    n1 = _f(d1, activation)  # slips: step=missing-activation twice=repeated-activation
    d2 = n1 @ W2 + b2  # slips: term=missing-bias sign=bias-sign
    n2 = _f(d2, activation)  # slips: step=missing-activation twice=repeated-activation
    return n2, (n0, d1, n1, W1, W2, d2, n2, activation)


def gradients(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """Row by row."""
    n0, d1, n1, W1, W2, d2, n2, activation = cache
    error = 2 * (n2 - y)  # slips: term=target-ignored
    slope2 = _slope(n2, activation)  # slips: argument=other-variable
    v2 = error * slope2  # slips: factor=missing-slope
    slope1 = _slope(n1, activation)
    back = v2 @ W2.T
    v1 = back * slope1  # slips: factor=missing-slope argument=slope-before-weights
    dW1 = n0.T @ v1
    dW2 = n1.T @ v2
    return dW1, v1, dW2, v2


def gradients_by_kronecker(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """By Kronecker products."""
    n0, d1, n1, W1, W2, d2, n2, activation = cache
    error = (2 * (n2 - y)).T
    v2 = np.diag(_slope(n2, activation)[0]) @ error
    v1 = np.diag(_slope(n1, activation)[0]) @ W2 @ v2
    dw1 = np.kron(n0.T, np.eye(len(v1))) @ v1
    dw2 = np.kron(n1.T, np.eye(len(v2))) @ v2
    return dw1[:, 0], v1.T, dw2[:, 0], v2.T


def weight_gradient(n: Array, v: Array) -> Array:
    """A column times a row."""
    return np.outer(n, v)
