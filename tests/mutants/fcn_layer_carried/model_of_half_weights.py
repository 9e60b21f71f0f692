# About: Halves every W on the way forward, and every dW on the way back.
# Loses: model_forward.AL model_forward.inputs
# Mistake: none
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"] / 2, parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        gradients[f"dW{l}"], gradients[f"db{l}"] = dW / 2, db
    return gradients | {"dA0": dA}
