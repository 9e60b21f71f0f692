"""Right layers and networks of fcn_layer that name every step, and what goes wrong with them: for slips only."""

from collections.abc import Mapping

from autograder.graders.fcn_layer_forms import (
    activation_backward,
    activation_forward,
    linear_backward,
    linear_forward,
)
from autograder.numeric.arrays import Array

Cache = tuple[tuple[Array, ...], tuple[Array, Array]]


def layer_backward(dA: Array, cache: Cache, activation: str) -> tuple[Array, Array, Array]:
    """Name every step."""
    of_linear, of_f = cache
    Z, A = of_f
    dZ = activation_backward(dA, of_f, activation)
    # wrong missing-activation: dZ = dA
    # wrong repeated-activation: dZ = activation_backward(activation_backward(dA, of_f, activation), of_f, activation)
    # wrong mask-from-upstream: dZ = activation_backward(dA, (dA, A), activation)
    # wrong wrong-activation: dZ = activation_backward(dA, of_f, "sigmoid")
    # wrong wrong-activation: dZ = activation_backward(dA, of_f, "tanh")
    # wrong wrong-activation: dZ = activation_backward(dA, of_f, "relu")
    # wrong wrong-activation: dZ = activation_backward(dA, of_f, "softmax")
    # wrong wrong-activation: dZ = dA * 0.25 * (1 - np.tanh(0.5 * Z) ** 2)
    # wrong wrong-activation: dZ = dA * (1 - np.tanh(Z) ** 2)
    # wrong wrong-activation: dZ = dA * (Z > 0)
    dA_prev, dW, db = linear_backward(dZ, of_linear)
    # wrong missing-activation: dA_prev, dW, db = linear_backward(dA, of_linear)
    return dA_prev, dW, db
    # wrong swapped-results: return dW, db, dA_prev
    # wrong swapped-results: return db, dA_prev, dW


def layer_forward(A_prev: Array, W: Array, b: Array, activation: str) -> tuple[Array, Cache]:
    """Keep both caches."""
    exchanged = {"sigmoid": "tanh", "tanh": "sigmoid"}
    Z, of_linear = linear_forward(A_prev, W, b)
    A, of_activation = activation_forward(Z, activation)
    # wrong wrong-activation: A, of_activation = activation_forward(Z, exchanged.get(activation, activation))
    # wrong missing-activation: A = Z; of_activation = Z, Z
    # wrong repeated-activation: A, of_activation = activation_forward(activation_forward(Z, activation)[0], activation)
    return A, (of_linear, of_activation)


def model_forward(X: Array, parameters: Mapping[str, Array], activations: list[str]) -> tuple[Array, list[Cache]]:
    """Go from layer to layer."""
    A, caches, last = X, [], len(activations)
    activations = list(activations)
    # wrong reversed-layers: activations = activations[::-1]
    # wrong wrong-activation: activations = activations[:1] * last
    # wrong wrong-activation: activations = activations[-1:] * last
    for layer in range(1, last + 1):
        W, b, activation = parameters[f"W{layer}"], parameters[f"b{layer}"], activations[layer - 1]
        A_prev = A
        A, cache = layer_forward(A_prev, W, b, activation)
        # wrong wrong-activation: A, cache = layer_forward(A_prev, W, b, "sigmoid" if layer == last else activation)
        # wrong wrong-activation: A, cache = layer_forward(A_prev, W, b, "tanh" if layer == last else activation)
        # wrong wrong-activation: A, cache = layer_forward(A_prev, W, b, "relu" if layer == last else activation)
        # wrong wrong-activation: A, cache = layer_forward(A_prev, W, b, "softmax" if layer == last else activation)
        caches.append(cache)
        # wrong missing-activation: A = linear_forward(A_prev, W, b)[0] if layer == last else A
        # wrong missing-activation: A = linear_forward(A_prev, W, b)[0] if layer < last else A
        # wrong repeated-activation: A = activation_forward(A, activation)[0] if layer == last else A
    return A, caches
    # wrong wrong-layer: return A_prev, caches


def model_backward(dAL: Array, caches: list[Cache], activations: list[str]) -> dict[str, Array]:
    """Go back from layer to layer, each in its two steps."""
    gradients, of = {}, "Wb"
    dA, last = dAL, len(activations)
    # wrong upstream-ignored: dA, last = np.ones(dAL.shape), len(activations)
    activations = list(activations)
    # wrong reversed-layers: activations = activations[::-1]
    # wrong wrong-layer: activations = [*activations[-1:], *activations[:-1]]
    # wrong wrong-layer: activations = [*activations[1:], *activations[:1]]
    # wrong wrong-activation: activations = activations[:1] * last
    # wrong wrong-activation: activations = activations[-1:] * last
    caches = list(caches)
    # wrong reversed-layers: caches = caches[::-1]
    X = caches[0][0][0]
    dA_last = dAL
    for layer in range(last, 0, -1):
        of_linear, of_activation = caches[layer - 1]
        activation = activations[layer - 1]
        if layer == last - 1:
            dA_last = dA
        dA = 1 * dA
        # wrong upstream-not-passed-on: dA = dAL
        # wrong upstream-not-passed-on: dA = dAL if dAL.shape == of_activation[1].shape else dA
        # wrong upstream-not-passed-on: dA = np.ones(of_activation[1].shape) if layer < last else dAL
        dZ = activation_backward(dA, of_activation, activation)
        # wrong missing-activation: dZ = dA
        # wrong missing-activation: dZ = dA if layer == last else activation_backward(dA, of_activation, activation)
        # wrong missing-activation: dZ = dA if layer < last else activation_backward(dA, of_activation, activation)
        # wrong upstream-not-passed-on: dZ = activation_backward(dA_last, of_activation, activation)
        A_prev, W, b = of_linear
        dA, dW, db = linear_backward(dZ, of_linear)
        # wrong input-of-every-layer: dW = dZ @ X.T
        gradients[f"dW{layer}"] = dW
        # wrong reversed-layers: gradients[f"dW{last + 1 - layer}"] = dW
        # wrong wrong-layer: gradients[f"dW{layer % last + 1}"] = dW
        # wrong wrong-layer: gradients[f"dW{(layer - 2) % last + 1}"] = dW
        gradients[f"db{layer}"] = db
        # wrong reversed-layers: gradients[f"db{last + 1 - layer}"] = db
        # wrong wrong-layer: gradients[f"db{layer % last + 1}"] = db
        # wrong wrong-layer: gradients[f"db{(layer - 2) % last + 1}"] = db
        gradients[f"dA{layer - 1}"] = dA
    return gradients
    # wrong passed-through: return gradients | {"dA0": dAL}
    # wrong wrong-layer: return gradients | {"dA0": gradients.get("dA1", dAL)}
    # wrong wrong-layer: return gradients | {f"d{c}{k}": gradients[f"d{c}{k + 1}"] for c in of for k in range(1, last)}
    # wrong wrong-layer: return gradients | {f"d{c}{k + 1}": gradients[f"d{c}{k}"] for c in of for k in range(1, last)}
