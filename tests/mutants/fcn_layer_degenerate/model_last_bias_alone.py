# About: The last activation of the last bias; all else is ignored and has no gradient.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    Z = np.tile(parameters[f"b{L}"], (1, X.shape[1]))
    AL, cache = activation_forward(Z, activations[-1])
    return AL, (cache, {"A0": X, **parameters})


def model_backward(dAL, caches, activations):
    cache, values = caches
    grads = {f"d{name}": np.zeros(value.shape) for name, value in values.items()}
    dZ = activation_backward(dAL, cache, activations[-1])
    grads[f"db{len(activations)}"] = dZ.sum(axis=1, keepdims=True)
    return grads
