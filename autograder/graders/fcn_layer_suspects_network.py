"""Wrong networks: every layer has the same slip, or the network itself puts its layers together wrongly."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from autograder.graders import fcn_layer_suspects_activation as activation
from autograder.graders import fcn_layer_suspects_linear as linear
from autograder.graders.fcn_layer_cases import ACTIVATE
from autograder.graders.fcn_layer_suspects_layers import FORWARD as LAYER_FORWARD
from autograder.graders.fcn_layer_suspects_layers import BackwardSlips, ForwardSlips, backward_slips
from autograder.numeric.arrays import Array


class Layer(NamedTuple):
    """One layer as the forward pass left it."""

    A_prev: Array
    W: Array
    b: Array
    Z: Array
    name: str

    @property
    def output(self) -> Array:
        """What it gives."""
        return ACTIVATE[self.name](self.Z)


class Network:
    """A network, with what is right of it."""

    def __init__(self, X: Array, parameters: Mapping[str, Array], names: Sequence[str]) -> None:
        """Take what ``model_forward`` is given."""
        self._X = np.asarray(X, np.float64)
        self._parameters = {key: np.asarray(value, np.float64) for key, value in parameters.items()}
        self.names = tuple(names)

    @classmethod
    def of(cls, layers: Sequence[Layer]) -> "Network":
        """Return a network of layers that a forward pass has been through."""
        network = cls(layers[0].A_prev, {}, [layer.name for layer in layers])
        network.layers = list(layers)
        return network

    @property
    def depth(self) -> int:
        """How many layers there are."""
        return len(self.names)

    @functools.cached_property
    def layers(self) -> list[Layer]:
        """The layers after a forward pass, the first one first."""
        found: list[Layer] = []
        for number, name in enumerate(self.names, start=1):
            A_prev = found[-1].output if found else self._X
            W, b = self._parameters[f"W{number}"], self._parameters[f"b{number}"]
            found.append(Layer(A_prev, W, b, linear.linear(A_prev, W, b), name))
        return found

    def forward(self, slips: ForwardSlips, names: Sequence[str]) -> Array:
        """Return AL of a network whose layers all have the slips, and activations by these names."""
        A = self._X
        for number, name in enumerate(names, start=1):
            A = slips.output(A, self._parameters[f"W{number}"], self._parameters[f"b{number}"], name)
        return A


def backward(
    network: Network,
    dAL: Array,
    wanted: str,
    slips_of: Callable[[int], BackwardSlips] = lambda _: BackwardSlips(),
    given: Callable[[int], Array | None] = lambda _: None,
) -> Array:
    """Return the ``wanted`` gradient of a network with slips by the number of the layer.

    ``given`` replaces what some layers are handed, by their number.
    """
    dA, kind, last = dAL, wanted.rstrip("0123456789"), int(wanted.lstrip("dAWb"))
    for number in range(network.depth, 0, -1):
        layer, slips, other = network.layers[number - 1], slips_of(number), given(number)
        dZ = slips.before(dA if other is None else other, layer.Z, layer.name)
        at = layer.A_prev, layer.W, layer.b
        if kind != "dA" and number == last:
            return slips.gradient(kind, dZ, at)
        dA = slips.gradient("dA_prev", dZ, at)
        if kind == "dA" and number == last + 1:
            return dA
    return dAL


Forward = Callable[[Network], Array]
Backward = Callable[[Network, Array, str], Array]


def _all_forward(slips: ForwardSlips) -> Forward:
    return lambda network: network.forward(slips, network.names)


def _all_backward(slips: BackwardSlips) -> Backward:
    return lambda network, dAL, wanted: backward(network, dAL, wanted, lambda _: slips)


def _named(rename: Callable[[tuple[str, ...]], Sequence[str]]) -> Forward:
    """The activations in another order, or others."""
    return lambda network: network.forward(ForwardSlips(), rename(network.names))


def _ends_with(name: str) -> Forward:
    return lambda network: ACTIVATE[name](network.layers[-1].Z)


def _without(is_concerned: Callable[[int, int], bool]) -> tuple[Forward, Backward]:
    """Some layers without their activation, by their number and how many there are."""
    no_f, no_df = activation.FORWARD["missing-activation"], activation.BACKWARD["passed-through"]

    def forth(network: Network) -> Array:
        A = network.layers[0].A_prev
        for number, layer in enumerate(network.layers, start=1):
            slips = ForwardSlips(activations=no_f if is_concerned(number, network.depth) else {})
            A = slips.output(A, layer.W, layer.b, layer.name)
        return A

    def back(network: Network, dAL: Array, wanted: str) -> Array:
        concerned, right = BackwardSlips(activations=no_df), BackwardSlips()
        slips = [concerned if is_concerned(number, network.depth) else right for number in range(1 + network.depth)]
        return backward(network, dAL, wanted, slips.__getitem__)

    return forth, back


def _of_other_names(rename: Callable[[tuple[str, ...]], Sequence[str]], *, from_value: bool) -> Backward:
    """Each layer's derivative by another name, taken at its Z, or with the formula for its A."""

    def back(network: Network, dAL: Array, wanted: str) -> Array:
        names = rename(network.names)

        def slips_of(number: int) -> BackwardSlips:
            layer, name = network.layers[number - 1], names[number - 1]
            function = activation.FROM_VALUE[name] if from_value else activation.RIGHT[name]
            at = layer.output if from_value else layer.Z
            return BackwardSlips(activations={layer.name: lambda dA, _: function(dA, at)})

        return backward(network, dAL, wanted, slips_of)

    return back


def _of_other_keys(other: Callable[[int, int], int]) -> Backward:
    """Each layer's gradients replaced by those of the layer with another number."""

    def back(network: Network, dAL: Array, wanted: str) -> Array:
        kind, number = wanted[:2], int(wanted[2:])
        return backward(network, dAL, f"{kind}{other(number, network.depth)}")

    return back


def _given(upstream: Callable[[Array, Array, Array], Array | None]) -> Backward:
    """Every layer but the last given something else, unless that is None: of dAL, what the last one hands on, and Z."""

    def back(network: Network, dAL: Array, wanted: str) -> Array:
        def given(number: int) -> Array | None:
            if number == network.depth:
                return None
            handed_on = backward(network, dAL, f"dA{network.depth - 1}")
            return upstream(dAL, handed_on, network.layers[number - 1].Z)

        return backward(network, dAL, wanted, given=given)

    return back


def _caches_reversed(network: Network, dAL: Array, wanted: str) -> Array:
    turned = Network.of(network.layers[::-1])
    return backward(turned, dAL, wanted)


def _reversed(names: tuple[str, ...]) -> Sequence[str]:
    return names[::-1]


_LAST, _HIDDEN = _without(lambda number, depth: number == depth), _without(lambda number, depth: number < depth)

FORWARD: Mapping[str, Forward] = {
    **{key: _all_forward(slips) for key, slips in LAYER_FORWARD.items()},
    "reversed-layers": _named(_reversed),
    "wrong-layer": lambda network: network.layers[-1].A_prev,
    "missing-activation/last layer": _LAST[0],
    "missing-activation/hidden layers": _HIDDEN[0],
    "repeated-activation/last layer": lambda network: ACTIVATE[network.names[-1]](network.layers[-1].output),
    **{f"wrong-activation/{one} at the end": _ends_with(one) for one in ACTIVATE},
    "wrong-activation/the first layer's": _named(lambda names: names[:1] * len(names)),
    "wrong-activation/the last layer's": _named(lambda names: names[-1:] * len(names)),
}
"""Wrong networks forward, by mistake."""

_OWN: Mapping[str, Backward] = {
    "reversed-layers/f at Z": _of_other_names(_reversed, from_value=False),
    "reversed-layers/f of A": _of_other_names(_reversed, from_value=True),
    "reversed-layers/caches": _caches_reversed,
    "wrong-layer/next": _of_other_keys(lambda number, depth: min(number + 1, depth)),
    "wrong-layer/f of the previous, at Z": _of_other_names(lambda names: names[-1:] + names[:-1], from_value=False),
    "wrong-layer/f of the previous, of A": _of_other_names(lambda names: names[-1:] + names[:-1], from_value=True),
    "wrong-layer/f of the next, at Z": _of_other_names(lambda names: names[1:] + names[:1], from_value=False),
    "wrong-layer/f of the next, of A": _of_other_names(lambda names: names[1:] + names[:1], from_value=True),
    "upstream-not-passed-on/dAL": _given(lambda dAL, _, __: dAL),
    "upstream-not-passed-on/where it fits": _given(lambda dAL, _, Z: dAL if dAL.shape == Z.shape else None),
    "upstream-not-passed-on/once": _given(lambda _, handed_on, __: handed_on),
    "upstream-not-passed-on/ones": _given(lambda _, __, Z: np.ones(Z.shape)),
    "upstream-ignored/dAL": lambda network, dAL, wanted: backward(network, np.ones(dAL.shape), wanted),
    "missing-activation/last layer": _LAST[1],
    "missing-activation/hidden layers": _HIDDEN[1],
}
_KEYS: Mapping[str, Backward] = {
    "reversed-layers/keys": _of_other_keys(lambda number, depth: depth + 1 - number),
    "wrong-layer/next, around": _of_other_keys(lambda number, depth: number % depth + 1),
    "wrong-layer/previous": _of_other_keys(lambda number, _: max(number - 1, 1)),
    "wrong-layer/previous, around": _of_other_keys(lambda number, depth: (number - 2) % depth + 1),
}
"""What can happen to the keys of the parameters' gradients only."""
_OF_INPUT: Mapping[str, Backward] = {"passed-through/dAL": lambda _, dAL, __: dAL}

_SLIPS: Mapping[str, linear.Slip] = {
    **linear.BACKWARD,
    "sign/dA_prev": {"dA_prev": lambda dZ, A_prev, W, b: -linear.RIGHT["dA_prev"](dZ, A_prev, W, b)},
    "extra-mean/dA_prev": {"dA_prev": lambda dZ, _, W, __: W.T @ dZ / dZ.shape[1]},
    "extra-mean/everywhere": {
        "dA_prev": lambda dZ, _, W, __: W.T @ dZ / dZ.shape[1],
        "dW": lambda dZ, A_prev, _, __: dZ @ A_prev.T / dZ.shape[1],
        "db": lambda dZ, _, __, ___: dZ.mean(axis=1, keepdims=True),
    },
}
"""What is a factor in one layer is another one behind several."""


def _backward(output: str) -> Mapping[str, Backward]:
    slips = backward_slips(_SLIPS, output, "dA_prev")
    own = {**_OWN, **(_OF_INPUT if output == "dA_prev" else _KEYS)}
    return own | {key: _all_backward(slip) for key, slip in slips.items()}


BACKWARD: Mapping[str, Mapping[str, Backward]] = {output: _backward(output) for output in ("dA_prev", "dW", "db")}
"""Wrong networks backward, by kind of output and mistake; of dA0 the kind is dA_prev."""
