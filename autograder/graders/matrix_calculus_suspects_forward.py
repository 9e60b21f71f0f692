"""What the classic mistakes give in the network of matrix_calculus on its way forward."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from autograder.graders.matrix_calculus_right import ACTIVATE, activate
from autograder.graders.matrix_calculus_suspects_network import Activate, Network, joined
from autograder.graders.matrix_calculus_suspects_pieces import LEAKS
from autograder.numeric.arrays import Array

Layer = Callable[[Array, Array, Array], Array]


def _affine(n: Array, W: Array, b: Array) -> Array:
    return n @ W + b


class Forward(NamedTuple):
    """How a layer adds up, and what the hidden and the last one take of it."""

    layer: Layer = _affine
    hidden: Activate = activate
    last: Activate = activate

    def output(self, at: Network) -> Array:
        """Return n2."""
        n1 = self.hidden(self.layer(at.n0, at.W1, at.b1), at.activation)
        return self.last(self.layer(n1, at.W2, at.b2), at.activation)


_LAYERS: Mapping[str, Layer] = {
    "missing-bias": lambda n, W, _: n @ W,
    "bias-sign": lambda n, W, b: n @ W - b,
    "untransposed": lambda n, W, b: n @ W.T + b,
    "elementwise-product": lambda n, W, b: n * W + b,
}


def _none(d: Array, _: str) -> Array:
    return d


def _twice(d: Array, activation: str) -> Array:
    return activate(activate(d, activation), activation)


def _as(activation: str) -> Activate:
    return lambda d, _: activate(d, activation)


def _leaky(leak: float) -> Activate:
    return lambda d, activation: np.where(d > 0, d, leak * d) if activation == "relu" else activate(d, activation)


def _other_sign(d: Array, activation: str) -> Array:
    return activate(-d if activation == "sigmoid" else d, activation)


def _flipped(d: Array, activation: str) -> Array:
    return np.minimum(d, 0) if activation == "relu" else activate(d, activation)


def _wrong_activations() -> Iterator[tuple[str, Activate]]:
    yield from (("missing-activation", _none), ("repeated-activation", _twice))
    yield from (("exponent-sign", _other_sign), ("flipped-mask", _flipped))
    yield from ((f"wrong-activation/{one}", _as(one)) for one in ACTIVATE if one != "identity")
    yield from ((f"leaky-relu/{leak}", _leaky(leak)) for leak in LEAKS)


def _forward() -> Iterator[tuple[str, Forward]]:
    for slip, layer in _LAYERS.items():
        yield slip, Forward(layer)
        yield f"{slip}/hidden layer", Forward(layer)
    for slip, wrong in _wrong_activations():
        text = slip if "/" in slip else f"{slip}/"
        yield slip, Forward(hidden=wrong, last=wrong)
        yield f"{text} in the hidden layer", Forward(hidden=wrong)
        yield f"{text} in the last layer", Forward(last=wrong)
        for other, layer in _LAYERS.items():
            yield joined(slip, other), Forward(layer, wrong, wrong)


def _one_bias(change: Callable[[Array], Array], number: int) -> Callable[[Network], Array]:
    def output(at: Network) -> Array:
        b1, b2 = (change(b) if number == at_layer else b for at_layer, b in enumerate((at.b1, at.b2), start=1))
        return Network((at.n0, at.W1, b1, at.W2, b2, at.activation)).n2

    return output


FORWARD: Mapping[str, Callable[[Network], Array]] = {
    **{key: slips.output for key, slips in _forward() if not key.endswith("/hidden layer")},
    **{f"missing-bias/b{number}": _one_bias(np.zeros_like, number) for number in (1, 2)},
    **{f"bias-sign/b{number}": _one_bias(np.negative, number) for number in (1, 2)},
    "wrong-layer/n1": lambda at: at.n1,
}
"""Wrong networks forward, by mistake."""
