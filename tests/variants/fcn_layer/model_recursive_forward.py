# Forward and backward recurse from the first layer on; caches are nested pairs.


def _forward(A, parameters, activations, layer):
    if layer > len(activations):
        return A, None
    A, cache = layer_forward(A, parameters["W" + str(layer)], parameters["b" + str(layer)], activations[layer - 1])
    AL, rest = _forward(A, parameters, activations, layer + 1)
    return AL, (cache, rest)


def _backward(dAL, caches, activations, layer, gradients):
    if caches is None:
        return dAL
    cache, rest = caches
    dA = _backward(dAL, rest, activations, layer + 1, gradients)
    dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, cache, activations[layer - 1])
    return dA


def model_forward(X, parameters, activations):
    return _forward(X, parameters, activations, 1)


def model_backward(dAL, caches, activations):
    gradients = {}
    gradients["dA0"] = _backward(dAL, caches, activations, 1, gradients)
    return gradients
