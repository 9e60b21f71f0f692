# About: Gives dAL to every layer that will take it, and dA to the others.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: upstream-not-passed-on
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        A = caches[l - 1][1]
        if A.shape == dAL.shape:
            dA = dAL
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
