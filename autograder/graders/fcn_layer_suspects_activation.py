"""Wrong activations and wrong derivatives of them, each a function of what the right one is a function of."""

from collections.abc import Callable, Mapping

import numpy as np

from autograder.graders.fcn_layer_cases import ACTIVATE, softmax
from autograder.numeric.arrays import Array

Forward = Callable[[Array], Array]
"""A from Z."""
Backward = Callable[[Array, Array], Array]
"""dZ from dA and Z."""

SLOPES = (0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5)
"""Slopes that leaky ReLUs are given."""


def softmax_vjp(dA: Array, A: Array, axis: int | None = 0) -> Array:
    """Softmax's way back from its value, where the sum over the outputs runs along ``axis``."""
    return np.asarray(A * (dA - (A * dA).sum(axis=axis, keepdims=True)))


FROM_VALUE: Mapping[str, Backward] = {
    "sigmoid": lambda dA, A: dA * A * (1 - A),
    "tanh": lambda dA, A: dA * (1 - A * A),
    "relu": lambda dA, A: dA * (A > 0),
    "softmax": softmax_vjp,
}
"""dZ from dA and A: the formulas as they are usually written."""


def _vjp(activation: str) -> Backward:
    return lambda dA, Z: FROM_VALUE[activation](dA, ACTIVATE[activation](Z))


def _on_value(formula: Backward, *activations: str) -> Mapping[str, Backward]:
    """The same formula of dA and A for several activations."""

    def of(activation: str) -> Backward:
        return lambda dA, Z: formula(dA, ACTIVATE[activation](Z))

    return {activation: of(activation) for activation in activations}


def _others(activation: str) -> list[str]:
    return [other for other in ACTIVATE if other != activation]


RIGHT: Mapping[str, Backward] = {activation: _vjp(activation) for activation in ACTIVATE}


def _exponentials(Z: Array, shift: Array | float) -> Array:
    return np.asarray(np.exp(Z - shift))


def _over_everything(Z: Array, shift: Array | float) -> Array:
    weights = _exponentials(Z, shift)
    return np.asarray(weights / weights.sum())


def _plain_softmax(Z: Array, axis: int) -> Array:
    return np.asarray(np.exp(Z) / np.exp(Z).sum(axis=axis, keepdims=True))


def _leaky(slope: float) -> Mapping[str, Forward]:
    return {"relu": lambda Z: np.where(Z > 0, Z, slope * Z)}


def _twice(activation: str) -> Forward:
    return lambda Z: ACTIVATE[activation](ACTIVATE[activation](Z))


FORWARD: Mapping[str, Mapping[str, Forward]] = {
    "missing-activation": dict.fromkeys(ACTIVATE, lambda Z: Z),
    "exponent-sign": {"sigmoid": lambda Z: ACTIVATE["sigmoid"](-Z), "softmax": lambda Z: softmax(-Z)},
    "exponent-sign/plain": {"softmax": lambda Z: _plain_softmax(-Z, 0)},
    "softmax-over-samples": {"softmax": lambda Z: softmax(Z.T).T},
    "softmax-over-samples/plain": {"softmax": lambda Z: _plain_softmax(Z, 1)},
    "softmax-over-samples/shifted": {"softmax": lambda Z: _plain_softmax(Z - Z.max(axis=0), 1)},
    "softmax-over-samples/shifted by one number": {"softmax": lambda Z: _plain_softmax(Z - Z.max(), 1)},
    "not-normalised": {"softmax": np.exp},
    "not-normalised/shifted": {"softmax": lambda Z: _exponentials(Z, Z.max(axis=0))},
    "not-normalised/shifted by one number": {"softmax": lambda Z: _exponentials(Z, Z.max())},
    "exponent-sign+not-normalised": {"softmax": lambda Z: np.exp(-Z)},
    "exponent-sign+not-normalised/shifted": {"softmax": lambda Z: _exponentials(-Z, (-Z).max(axis=0))},
    "normalised-over-everything": {"softmax": lambda Z: _over_everything(Z, 0.0)},
    "normalised-over-everything/shifted": {"softmax": lambda Z: _over_everything(Z, Z.max(axis=0))},
    "normalised-over-everything/shifted by one number": {"softmax": lambda Z: _over_everything(Z, Z.max())},
    "flipped-mask": {"relu": lambda Z: np.minimum(Z, 0)},
    "repeated-activation": {one: _twice(one) for one in ("sigmoid", "tanh", "softmax")},
    **{f"leaky-relu/{slope}": _leaky(slope) for slope in SLOPES},
    **{f"wrong-activation/{one}": dict.fromkeys(_others(one), ACTIVATE[one]) for one in ACTIVATE},
    "wrong-activation/exchanged": {"sigmoid": ACTIVATE["tanh"], "tanh": ACTIVATE["sigmoid"]},
}
"""Wrong values, by mistake and activation; with the other activations the mistake changes nothing."""


def _slope(slope: float) -> Mapping[str, Backward]:
    return {"relu": lambda dA, Z: dA * np.where(Z > 0, 1.0, slope)}


def _one_column(which: int) -> Mapping[str, Backward]:
    def column(dA: Array, Z: Array) -> Array:
        filled = np.zeros(Z.shape)
        filled[:, which] = RIGHT["softmax"](dA, Z)[:, which]
        return filled

    return {"softmax": column}


def _repeated(vjp: Backward) -> Backward:
    return lambda dA, Z: vjp(vjp(dA, Z), Z)


def _at_value(activation: str) -> Backward:
    return lambda dA, Z: RIGHT[activation](dA, ACTIVATE[activation](Z))


def _without_upstream(vjp: Backward) -> Backward:
    return lambda dA, Z: vjp(np.ones(dA.shape), Z)


BACKWARD: Mapping[str, Mapping[str, Backward]] = {
    "passed-through": dict.fromkeys(ACTIVATE, lambda dA, _: dA),
    "upstream-ignored": {one: _without_upstream(RIGHT[one]) for one in ("sigmoid", "tanh", "relu")},
    "derivative-of-output": {one: _at_value(one) for one in ("sigmoid", "tanh", "softmax")},
    "repeated-activation": {one: _repeated(RIGHT[one]) for one in ("sigmoid", "tanh", "softmax")},
    "missing-square": _on_value(lambda dA, A: dA * (1 - A), "tanh"),
    "half-derivative/a": _on_value(lambda dA, A: dA * A, "sigmoid"),
    "half-derivative/1 - a": _on_value(lambda dA, A: dA * (1 - A), "sigmoid"),
    "value-for-derivative": _on_value(lambda dA, A: dA * A, *ACTIVATE),
    "flipped-mask": {"relu": lambda dA, Z: dA * (Z <= 0)},
    "mask-from-upstream": {"relu": lambda dA, _: dA * (dA > 0)},
    "mask-from-upstream/both": {"relu": lambda dA, Z: dA * (dA > 0) * (Z > 0)},
    "elementwise-softmax": _on_value(lambda dA, A: dA * A * (1 - A), "softmax"),
    "elementwise-softmax+upstream-ignored": _on_value(lambda _, A: A * (1 - A), "softmax"),
    "diagonal-only": _on_value(lambda dA, A: dA * A, "softmax"),
    "softmax-folded-in": _on_value(lambda dA, A: A - dA, "softmax"),
    "softmax-folded-in/turned": _on_value(lambda dA, A: dA - A, "softmax"),
    "summed-over-batch": _on_value(lambda dA, A: softmax_vjp(dA, A, None), "softmax"),
    "softmax-over-samples/sums": _on_value(lambda dA, A: softmax_vjp(dA, A, 1), "softmax"),
    "softmax-over-samples": {"softmax": lambda dA, Z: softmax_vjp(dA, softmax(Z.T).T, 1)},
    "exponent-sign": {"softmax": lambda dA, Z: softmax_vjp(dA, softmax(-Z))},
    "last-sample-only/last": _one_column(-1),
    "last-sample-only/first": _one_column(0),
    **{f"leaky-relu/{slope}": _slope(slope) for slope in SLOPES},
    **{f"wrong-activation/{one}": dict.fromkeys(_others(one), RIGHT[one]) for one in ACTIVATE},
    "wrong-activation/sigmoid of A": _on_value(FROM_VALUE["sigmoid"], "tanh", "relu", "softmax"),
    "wrong-activation/tanh of A": _on_value(FROM_VALUE["tanh"], "sigmoid", "relu", "softmax"),
    "wrong-activation/softmax of A": _on_value(FROM_VALUE["softmax"], "sigmoid", "tanh", "relu"),
}
"""Wrong gradients, by mistake and activation; with the other activations the mistake changes nothing."""
