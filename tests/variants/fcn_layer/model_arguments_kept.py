# The caches are the arguments of forward, and backward starts from there.


def model_forward(X, parameters, activations):
    A = X
    for layer, name in enumerate(activations, start=1):
        A, _ = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], name)
    return A, (X, parameters)


def model_backward(dAL, caches, activations):
    X, parameters = caches
    A, kept = X, []
    for layer, name in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], name)
        kept.append(cache)
    gradients, dA = {}, dAL
    while kept:
        layer = len(kept)
        dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, kept.pop(), activations[layer - 1])
    return dict(gradients, dA0=dA)
