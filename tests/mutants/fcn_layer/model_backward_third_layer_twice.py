# About: From three layers on, the gradient that leaves the third is doubled.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
        if l == 3:
            dA = dA + dA
    grads["dA0"] = dA
    return grads
