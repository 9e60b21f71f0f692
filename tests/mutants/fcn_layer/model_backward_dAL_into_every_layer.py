# About: Every layer is given dAL, which raises where the sizes do not fit.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: none
def model_backward(dAL, caches, activations):
    grads = {}
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dAL, caches[l - 1], activations[l - 1])
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    grads["dA0"] = dA
    return grads
