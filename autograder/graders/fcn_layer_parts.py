"""How the exercises of fcn_layer are made of one another: a layer of its two parts, a network of its layers."""

from collections.abc import Callable
from typing import Any

from autograder.grading.cases import Case
from autograder.grading.declare import Parts
from autograder.numeric.arrays import Array
from autograder.sandbox.calls import Call
from autograder.sandbox.guest.stand_ins import Handle

_Forward = Callable[[list[Call], Any, Any, Any, str], tuple[Handle, Any]]
"""Appends the calls of one layer, given A_prev, W, b and its activation; returns where A and the caches are."""
_Backward = Callable[[list[Call], Any, Any, str], int]
"""Appends the calls of one layer's way back, given dA, its caches and its activation; returns the call to read."""


def layer_forward(case: Case, _upstream: Array | None) -> Parts:
    """Return A as linear_forward and activation_forward give it."""
    calls: list[Call] = []
    arguments: Any = case.arguments
    A, _ = _forward_by_parts(calls, *arguments)
    return Parts(tuple(calls), {"A": (A.call, A.item)})


def layer_backward(case: Case, dA: Array | None) -> Parts:
    """Return the gradients as activation_backward and linear_backward give them."""
    calls: list[Call] = []
    arguments: Any = case.arguments
    _, caches = _forward_by_parts(calls, *arguments)
    last = _backward_by_parts(calls, dA, caches, arguments[-1])
    return Parts(tuple(calls), {name: (last, item) for item, name in enumerate(("dA_prev", "dW", "db"))})


def model_forward_by_layers(case: Case, _upstream: Array | None) -> Parts:
    """Return AL as layer_forward gives it, layer by layer."""
    return _network(case, None, _forward_by_layer, _backward_by_layer)


def model_backward_by_layers(case: Case, dAL: Array | None) -> Parts:
    """Return the gradients as layer_backward gives them, layer by layer."""
    return _network(case, dAL, _forward_by_layer, _backward_by_layer)


def model_forward_by_parts(case: Case, _upstream: Array | None) -> Parts:
    """Return AL as linear_forward and activation_forward give it, without layer_forward."""
    return _network(case, None, _forward_by_parts, _backward_by_parts)


def model_backward_by_parts(case: Case, dAL: Array | None) -> Parts:
    """Return the gradients as activation_backward and linear_backward give them, without layer_backward."""
    return _network(case, dAL, _forward_by_parts, _backward_by_parts)


def _network(case: Case, dAL: Array | None, forward: _Forward, backward: _Backward) -> Parts:
    arguments: Any = case.arguments
    A, parameters, activations = arguments
    calls: list[Call] = []
    kept = []
    for layer, activation in enumerate(activations, start=1):
        A, caches = forward(calls, A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        kept.append(caches)
    outputs: dict[str, tuple[int, int | None]] = {"AL": (A.call, A.item)}
    dA: Any = dAL
    for layer in range(len(activations), 0, -1) if dAL is not None else ():
        last = backward(calls, dA, kept[layer - 1], activations[layer - 1])
        outputs |= {f"dA{layer - 1}": (last, 0), f"dW{layer}": (last, 1), f"db{layer}": (last, 2)}
        dA = Handle(last, 0)
    return Parts(tuple(calls), outputs)


def _forward_by_parts(calls: list[Call], A_prev: Any, W: Any, b: Any, activation: str) -> tuple[Handle, Any]:  # noqa: ANN401
    linear = len(calls)
    calls.append(Call("linear_forward", (A_prev, W, b), (1,)))
    calls.append(Call("activation_forward", (Handle(linear, 0), activation), (1,)))
    return Handle(linear + 1, 0), (Handle(linear, 1), Handle(linear + 1, 1))


def _backward_by_parts(calls: list[Call], dA: Any, caches: Any, activation: str) -> int:  # noqa: ANN401
    linear_cache, activation_cache = caches
    calls.append(Call("activation_backward", (dA, activation_cache, activation)))
    calls.append(Call("linear_backward", (Handle(len(calls) - 1, None), linear_cache)))
    return len(calls) - 1


def _forward_by_layer(calls: list[Call], A_prev: Any, W: Any, b: Any, activation: str) -> tuple[Handle, Any]:  # noqa: ANN401
    calls.append(Call("layer_forward", (A_prev, W, b, activation), (1,)))
    return Handle(len(calls) - 1, 0), Handle(len(calls) - 1, 1)


def _backward_by_layer(calls: list[Call], dA: Any, cache: Any, activation: str) -> int:  # noqa: ANN401
    calls.append(Call("layer_backward", (dA, cache, activation)))
    return len(calls) - 1
