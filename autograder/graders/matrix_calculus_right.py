"""The formulas of matrix_calculus as the points and parts need them; nobody is judged by them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.numeric.arrays import Array

Elementwise = Callable[[Array], Array]


def _sigmoid(d: Array) -> Array:
    small = np.exp(-np.abs(d))
    return np.asarray(np.where(d >= 0, 1, small) / (1 + small))


ACTIVATE: Mapping[str, Elementwise] = {
    "identity": np.asarray,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda d: np.maximum(d, 0),
}
"""n = f(d), by activation."""

SLOPE_OF_VALUE: Mapping[str, Elementwise] = {
    "identity": np.ones_like,
    "sigmoid": lambda n: n * (1 - n),
    "tanh": lambda n: 1 - n * n,
    "relu": lambda n: np.asarray(n > 0, n.dtype),
}
"""f'(d) as a formula of n = f(d), by activation."""


def activate(d: Array, activation: str) -> Array:
    """Return f(d)."""
    return ACTIVATE[activation](d)


def slope(d: Array, activation: str) -> Array:
    """Return f'(d), element by element."""
    return SLOPE_OF_VALUE[activation](activate(d, activation))


RIGHT: Mapping[str, Callable[..., Any]] = {
    "unvec": lambda w, shape: w.reshape(shape),
    "linear_jacobian": lambda n, k: np.kron(n.T, np.eye(k)),
    "activation_jacobian": lambda d, activation: np.diag(slope(d, activation)[0]),
    "mse_gradient": lambda n2, y: 2 * (n2 - y).T,
    "weight_gradient": lambda n, v: n.T @ v,
}
"""What exercises give that are parts of others."""
