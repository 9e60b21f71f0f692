# About: Flattens every db.
# Loses: model_backward.db
# Mistake: squeezed
def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db.flatten()
    grads["dA0"] = dA
    return grads
