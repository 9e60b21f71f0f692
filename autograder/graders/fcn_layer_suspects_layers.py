"""Wrong layers: wrong linear parts and wrong activations, one of them or both at once."""

import itertools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from autograder.graders import fcn_layer_suspects_activation as activation
from autograder.graders import fcn_layer_suspects_linear as linear
from autograder.graders.fcn_layer_cases import ACTIVATE
from autograder.numeric.arrays import Array


class ForwardSlips(NamedTuple):
    """A linear part, and activations that differ from the right ones."""

    product: linear.Forward = linear.linear
    activations: Mapping[str, activation.Forward] = MappingProxyType({})

    def output(self, A_prev: Array, W: Array, b: Array, name: str) -> Array:
        """Return what the layer gives."""
        return self.activations.get(name, ACTIVATE[name])(self.product(A_prev, W, b))


class BackwardSlips(NamedTuple):
    """The gradients of the linear part, and the activations' ways back, that differ from the right ones."""

    products: linear.Slip = MappingProxyType({})
    activations: Mapping[str, activation.Backward] = MappingProxyType({})

    def before(self, dA: Array, Z: Array, name: str) -> Array:
        """Pull dA back through the activation."""
        return self.activations.get(name, activation.RIGHT[name])(dA, Z)

    def gradient(self, output: str, dZ: Array, layer: tuple[Array, Array, Array]) -> Array:
        """Pull dZ back through the linear part to one of its inputs."""
        return self.products.get(output, linear.RIGHT[output])(dZ, *layer)


_REACHING = {"untransposed", "elementwise-product", "sign", "extra-mean", "mean-over-features"}
"""Slips in what a layer hands on that are still true to say of the gradients of the layers before it."""


def _joined(one: str, other: str) -> str:
    """The key of two slips at once: the names in their order, then the variants."""
    parts = [slip.partition("/") for slip in sorted((one, other))]
    variant = ", ".join(variant for _, _, variant in parts if variant)
    return "+".join(name for name, _, _ in parts) + (f"/{variant}" if variant else "")


def _of_f(slip: str) -> str:
    """What an activation's slip is called in a layer: apart from the same slip in the linear part."""
    name, _, variant = slip.partition("/")
    name = "missing-activation" if name == "passed-through" else name
    return f"{name}/f{': ' if variant else ''}{variant}"


def _forward() -> Iterator[tuple[str, ForwardSlips]]:
    for slip, wrong in linear.FORWARD.items():
        yield slip, ForwardSlips(product=wrong)
    for slip, functions in activation.FORWARD.items():
        yield _of_f(slip), ForwardSlips(activations=functions)
        for name, function in functions.items() if len(functions) > 1 else ():
            yield f"{_of_f(slip)}, {name} only", ForwardSlips(activations={name: function})
    for (slip, wrong), (other, functions) in itertools.product(linear.FORWARD.items(), activation.FORWARD.items()):
        if "+" not in slip + other:
            yield _joined(slip, _of_f(other)), ForwardSlips(wrong, functions)


def _backward(slips: Mapping[str, linear.Slip], output: str, through: str) -> Iterator[tuple[str, BackwardSlips]]:
    """Yield what can go wrong with one output; what goes wrong with ``through`` reaches it by other layers."""
    for slip, gradients in slips.items():
        if output in gradients or (through in gradients and slip.partition("/")[0] in _REACHING):
            yield slip, BackwardSlips(products=gradients)
    for slip, functions in activation.BACKWARD.items():
        yield _of_f(slip), BackwardSlips(activations=functions)
        for name, function in functions.items() if len(functions) > 1 else ():
            yield f"{_of_f(slip)}, {name} only", BackwardSlips(activations={name: function})
    for (slip, gradients), (other, functions) in itertools.product(slips.items(), activation.BACKWARD.items()):
        is_double = "+" in slip + other or slip.partition("/")[0] == _of_f(other).partition("/")[0]
        if output in gradients and not is_double:
            yield _joined(slip, _of_f(other)), BackwardSlips(gradients, functions)


def backward_slips(slips: Mapping[str, linear.Slip], output: str, through: str = "") -> Mapping[str, BackwardSlips]:
    """Return everything that is suspected of going wrong with an output of a layer, by mistake."""
    return dict(_backward(slips, output, through))


FORWARD: Mapping[str, ForwardSlips] = dict(_forward())
"""Wrong layers forward, by mistake."""

BACKWARD: Mapping[str, Mapping[str, BackwardSlips]] = {
    output: backward_slips(linear.BACKWARD, output) for output in linear.RIGHT
}
"""Wrong layers backward, by output and mistake."""
