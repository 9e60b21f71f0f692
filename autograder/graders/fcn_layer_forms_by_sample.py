"""Right functions of fcn_layer that go sample by sample: for slips only."""

import numpy as np

from autograder.graders.fcn_layer_forms import activation_forward as forward
from autograder.numeric.arrays import Array


def activation_forward(Z: Array, activation: str) -> tuple[Array, tuple[Array, Array]]:
    """Keep Z and A."""
    return forward(Z, activation)


def activation_backward(dA: Array, cache: tuple[Array, Array], activation: str) -> Array:
    """Multiply by a Jacobian a sample, or by the slope."""
    Z, A = cache
    ones = np.ones_like(A)
    dZ: Array
    if activation == "softmax":
        dZ = np.zeros_like(dA)
        for j in range(dA.shape[1]):
            a = A[:, j]  # slips: index=one-sample-for-all
            J = np.diag(a) - np.outer(a, a)  # slips: term=diagonal-only sign=coupling-sign
            dZ[:, j] = J @ dA[:, j]
        return dZ
    if activation == "sigmoid":
        slope = A - A**2  # slips: sign=sign-in-derivative power=missing-square argument=input-for-activation
    elif activation == "tanh":
        slope = ones - A * A  # slips: sign=sign-in-derivative power=missing-square argument=input-for-activation
    else:
        slope = ones * (Z > 0)
    dZ = dA * slope
    return dZ
