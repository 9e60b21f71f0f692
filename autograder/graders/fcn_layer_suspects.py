"""What the classic mistakes of fcn_layer give: wrong values worked out from the inputs, to recognise them by."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.graders.fcn_layer_cases import ACTIVATE, softmax
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


def activation_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Softmax along the wrong axis."""
    if case.check != "softmax":
        return {}
    (Z,) = _arrays(case)
    return {"A": {"softmax-over-samples": softmax(Z.astype(np.float64).T).T}}


def activation_backward(case: Case, dA: Array | None) -> Suspects:
    """The upstream gradient passed on, masked by itself or ignored; the derivative at the wrong place."""
    Z = _arrays(case)[0].astype(np.float64)
    upstream = _given(dA)
    A = ACTIVATE[case.check](Z)
    if case.check == "softmax":
        return {"dZ": {"passed-through": upstream, "elementwise-softmax": upstream * A * (1 - A)}}
    derivative = _DERIVATIVES[case.check]
    known = {
        "passed-through": upstream,
        "upstream-ignored": derivative(Z),
        "derivative-of-output": upstream * derivative(A),
        "mask-from-upstream": upstream * (upstream > 0),
    }
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


_DERIVATIVES: dict[str, Callable[[Array], Array]] = {
    "sigmoid": lambda Z: ACTIVATE["sigmoid"](Z) * (1 - ACTIVATE["sigmoid"](Z)),
    "tanh": lambda Z: 1 - np.tanh(Z) ** 2,
    "relu": lambda Z: (Z > 0).astype(np.float64),
}


def _arrays(case: Case) -> tuple[Any, ...]:
    return tuple(argument for argument in case.arguments if isinstance(argument, np.ndarray))


def _given(upstream: Array | None) -> Array:
    if upstream is None:
        raise AssertionError
    return upstream
