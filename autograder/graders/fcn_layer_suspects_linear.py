"""Wrong linear parts, each a function of what the right one is a function of."""

from collections.abc import Callable, Mapping

import numpy as np

from autograder.numeric.arrays import Array

Forward = Callable[[Array, Array, Array], Array]
"""Z from A_prev, W and b."""
Backward = Callable[[Array, Array, Array, Array], Array]
"""One gradient from dZ, A_prev, W and b."""
Slip = Mapping[str, Backward]
"""The gradients that come out wrong, by output; the others are right."""


def linear(A_prev: Array, W: Array, b: Array) -> Array:
    """Z = W A_prev + b."""
    return np.asarray(W @ A_prev + b)


FORWARD: Mapping[str, Forward] = {
    "missing-bias": lambda A_prev, W, _: W @ A_prev,
    "bias-sign": lambda A_prev, W, b: W @ A_prev - b,
    "untransposed": lambda A_prev, W, b: W.T @ A_prev + b,
    "elementwise-product": lambda A_prev, W, b: W * A_prev + b,
    "missing-bias+untransposed": lambda A_prev, W, _: W.T @ A_prev,
    "elementwise-product+missing-bias": lambda A_prev, W, _: W * A_prev,
}

RIGHT: Slip = {
    "dA_prev": lambda dZ, _, W, __: W.T @ dZ,
    "dW": lambda dZ, A_prev, _, __: dZ @ A_prev.T,
    "db": lambda dZ, _, __, ___: dZ.sum(axis=1, keepdims=True),
}


def _divided(output: str, count: Callable[[Array], int]) -> Slip:
    """A gradient divided by a number that can be read off W."""
    return {output: lambda dZ, A_prev, W, b: RIGHT[output](dZ, A_prev, W, b) / count(W)}


def _instead(output: str, other: str) -> Slip:
    """Another gradient in the place of one."""
    return {output: RIGHT[other]}


def _of_samples(which: slice) -> Slip:
    """What some of the samples add to the gradients that are sums over samples."""
    return {
        "dW": lambda dZ, A_prev, _, __: dZ[:, which] @ A_prev[:, which].T,
        "db": lambda dZ, _, __, ___: dZ[:, which].sum(axis=1, keepdims=True),
    }


def _of_columns(which: slice) -> Slip:
    """Some columns of dA_prev, the others never filled."""

    def column(dZ: Array, A_prev: Array, W: Array, _: Array) -> Array:
        filled = np.zeros(A_prev.shape)
        filled[:, which] = W.T @ dZ[:, which]
        return filled

    return {"dA_prev": column}


_FIRST, _LAST = slice(1), slice(-1, None)

BACKWARD: Mapping[str, Slip] = {
    "wrong-axis": {"db": lambda dZ, _, __, ___: dZ.sum(axis=0, keepdims=True)},
    "mean-over-features+wrong-axis": {"db": lambda dZ, _, __, ___: dZ.mean(axis=0, keepdims=True)},
    "not-summed": {"db": lambda dZ, _, __, ___: dZ},
    "summed-over-everything/number": {"db": lambda dZ, _, __, ___: dZ.sum()},
    "summed-over-everything/array": {"db": lambda dZ, _, __, ___: dZ.sum(keepdims=True)},
    "summed-over-everything/spread": {"db": lambda dZ, _, __, b: np.full(b.shape, dZ.sum())},
    "mean-over-everything/number": {"db": lambda dZ, _, __, ___: dZ.mean()},
    "mean-over-everything/array": {"db": lambda dZ, _, __, ___: dZ.mean(keepdims=True)},
    "mean-over-everything/spread": {"db": lambda dZ, _, __, b: np.full(b.shape, dZ.mean())},
    "last-sample-only/last": _of_samples(_LAST),
    "last-sample-only/first": _of_samples(_FIRST),
    "last-sample-only/last column": _of_columns(_LAST),
    "last-sample-only/first column": _of_columns(_FIRST),
    "last-sample-only/one column": {"dA_prev": lambda dZ, _, W, __: W.T @ dZ[:, _LAST]},
    "untransposed/W": {"dA_prev": lambda dZ, _, W, __: W @ dZ},
    "untransposed/A_prev": {"dW": lambda dZ, A_prev, _, __: dZ @ A_prev},
    "elementwise-product/W": {"dA_prev": lambda dZ, _, W, __: W.T * dZ},
    "elementwise-product/W as it is": {"dA_prev": lambda dZ, _, W, __: W * dZ},
    "elementwise-product/A_prev": {"dW": lambda dZ, A_prev, _, __: dZ * A_prev},
    "elementwise-product/A_prev turned": {"dW": lambda dZ, A_prev, _, __: dZ * A_prev.T},
    "passed-through/dA_prev": {"dA_prev": lambda dZ, _, __, ___: dZ},
    "passed-through/dW": {"dW": lambda dZ, _, __, ___: dZ},
    "upstream-ignored/dA_prev": {"dA_prev": lambda dZ, _, W, __: W.T @ np.ones(dZ.shape)},
    "upstream-ignored/W": {"dA_prev": lambda _, __, W, ___: W.T},
    "upstream-ignored/dW": {"dW": lambda dZ, A_prev, _, __: np.ones(dZ.shape) @ A_prev.T},
    "upstream-ignored/A_prev": {"dW": lambda _, A_prev, __, ___: A_prev.T},
    "upstream-ignored/db": {"db": lambda dZ, _, __, b: np.full(b.shape, dZ.shape[1])},
    "parameter-returned/A_prev": {"dA_prev": lambda _, A_prev, __, ___: A_prev},
    "parameter-returned/W": {"dW": lambda _, __, W, ___: W},
    "parameter-returned/b": {"db": lambda _, __, ___, b: b},
    "parameter-returned/W as dA_prev": {"dA_prev": lambda _, __, W, ___: W},
    "parameter-returned/A_prev as dW": {"dW": lambda _, A_prev, __, ___: A_prev},
    "swapped-results/dA_prev, dW": _instead("dA_prev", "dW"),
    "swapped-results/dA_prev, db": _instead("dA_prev", "db"),
    "swapped-results/dW, dA_prev": _instead("dW", "dA_prev"),
    "swapped-results/dW, db": _instead("dW", "db"),
    "swapped-results/db, dA_prev": _instead("db", "dA_prev"),
    "swapped-results/db, dW": _instead("db", "dW"),
    **{f"mean-over-features/{output}, n": _divided(output, lambda W: W.shape[0]) for output in RIGHT},
    **{f"mean-over-features/{output}, n_prev": _divided(output, lambda W: W.shape[1]) for output in RIGHT},
}
