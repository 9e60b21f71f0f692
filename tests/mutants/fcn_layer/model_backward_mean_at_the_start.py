# About: Divides dAL by m, though the cost has done so.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: extra-mean
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL / dAL.shape[1]
    for l in reversed(range(1, len(activations) + 1)):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
