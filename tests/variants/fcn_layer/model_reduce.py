# functools.reduce runs the layers in both directions.
from functools import reduce


def model_forward(X, parameters, activations):
    def step(state, numbered):
        A, caches = state
        layer, activation = numbered
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        return A, (*caches, cache)

    return reduce(step, enumerate(activations, start=1), (X, ()))


def model_backward(dAL, caches, activations):
    def step(gradients, layer):
        dA, dW, db = layer_backward(gradients["dA0"], caches[layer - 1], activations[layer - 1])
        return {**gradients, "dA0": dA, f"dW{layer}": dW, f"db{layer}": db}

    return reduce(step, range(len(activations), 0, -1), {"dA0": dAL})
