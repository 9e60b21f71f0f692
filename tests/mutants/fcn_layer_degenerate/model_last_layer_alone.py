# About: Only the last layer depends on anything of its own: what comes before is replaced by ones.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    AL, cache = layer_forward(np.ones((W.shape[1], X.shape[1])), W, b, activations[-1])
    return AL, (cache, {"A0": X, **parameters})


def model_backward(dAL, caches, activations):
    cache, values = caches
    L = len(activations)
    grads = {f"d{name}": np.zeros_like(value) for name, value in values.items()}
    _, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(dAL, cache, activations[-1])
    return grads
