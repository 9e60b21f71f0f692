"""Wrong Jacobians of the two activations, each a function of z."""

from collections.abc import Callable, Mapping

import numpy as np

from autograder.numeric.arrays import Array

Wrong = Callable[[Array], Array]


def _sigmoid(z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-z)))


def _softmax(z: Array) -> Array:
    weights = np.exp(z - z.max())
    return np.asarray(weights / weights.sum())


def _slopes(z: Array) -> Array:
    a = _sigmoid(z)
    return np.asarray(a * (1 - a))


def _own_slopes(z: Array) -> Array:
    """What would be softmax's slopes if each output depended on its own input only."""
    a = _softmax(z)
    return np.asarray(a * (1 - a))


def _full(a: Array) -> Array:
    return np.asarray(np.diag(a) - np.outer(a, a))


SIGMOID: Mapping[str, Wrong] = {
    "diagonal-as-vector": _slopes,
    "diagonal-as-vector/one row": lambda z: _slopes(z)[None],
    "diagonal-as-vector/one column": lambda z: _slopes(z)[:, None],
    "rows-for-diagonal/rows": lambda z: np.tile(_slopes(z), (z.size, 1)),
    "rows-for-diagonal/columns": lambda z: np.tile(_slopes(z)[:, None], z.size),
    "rows-for-diagonal/outer": lambda z: np.outer(_sigmoid(z), 1 - _sigmoid(z)),
    "rows-for-diagonal/turned": lambda z: np.outer(1 - _sigmoid(z), _sigmoid(z)),
    "value-for-derivative": lambda z: np.diag(_sigmoid(z)),
    "half-derivative": lambda z: np.diag(1 - _sigmoid(z)),
    "derivative-of-output": lambda z: np.diag(_slopes(_sigmoid(z))),
    "input-for-activation": lambda z: np.diag(z * (1 - z)),
    "wrong-activation/tanh of z": lambda z: np.diag(1 - np.tanh(z) ** 2),
    "wrong-activation/1 - a^2": lambda z: np.diag(1 - _sigmoid(z) ** 2),
    "wrong-activation/softmax": lambda z: _full(_softmax(z)),
    "wrong-activation/full": lambda z: _full(_sigmoid(z)),
    "flattened": lambda z: np.diag(_slopes(z)).ravel(),
    "extra-axis": lambda z: np.diag(_slopes(z))[None],
}
"""Wrong Jacobians of the sigmoid, by mistake."""

SOFTMAX: Mapping[str, Wrong] = {
    "diagonal-as-vector": _own_slopes,
    "elementwise-softmax": lambda z: np.diag(_own_slopes(z)),
    "diagonal-only": lambda z: np.diag(_softmax(z)),
    "coupling-only": lambda z: -np.outer(_softmax(z), _softmax(z)),
    "coupling-only/positive": lambda z: np.outer(_softmax(z), _softmax(z)),
    "coupling-sign": lambda z: np.diag(_softmax(z)) + np.outer(_softmax(z), _softmax(z)),
    "identity-for-diagonal": lambda z: np.eye(z.size) - np.outer(_softmax(z), _softmax(z)),
    "identity-for-diagonal/of the logarithm": lambda z: np.eye(z.size) - _softmax(z),
    "identity-for-diagonal/of the logarithm, transposed": lambda z: np.eye(z.size) - _softmax(z)[:, None],
    "inner-product": lambda z: np.diag(_softmax(z)) - _softmax(z) @ _softmax(z),
    "elementwise-product": lambda z: np.diag(_softmax(z)) - _softmax(z) ** 2,
    "elementwise-product/column": lambda z: np.diag(_softmax(z)) - (_softmax(z) ** 2)[:, None],
    "rows-for-diagonal/rows": lambda z: _softmax(z) - np.outer(_softmax(z), _softmax(z)),
    "rows-for-diagonal/columns": lambda z: _softmax(z)[:, None] - np.outer(_softmax(z), _softmax(z)),
    "not-normalised": lambda z: _full(np.exp(z)),
    "not-normalised/shifted": lambda z: _full(np.exp(z - z.max())),
    "exponent-sign": lambda z: _full(_softmax(-z)),
    "derivative-of-output": lambda z: _full(_softmax(_softmax(z))),
    "input-for-activation": _full,
    "wrong-activation/sigmoid": lambda z: np.diag(_slopes(z)),
    "wrong-activation/sigmoid, full": lambda z: _full(_sigmoid(z)),
    "flattened": lambda z: _full(_softmax(z)).ravel(),
    "extra-axis": lambda z: _full(_softmax(z))[None],
}
"""Wrong Jacobians of softmax, by mistake."""
