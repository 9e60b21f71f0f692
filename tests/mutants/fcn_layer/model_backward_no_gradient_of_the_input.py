# About: "The data has no gradient": dA0 is None.
# Loses: model_backward.dA0
# Mistake: not-an-array
def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    grads["dA0"] = None
    return grads
