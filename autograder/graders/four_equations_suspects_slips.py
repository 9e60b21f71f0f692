"""Wrong pieces of four_equations: the neuron's function and slope, and each of the four equations by itself.

A function of a list is there for what the right one is a function of. ``Slips`` is a whole set of them, one for each
place of the algorithm, right where nothing else is said.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from autograder.graders.four_equations_cases import sigma
from autograder.numeric.arrays import Array

Elementwise = Callable[[Array], Array]
Output = Callable[[Array, Array, Elementwise, Array], Array]
"""The output error, from a, y, the slope as a function, and z."""
Hidden = Callable[[Array, Array, Elementwise, Array], Array]
"""The error of a layer, from the weights and the error of the next one, the slope as a function, and z."""


def slope(z: Array) -> Array:
    """The slope of sigmoid."""
    return np.asarray(sigma(z) * sigma(-z))


SIGMOIDS: Mapping[str, Elementwise] = {
    "exponent-sign": lambda z: sigma(-z),
    "missing-activation": lambda z: z,
    "wrong-activation/tanh": np.tanh,
    "wrong-activation/relu": lambda z: np.maximum(z, 0),
    "wrong-activation/softmax": lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
    "repeated-activation": lambda z: sigma(sigma(z)),
}

SLOPES: Mapping[str, Elementwise] = {
    "half-derivative/a": sigma,
    "half-derivative/1 - a": lambda z: sigma(-z),
    "derivative-of-output": lambda z: slope(sigma(z)),
    "input-for-activation": lambda z: z * (1 - z),
    "wrong-activation/tanh": lambda z: 1 - np.tanh(z) ** 2,
    "wrong-activation/1 - a^2": lambda z: 1 - sigma(z) ** 2,
    "wrong-activation/relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "repeated-activation": lambda z: slope(z) ** 2,
}
_NONE: Elementwise = np.ones_like


def _right_output(a: Array, y: Array, prime: Elementwise, z: Array) -> Array:
    return np.asarray((a - y) * prime(z))


def _right_hidden(w: Array, delta: Array, prime: Elementwise, z: Array) -> Array:
    return np.asarray(w.T @ delta * prime(z))


OUTPUTS: Mapping[str, Output] = {
    "slope-alone": lambda _, __, prime, z: prime(z),
    "target-ignored": lambda a, _, prime, z: a * prime(z),
    "outputs-not-summed": lambda a, y, prime, z: (a - y) ** 2 / 2 * prime(z),
    "mean-over-outputs": lambda a, y, prime, z: (a - y) * prime(z) / len(y),
    "missing-activation/z - y": lambda _, y, prime, z: (z - y) * prime(z),
}

HIDDENS: Mapping[str, Hidden] = {
    "untransposed": lambda w, delta, prime, z: w @ delta * prime(z),
    "elementwise-product": lambda w, delta, prime, z: w.T * delta * prime(z),
    "elementwise-product/w as it is": lambda w, delta, prime, z: w * delta * prime(z),
    "slope-before-weights": lambda w, delta, prime, z: w.T @ (delta * prime(z)),
    "slope-alone": lambda _, __, prime, z: prime(z),
    "upstream-ignored": lambda w, delta, prime, z: w.T @ np.ones(delta.shape) * prime(z),
    "weights-left-out": lambda _, delta, prime, z: delta.sum(axis=0) * prime(z),
    "passed-through": lambda _, delta, __, ___: delta,
}

BIASES: Mapping[str, Elementwise] = {
    "summed-over-everything": lambda delta: delta.sum(),
    "summed-over-everything/array": lambda delta: delta.sum(keepdims=True),
    "summed-over-everything/row": lambda delta: delta.sum(axis=0),
    "mean-over-everything": lambda delta: delta.mean(),
    "mean-over-everything/array": lambda delta: delta.mean(keepdims=True),
    "upstream-ignored": lambda delta: np.ones(delta.shape),
}


def _if_it_fits(a: Array, delta: Array) -> Array:
    """The elementwise product of columns of one length, which is no way to fill a matrix; else the right one."""
    return delta * a if a.shape == delta.shape else delta @ a.T


WEIGHTS: Mapping[str, Callable[[Array, Array], Array]] = {
    "elementwise-product": lambda a, delta: delta * a,
    "elementwise-product/if it fits": _if_it_fits,
    "inner-for-outer": lambda a, delta: delta.T @ a,
    "inner-for-outer/if it fits": lambda a, delta: delta.T @ a if a.shape == delta.shape else delta @ a.T,
    "inner-for-outer/number": lambda a, delta: (delta * a).sum(),
    "passed-through": lambda _, delta: delta,
    "upstream-ignored": lambda a, delta: np.ones(delta.shape) @ a.T,
    "upstream-ignored/a alone": lambda a, _: a.T,
}


class Slips(NamedTuple):
    """What a network is worked out with, each place right unless something else is put there."""

    forward: Callable[[Array, Array, Array], Array] = lambda w, a, b: w @ a + b
    activation: Elementwise = sigma
    last_activation: Elementwise | None = None
    slope: Elementwise = slope
    last_slope: Elementwise | None = None
    output: Output = _right_output
    hidden: Hidden = _right_hidden

    @property
    def at_the_end(self) -> Elementwise:
        """The slope in the output layer."""
        return self.last_slope or self.slope


MISSING_SLOPE = Slips(slope=_NONE)
IN_OUTPUT: Mapping[str, Slips] = {
    **{key: Slips(slope=wrong) for key, wrong in SLOPES.items()},
    **{key: Slips(output=wrong) for key, wrong in OUTPUTS.items()},
    "missing-slope": MISSING_SLOPE,
}
IN_HIDDEN: Mapping[str, Slips] = {
    **{key: Slips(slope=wrong) for key, wrong in SLOPES.items()},
    **{key: Slips(hidden=wrong) for key, wrong in HIDDENS.items()},
    "missing-slope": MISSING_SLOPE,
}
IN_NETWORK: Mapping[str, Slips] = {
    **{key: Slips(slope=wrong) for key, wrong in SLOPES.items()},
    **{f"{key}{'' if '/' in key else '/'} at the end": Slips(last_slope=wrong) for key, wrong in SLOPES.items()},
    **{f"{key}{'' if '/' in key else '/'} at the end": Slips(output=wrong) for key, wrong in OUTPUTS.items()},
    **{f"{key}{'' if '/' in key else '/'} before": Slips(hidden=wrong) for key, wrong in HIDDENS.items()},
    "missing-slope": MISSING_SLOPE,
    "missing-slope/at the end": Slips(last_slope=_NONE),
    "missing-slope/before": Slips(slope=_NONE, last_slope=slope),
    "missing-bias": Slips(forward=lambda w, a, _: w @ a),
    "bias-sign": Slips(forward=lambda w, a, b: w @ a - b),
    "exponent-sign": Slips(activation=SIGMOIDS["exponent-sign"]),
    "missing-activation/linear output": Slips(last_activation=SIGMOIDS["missing-activation"]),
    "missing-activation/linear output, slope 1": Slips(
        last_activation=SIGMOIDS["missing-activation"], last_slope=_NONE
    ),
    "wrong-activation/tanh everywhere": Slips(activation=np.tanh, slope=SLOPES["wrong-activation/tanh"]),
}
