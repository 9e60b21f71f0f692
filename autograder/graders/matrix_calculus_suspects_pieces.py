"""What the classic mistakes give in the pieces of matrix_calculus: vec, the matrices, the loss, one product."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.graders.matrix_calculus_right import ACTIVATE, SLOPE_OF_VALUE, activate, slope
from autograder.numeric.arrays import Array

Wrong = Callable[..., Any]
"""What a mistake makes of the arguments of a function."""
Slope = Callable[[Array], Array]

LEAKS = (0.001, 0.01, 0.1, 0.2)
"""Slopes that leaky ReLUs are given."""


VEC: Mapping[str, Wrong] = {
    "column-by-column": lambda W: W.T.ravel(),
    "not-flat/as it was": lambda W: W,
    "not-flat/column": lambda W: W.reshape(-1, 1),
    "not-flat/row": lambda W: W.reshape(1, -1),
    "column-by-column+not-flat/column": lambda W: W.T.reshape(-1, 1),
    "column-by-column+not-flat/row": lambda W: W.T.reshape(1, -1),
}

UNVEC: Mapping[str, Wrong] = {
    "column-by-column": lambda w, shape: w.reshape(shape, order="F"),
    "still-flat": lambda w, _: w,
    "swapped-sizes": lambda w, shape: w.reshape(shape[::-1]),
    "column-by-column+swapped-sizes": lambda w, shape: w.reshape(shape[::-1], order="F"),
}

LINEAR: Mapping[str, Wrong] = {
    "column-by-column": lambda n, k: np.kron(np.eye(k), n.T),
    "column-by-column+transposed-shape": lambda n, k: np.kron(np.eye(k), n),
    "wrong-identity/p": lambda n, _: np.kron(n.T, np.eye(n.shape[1])),
    "wrong-identity/p, on its side": lambda n, _: np.kron(n, np.eye(n.shape[1])),
    "column-by-column+wrong-identity": lambda n, _: np.kron(np.eye(n.shape[1]), n.T),
    "not-diagonal/ones": lambda n, k: np.kron(n.T, np.ones((k, k))),
    "not-diagonal/row of ones": lambda n, k: np.kron(n.T, np.ones((1, k))),
    "not-diagonal/column of ones": lambda n, k: np.kron(n.T, np.ones((k, 1))),
}


def _always(function: Slope) -> Mapping[str, Slope]:
    return dict.fromkeys(ACTIVATE, function)


def _others(activation: str, function: Slope) -> Mapping[str, Slope]:
    return {other: function for other in ACTIVATE if other != activation}


def _leaky(leak: float) -> Slope:
    return lambda d: np.where(d > 0, 1.0, leak)


def _slope_of(activation: str) -> Slope:
    return lambda d: slope(d, activation)


def _formula_at(activation: str, formula: str) -> Slope:
    """The formula of one activation, taken at the value of another."""
    return lambda d: SLOPE_OF_VALUE[formula](activate(d, activation))


def _at_value(activation: str) -> Slope:
    return lambda d: slope(activate(d, activation), activation)


_BENT = ("sigmoid", "tanh")
SLOPES: Mapping[str, Mapping[str, Slope]] = {
    "missing-activation": dict.fromkeys(("sigmoid", "tanh", "relu"), np.ones_like),
    "value-for-derivative": dict(ACTIVATE),
    "derivative-of-output": {one: _at_value(one) for one in _BENT},
    "input-for-activation": {one: SLOPE_OF_VALUE[one] for one in _BENT},
    "missing-square": {"tanh": lambda d: 1 - np.tanh(d)},
    "half-derivative/n": {"sigmoid": ACTIVATE["sigmoid"]},
    "half-derivative/1 - n": {"sigmoid": lambda d: 1 - ACTIVATE["sigmoid"](d)},
    "flipped-mask": {"relu": lambda d: np.where(d < 0, 1.0, 0.0)},
    **{f"leaky-relu/{leak}": {"relu": _leaky(leak)} for leak in LEAKS},
    **{f"wrong-activation/{one}": _others(one, _slope_of(one)) for one in _BENT},
    "wrong-activation/relu": {one: _slope_of("relu") for one in ("identity", *_BENT)},
    "wrong-activation/sigmoid of n": {one: _formula_at(one, "sigmoid") for one in ("identity", "tanh", "relu")},
    "wrong-activation/tanh of n": {one: _formula_at(one, "tanh") for one in ("identity", "sigmoid", "relu")},
    "wrong-activation/exchanged": {"sigmoid": _slope_of("tanh"), "tanh": _slope_of("sigmoid")},
}
"""Wrong slopes f'(d), by mistake and activation; with the other activations the mistake changes nothing."""


def slope_with(mistake: str, d: Array, activation: str) -> Array:
    """Return the slopes that a mistake gives."""
    wrong = SLOPES[mistake].get(activation)
    return np.asarray(slope(d, activation) if wrong is None else wrong(d))


def _diagonal(mistake: str) -> Wrong:
    return lambda d, activation: np.diag(slope_with(mistake, d, activation)[0])


ACTIVATION: Mapping[str, Wrong] = {
    **{mistake: _diagonal(mistake) for mistake in SLOPES},
    "diagonal-alone/row": slope,
    "diagonal-alone/vector": lambda d, activation: slope(d, activation)[0],
    "diagonal-alone/column": lambda d, activation: slope(d, activation).T,
    "diagonal-alone/first element": lambda d, activation: slope(d, activation)[0, :1],
    "not-diagonal/rows": lambda d, activation: np.tile(slope(d, activation), (d.shape[1], 1)),
    "not-diagonal/columns": lambda d, activation: np.tile(slope(d, activation).T, (1, d.shape[1])),
    "not-diagonal/product": lambda d, activation: slope(d, activation).T @ slope(d, activation),
}

LOSS: Mapping[str, Wrong] = {
    "mean-over-outputs": lambda n2, y: np.mean((n2 - y) ** 2),
    "outputs-not-summed": lambda n2, y: (n2 - y) ** 2,
    "outputs-not-summed/vector": lambda n2, y: (n2 - y)[0] ** 2,
    "inner-for-outer": lambda n2, y: (n2 - y).T @ (n2 - y),
    "not-squared": lambda n2, y: np.sum(n2 - y),
    "not-squared/turned": lambda n2, y: np.sum(y - n2),
    "not-squared/absolute": lambda n2, y: np.sum(np.abs(n2 - y)),
    "root-taken": lambda n2, y: np.sqrt(np.sum((n2 - y) ** 2)),
    "target-ignored": lambda n2, _: np.sum(n2**2),
    "mean-over-outputs+root-taken": lambda n2, y: np.sqrt(np.mean((n2 - y) ** 2)),
    "mean-over-outputs+not-squared": lambda n2, y: np.mean(n2 - y),
    "mean-over-outputs+not-squared/absolute": lambda n2, y: np.mean(np.abs(n2 - y)),
}

LOSS_GRADIENT: Mapping[str, Wrong] = {
    "mean-over-outputs": lambda n2, y: 2 * (n2 - y).T / n2.size,
    "mean-over-outputs+transposed-shape": lambda n2, y: 2 * (n2 - y) / n2.size,
    "target-ignored": lambda n2, _: 2 * n2.T,
    "outputs-not-summed": lambda n2, y: np.diag(2 * (n2 - y)[0]),
    "root-taken": lambda n2, y: (n2 - y).T / np.sqrt(np.sum((n2 - y) ** 2)),
    "not-squared": lambda n2, _: np.ones(n2.T.shape),
}

WEIGHT: Mapping[str, Wrong] = {
    "elementwise-product": lambda n, v: n * v,
    "inner-for-outer": lambda n, v: n @ v.T,
    "still-flat": lambda n, v: (n.T @ v).ravel(),
    "column-by-column": lambda n, v: (n.T @ v).reshape(v.size, n.size).reshape(n.size, v.size, order="F"),
    "column-by-column/cut by rows": lambda n, v: (v.T @ n).reshape(n.size, v.size),
    "column-by-column+still-flat": lambda n, v: (v.T @ n).ravel(),
    "swapped-sizes": lambda n, v: (n.T @ v).reshape(v.size, n.size),
    "passed-through": lambda _, v: v,
    "upstream-ignored": lambda n, v: n.T @ np.ones(v.shape),
}
