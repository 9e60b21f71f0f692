"""Wrong networks of four_equations: gradients of one sample and of a batch."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from autograder.graders.four_equations_suspects_slips import IN_NETWORK, Slips
from autograder.numeric.arrays import Array

_RIGHT = Slips()


class Layer(NamedTuple):
    """What is known of one layer of weights when all is done: its input, its weighted input, its error."""

    w: Array
    b: Array
    a_prev: Array
    z: Array
    delta: Array


class Network:
    """A network and samples for it, with what is right or wrong of it."""

    def __init__(self, X: Array, Y: Array, weights: Sequence[Array], biases: Sequence[Array]) -> None:
        """Take what ``backprop_batch`` is given."""
        self.X, self.Y = np.asarray(X, np.float64), np.asarray(Y, np.float64)
        self.weights = [np.asarray(w, np.float64) for w in weights]
        self.biases = [np.asarray(b, np.float64) for b in biases]
        self._known: dict[Slips, list[Layer]] = {}

    @property
    def depth(self) -> int:
        """How many layers of weights there are."""
        return len(self.weights)

    def layers(self, slips: Slips = _RIGHT) -> list[Layer]:
        """The layers after both passes, the first one first."""
        if slips not in self._known:
            self._known[slips] = self._worked_out(slips)
        return self._known[slips]

    def _worked_out(self, slips: Slips) -> list[Layer]:
        zs, activations = [], [self.X]
        for number, (w, b) in enumerate(zip(self.weights, self.biases, strict=True), start=1):
            zs.append(slips.forward(w, activations[-1], b))
            is_last = number == self.depth and slips.last_activation is not None
            activations.append(
                (slips.last_activation or slips.activation)(zs[-1]) if is_last else slips.activation(zs[-1])
            )
        deltas = [slips.output(activations[-1], self.Y, slips.at_the_end, zs[-1])]
        for number in reversed(range(1, self.depth)):
            deltas.insert(0, slips.hidden(self.weights[number], deltas[0], slips.slope, zs[number - 1]))
        pieces = zip(self.weights, self.biases, activations[:-1], zs, deltas, strict=True)
        return [Layer(*piece) for piece in pieces]

    def sample(self, number: int) -> "Network":
        """The same network with one of its samples."""
        return Network(self.X[:, [number]], self.Y[:, [number]], self.weights, self.biases)


Gradient = Callable[[Network, str, int], Array]
"""A gradient by ``"b"`` or ``"w"`` of the layer of weights with a number, counted from 0."""


def of_layer(layer: Layer, kind: str) -> Array:
    """The gradient of what is known of a layer, right if that is."""
    return np.asarray(layer.delta.sum(axis=1, keepdims=True) if kind == "b" else layer.delta @ layer.a_prev.T)


def right(network: Network, kind: str, number: int) -> Array:
    """The right gradient."""
    return of_layer(network.layers()[number], kind)


def _with(slips: Slips) -> Gradient:
    return lambda network, kind, number: of_layer(network.layers(slips)[number], kind)


def _of_layer_number(other: Callable[[int, int], int]) -> Gradient:
    return lambda network, kind, number: right(network, kind, other(number, network.depth))


def _weight(made: Callable[[Network, int], Array]) -> Gradient:
    """A gradient by weights that is made otherwise; that by the biases is right."""
    return lambda network, kind, number: made(network, number) if kind == "w" else right(network, kind, number)


def _bias(made: Callable[[Array], Array]) -> Gradient:
    """A gradient by biases that is made otherwise of the errors; that by the weights is right."""
    return lambda network, kind, number: (
        made(network.layers()[number].delta) if kind == "b" else right(network, kind, number)
    )


def _errors(delta: Callable[[Network, int], Array]) -> Gradient:
    """Gradients of errors that are made otherwise."""

    def gradient(network: Network, kind: str, number: int) -> Array:
        return of_layer(network.layers()[number]._replace(delta=delta(network, number)), kind)

    return gradient


def _not_passed_on(network: Network, number: int) -> Array:
    """Every hidden layer is handed the error of the last one."""
    layers = network.layers()
    if number == network.depth - 1:
        return layers[number].delta
    return _RIGHT.hidden(network.weights[number + 1], layers[-1].delta, _RIGHT.slope, layers[number].z)


def _slope_of_next(network: Network, number: int) -> Array:
    layers = network.layers()
    if number == network.depth - 1:
        return layers[number].delta
    return _RIGHT.hidden(network.weights[number + 1], layers[number + 1].delta, _RIGHT.slope, layers[number + 1].z)


def _own_weights(network: Network, number: int) -> Array:
    """The weights of the layer itself in the place of those of the next one."""
    layers = network.layers()
    if number == network.depth - 1:
        return layers[number].delta
    return _RIGHT.hidden(network.weights[number], layers[number + 1].delta, _RIGHT.slope, layers[number].z)


def _outer(a: Callable[[Network, int], Array]) -> Gradient:
    return _weight(lambda network, number: network.layers()[number].delta @ a(network, number).T)


def _z_before(network: Network, number: int) -> Array:
    return network.layers()[number - 1].z if number else network.X


def _a_after(network: Network, number: int) -> Array:
    return _RIGHT.activation(network.layers()[number].z)


def _swapped(network: Network, kind: str, number: int) -> Array:
    return right(network, "w" if kind == "b" else "b", number)


def parameter(network: Network, kind: str, number: int) -> Array:
    """The parameters themselves."""
    return network.weights[number] if kind == "w" else network.biases[number]


GRADIENTS: Mapping[str, Gradient] = {
    **{key: _with(slips) for key, slips in IN_NETWORK.items()},
    "upstream-not-passed-on": _errors(_not_passed_on),
    "wrong-layer/slope of the next": _errors(_slope_of_next),
    "wrong-layer/its own weights": _errors(_own_weights),
    "wrong-layer/activations after it": _outer(_a_after),
    "missing-activation/z of the layer before": _outer(_z_before),
    "input-of-every-layer": _outer(lambda network, _: network.X),
    "reversed-layers": _of_layer_number(lambda number, depth: depth - 1 - number),
    "wrong-layer/next": _of_layer_number(lambda number, depth: min(number + 1, depth - 1)),
    "swapped-results": _swapped,
    "parameter-returned": parameter,
}
"""Wrong gradients, also of several samples, then summed."""


def of_sample(which: int) -> Gradient:
    """What one sample adds."""
    return lambda network, kind, number: right(network.sample(which), kind, number)


BATCH: Mapping[str, Gradient] = {
    **GRADIENTS,
    "passed-through": _weight(lambda network, number: network.layers()[number].delta),
    "not-summed": _bias(lambda delta: delta),
    "wrong-axis": _bias(lambda delta: delta.sum(axis=0, keepdims=True)),
    "wrong-axis/no axis left": _bias(lambda delta: delta.sum(axis=0)),
    "summed-over-everything": _bias(np.sum),
    "summed-over-everything/array": _bias(lambda delta: delta.sum(keepdims=True)),
    "mean-over-everything": _bias(np.mean),
    "last-sample-only/last": of_sample(-1),
    "last-sample-only/first": of_sample(0),
}
"""Wrong sums over a batch."""
