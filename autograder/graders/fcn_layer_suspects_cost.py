"""Wrong costs and gradients of them, each a function of AL and Y."""

from collections.abc import Callable, Mapping

import numpy as np

from autograder.numeric.arrays import Array

Cost = Callable[[Array, Array], Array]


def _log(AL: Array) -> Array:
    return np.asarray(np.log(_clipped(AL)))


def _clipped(AL: Array) -> Array:
    return np.maximum(AL, np.finfo(np.float64).tiny)


def _binary(AL: Array, Y: Array) -> Array:
    return np.asarray(-(Y * _log(AL) + (1 - Y) * _log(1 - AL)).sum())


def _right(AL: Array, Y: Array) -> Array:
    return np.asarray(-(Y * _log(AL)).sum() / Y.shape[1])


def _right_gradient(AL: Array, Y: Array) -> Array:
    return np.asarray(-Y / _clipped(AL) / Y.shape[1])


def _binary_gradient(AL: Array, Y: Array) -> Array:
    return np.asarray(-Y / _clipped(AL) + (1 - Y) / _clipped(1 - AL))


def _one_sample(which: slice) -> Cost:
    return lambda AL, Y: _right(AL[:, which], Y[:, which]) / Y.shape[1]


def _one_column(which: slice) -> Cost:
    def column(AL: Array, Y: Array) -> Array:
        filled = np.zeros(AL.shape)
        filled[:, which] = _right_gradient(AL, Y)[:, which]
        return filled

    return column


_FIRST, _LAST = slice(1), slice(-1, None)

COST: Mapping[str, Cost] = {
    "mean-over-everything": lambda AL, Y: _right(AL, Y) / Y.shape[0],
    "mean-over-features": lambda AL, Y: _right(AL, Y) * Y.shape[1] / Y.shape[0],
    "wrong-logarithm/2": lambda AL, Y: _right(AL, Y) / np.log(2),
    "wrong-logarithm/10": lambda AL, Y: _right(AL, Y) / np.log(10),
    "binary-cross-entropy": lambda AL, Y: _binary(AL, Y) / Y.shape[1],
    "binary-cross-entropy/others alone": lambda AL, Y: -((1 - Y) * _log(1 - AL)).sum() / Y.shape[1],
    "binary-cross-entropy+mean-over-everything": lambda AL, Y: _binary(AL, Y) / Y.size,
    "mean-over-everything+wrong-logarithm/2": lambda AL, Y: _right(AL, Y) / np.log(2) / Y.shape[0],
    "mean-over-everything+wrong-logarithm/10": lambda AL, Y: _right(AL, Y) / np.log(10) / Y.shape[0],
    "not-summed": lambda AL, Y: -(Y * _log(AL)).sum(axis=0) / Y.shape[1],
    "not-summed/row": lambda AL, Y: -(Y * _log(AL)).sum(axis=0, keepdims=True) / Y.shape[1],
    "not-summed/elements": lambda AL, Y: -(Y * _log(AL)) / Y.shape[1],
    "last-sample-only/last": _one_sample(_LAST),
    "last-sample-only/first": _one_sample(_FIRST),
    "swapped-results": _right_gradient,
}
"""Wrong values of J, by mistake."""

GRADIENT: Mapping[str, Cost] = {
    "missing-reciprocal": lambda _, Y: -Y / Y.shape[1],
    "missing-reciprocal/times AL": lambda AL, Y: -Y * AL / Y.shape[1],
    "softmax-folded-in": lambda AL, Y: (AL - Y) / Y.shape[1],
    "binary-cross-entropy": lambda AL, Y: _binary_gradient(AL, Y) / Y.shape[1],
    "binary-cross-entropy/others alone": lambda AL, Y: (1 - Y) / _clipped(1 - AL) / Y.shape[1],
    "mean-over-everything": lambda AL, Y: _right_gradient(AL, Y) / Y.shape[0],
    "mean-over-features": lambda AL, Y: _right_gradient(AL, Y) * Y.shape[1] / Y.shape[0],
    "wrong-logarithm/2": lambda AL, Y: _right_gradient(AL, Y) / np.log(2),
    "wrong-logarithm/10": lambda AL, Y: _right_gradient(AL, Y) / np.log(10),
    "last-sample-only/last": _one_column(_LAST),
    "last-sample-only/first": _one_column(_FIRST),
    "parameter-returned": lambda AL, _: AL,
    "swapped-results": _right,
    "binary-cross-entropy+mean-over-everything": lambda AL, Y: _binary_gradient(AL, Y) / Y.size,
    "mean-over-everything+softmax-folded-in": lambda AL, Y: (AL - Y) / Y.size,
    "mean-over-features+softmax-folded-in": lambda AL, Y: (AL - Y) / Y.shape[0],
    "mean-over-everything+missing-reciprocal": lambda _, Y: -Y / Y.size,
    "mean-over-features+missing-reciprocal": lambda _, Y: -Y / Y.shape[0],
}
"""Wrong values of dAL, by mistake."""

OUTPUTS: Mapping[str, Mapping[str, Cost]] = {"J": COST, "dAL": GRADIENT}
