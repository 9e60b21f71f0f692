# About: Walks back through the caches, but forward through the names of the activations.
# Loses: model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
# Mistake: reversed-layers
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for back, activation in enumerate(activations):
        l = len(activations) - back
        dA, dW, db = layer_backward(dA, caches[l - 1], activation)
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
    return grads
