# Backward pops what it needs from the cache, so that a second call raises.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, {"linear": linear_cache, "activation": activation_cache}


def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, cache.pop("activation"), activation)
    return linear_backward(dZ, cache.pop("linear"))


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches.pop(), activations[layer - 1])
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = dW, db
    gradients["dA0"] = dA
    return gradients
