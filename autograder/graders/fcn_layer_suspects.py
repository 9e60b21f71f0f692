"""What the classic mistakes of fcn_layer give: wrong values worked out from the inputs, to recognise them by.

Each function answers for one exercise, at a case and (for a backward function) an upstream gradient: output, then
mistake, then value. Nothing is worked out before it is asked for.
"""

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.graders import fcn_layer_suspects_activation as activation
from autograder.graders import fcn_layer_suspects_cost as cost
from autograder.graders import fcn_layer_suspects_layers as layers
from autograder.graders import fcn_layer_suspects_linear as linear
from autograder.graders import fcn_layer_suspects_network as network
from autograder.numeric.arrays import Array
from autograder.numeric.evidence import Lazy

Suspects = Mapping[str, Mapping[str, Array]]


_LINEAR = {
    output: {key: slip[output] for key, slip in linear.BACKWARD.items() if output in slip} for output in linear.RIGHT
}


def linear_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Z of wrong linear parts."""
    arguments = _exact(*case.arguments)
    return {"Z": Lazy(linear.FORWARD, lambda wrong: wrong(*arguments))}


def linear_backward(case: Case, dZ: Array | None) -> Suspects:
    """The gradients of wrong linear parts."""
    arguments = _exact(dZ, *case.arguments)
    return {output: Lazy(plans, lambda wrong: wrong(*arguments)) for output, plans in _LINEAR.items()}


def activation_forward(case: Case, _upstream: Array | None) -> Suspects:
    """A of wrong activations."""
    (Z,), name = _exact(case.arguments[0]), str(case.arguments[1])
    return {"A": Lazy(activation.FORWARD, lambda wrong: wrong[name](Z))}


def activation_backward(case: Case, dA: Array | None) -> Suspects:
    """Gradients by Z with wrong derivatives."""
    (upstream, Z), name = _exact(dA, case.arguments[0]), str(case.arguments[1])
    return {"dZ": Lazy(activation.BACKWARD, lambda wrong: wrong[name](upstream, Z))}


def layer_forward(case: Case, _upstream: Array | None) -> Suspects:
    """A of layers with a wrong linear part, a wrong activation, or both."""
    (A_prev, W, b), name = _exact(*case.arguments[:3]), str(case.arguments[3])
    return {"A": Lazy(layers.FORWARD, lambda slips: slips.output(A_prev, W, b, name))}


def layer_backward(case: Case, dA: Array | None) -> Suspects:
    """The gradients of layers with a wrong linear part, a wrong derivative, or both."""
    (upstream, *given), name = _exact(dA, *case.arguments[:3]), str(case.arguments[3])
    A_prev, W, b = given
    Z = linear.linear(A_prev, W, b)
    known: dict[object, Array] = {}

    def gradient(output: str, slips: layers.BackwardSlips) -> Array:
        function = slips.activations.get(name)
        if function not in known:
            known[function] = slips.before(upstream, Z, name)
        return slips.gradient(output, known[function], (A_prev, W, b))

    return {output: Lazy(plans, functools.partial(gradient, output)) for output, plans in layers.BACKWARD.items()}


def cross_entropy(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong costs and their gradients."""
    AL, Y = _exact(*case.arguments)
    return {output: Lazy(plans, lambda wrong: wrong(AL, Y)) for output, plans in cost.OUTPUTS.items()}


def model_forward(case: Case, _upstream: Array | None) -> Suspects:
    """AL of networks with a slip in every layer, or put together wrongly."""
    at = _network(case)
    return {"AL": Lazy(network.FORWARD, lambda wrong: wrong(at))}


def model_backward(case: Case, dAL: Array | None) -> Suspects:
    """The gradients of networks with a slip in every layer, or put together wrongly."""
    at, (upstream,) = _network(case), _exact(dAL)
    outputs = {"dA0": "dA_prev"} | {f"{kind}{number + 1}": kind for kind in ("dW", "db") for number in range(at.depth)}
    return {
        output: Lazy(network.BACKWARD[kind], functools.partial(_gradient, at, upstream, output))
        for output, kind in outputs.items()
    }


def _gradient(at: network.Network, dAL: Array, output: str, wrong: network.Backward) -> Array:
    return wrong(at, dAL, output)


def _network(case: Case) -> network.Network:
    arguments: tuple[Any, ...] = case.arguments
    X, parameters, names = arguments
    return network.Network(X, parameters, names)


def _exact(*arrays: object) -> tuple[Array, ...]:
    return tuple(np.asarray(array, dtype=np.float64) for array in arrays)
