"""What the classic mistakes of fcn_layer give: wrong values worked out from the inputs, to recognise them by."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.grading.cases import Case
from autograder.numeric.arrays import Array

Suspects = Mapping[str, Mapping[str, Array]]


def linear_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Z without the bias."""
    A_prev, W, _ = _arrays(case)
    return {"Z": {"missing-bias": W @ A_prev}}


def linear_backward(case: Case, dZ: Array | None) -> Suspects:
    """The bias summed over another axis, or none; the parameter in place of its gradient."""
    A_prev, W, b = _arrays(case)
    upstream = _given(dZ)
    return {
        "dA_prev": {"parameter-returned": A_prev},
        "dW": {"parameter-returned": W},
        "db": {
            "wrong-axis": upstream.sum(axis=0, keepdims=True),
            "not-summed": upstream,
            "squeezed": upstream.sum(axis=1),
            "summed-over-everything": upstream.sum(),
            "parameter-returned": b,
        },
    }


def activation_backward(case: Case, dA: Array | None) -> Suspects:
    """The upstream gradient passed on, masked by itself or ignored; the derivative at the wrong place."""
    Z = _arrays(case)[0].astype(np.float64)
    upstream = _given(dA)
    activate, derivative = _ACTIVATIONS[str(case.arguments[1])]
    A = activate(Z)
    known = {
        "passed-through": upstream,
        "upstream-ignored": derivative(Z),
        "derivative-of-output": upstream * derivative(A),
        "mask-from-upstream": upstream * (upstream > 0),
    }
    if case.check == "softmax":
        known = {"passed-through": upstream, "elementwise-softmax": upstream * A * (1 - A)}
    if case.check == "tanh":
        known["missing-square"] = upstream * (1 - A)
    return {"dZ": known}


def layer_backward(case: Case, dA: Array | None) -> Suspects:
    """The activation left out on the way back."""
    A_prev, W, _ = _arrays(case)
    upstream = _given(dA)
    return {
        "dA_prev": {"missing-activation": W.T @ upstream},
        "dW": {"missing-activation": upstream @ A_prev.T},
        "db": {"missing-activation": upstream.sum(axis=1, keepdims=True)},
    }


def _sigmoid(Z: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-Z)))


def _softmax(Z: Array) -> Array:
    weights = np.exp(Z - Z.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0))


_ACTIVATIONS: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "sigmoid": (_sigmoid, lambda Z: _sigmoid(Z) * (1 - _sigmoid(Z))),
    "tanh": (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2),
    "relu": (lambda Z: np.maximum(Z, 0), lambda Z: (Z > 0).astype(np.float64)),
    "softmax": (_softmax, lambda Z: _softmax(Z) * (1 - _softmax(Z))),
}


def _arrays(case: Case) -> tuple[Any, ...]:
    return tuple(argument for argument in case.arguments if isinstance(argument, np.ndarray))


def _given(upstream: Array | None) -> Array:
    if upstream is None:
        raise AssertionError
    return upstream
