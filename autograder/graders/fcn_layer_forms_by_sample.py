"""Right functions of fcn_layer that go sample by sample, or name every step: for slips, not for values."""

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.graders.fcn_layer_forms import activation_forward as forward
from autograder.graders.fcn_layer_forms import linear_forward
from autograder.numeric.arrays import Array

Cache = tuple[tuple[Array, ...], tuple[Array, Array]]


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
            a = A[:, j]  # slips: index=last-sample-only
            J = np.diag(a) - np.outer(a, a)  # slips: term=diagonal-only sign=coupling-sign
            dZ[:, j] = J @ dA[:, j]
        return dZ
    if activation == "sigmoid":
        slope = A - A**2  # slips: sign=sign-in-derivative power=missing-square argument=input-for-activation
    elif activation == "tanh":
        slope = ones - A * A  # slips: sign=sign-in-derivative power=missing-square argument=input-for-activation
    else:
        slope = ones * (Z > 0)  # slips: compare=flipped-mask
    dZ = dA * slope
    return dZ


def layer_backward(dA: Array, cache: Cache, activation: str) -> tuple[Array, Array, Array]:
    """Name every step."""
    of_linear, of_activation = cache
    A_prev, W, b = of_linear
    Z, A = of_activation
    dZ = activation_backward(dA, of_activation, activation)  # slips: step=missing-activation
    return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)


def layer_forward(A_prev: Array, W: Array, b: Array, activation: str) -> tuple[Array, Cache]:
    """Keep both caches."""
    Z, of_linear = linear_forward(A_prev, W, b)
    A, of_activation = activation_forward(Z, activation)  # slips: step=missing-activation
    return A, (of_linear, of_activation)


def model_forward(X: Array, parameters: Mapping[str, Array], activations: Sequence[str]) -> tuple[Array, list[Cache]]:
    """Go from layer to layer."""
    A, caches = X, []
    for layer in range(1, len(activations) + 1):
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activations[layer - 1])
        caches.append(cache)
    return A, caches


def model_backward(dAL: Array, caches: Sequence[Cache], activations: Sequence[str]) -> dict[str, Array]:
    """Go back from layer to layer, each in its two steps."""
    gradients = {}
    dA = dAL
    X = caches[0][0][0]
    for layer in range(len(activations), 0, -1):
        of_linear, of_activation = caches[layer - 1]  # slips: index=wrong-layer
        activation = activations[layer - 1]  # slips: index=wrong-activation
        dZ = activation_backward(dA, of_activation, activation)  # slips: step=missing-activation
        A_prev, W, b = of_linear
        gradients[f"dW{layer}"] = dZ @ A_prev.T  # slips: argument=input-of-every-layer
        gradients[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        dA = W.T @ dZ
    gradients["dA0"] = dA
    return gradients
