# Gradients are added into a defaultdict that begins at zero.
from collections import defaultdict


def model_backward(dAL, caches, activations):
    gradients, dA = defaultdict(float), dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dW{layer}"] += dW
        gradients[f"db{layer}"] += db
    gradients["dA0"] += dA
    return gradients
