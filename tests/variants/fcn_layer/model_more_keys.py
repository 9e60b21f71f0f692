# The dict also holds every dA, the last included, and dZ of every layer.


def model_backward(dAL, caches, activations):
    gradients = {f"dA{len(activations)}": dAL}
    for layer in reversed(range(1, len(activations) + 1)):
        linear_cache, activation_cache = caches[layer - 1]
        dZ = activation_backward(gradients[f"dA{layer}"], activation_cache, activations[layer - 1])
        gradients[f"dZ{layer}"] = dZ
        below, gradients[f"dW{layer}"], gradients[f"db{layer}"] = linear_backward(dZ, linear_cache)
        gradients[f"dA{layer - 1}"] = below
    gradients["layers"] = len(activations)
    return gradients
