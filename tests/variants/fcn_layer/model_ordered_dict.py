# The gradients come in an OrderedDict.
from collections import OrderedDict


def model_backward(dAL, caches, activations):
    gradients = OrderedDict()
    dA = dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dA{layer - 1}"] = dA
        gradients[f"dW{layer}"] = dW
        gradients[f"db{layer}"] = db
    return gradients
