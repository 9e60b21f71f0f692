# About: Two mistakes in db: summed from dA, and flat.
# Loses: layer_backward.db
# Mistake: missing-activation+squeezed
def layer_backward(dA, cache, activation):
    dA_prev, dW, _ = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, dA.sum(axis=1)
