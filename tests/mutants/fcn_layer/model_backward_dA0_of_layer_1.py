# About: Stores what arrives at the first layer as dA0, not what leaves it.
# Loses: model_backward.dA0
# Mistake: wrong-layer
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        grads[f"dA{l - 1}"] = dA
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads[f"dW{l}"], grads[f"db{l}"] = dW, db
    return grads
