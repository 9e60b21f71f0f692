# About: Divides dW by the number of units.
# Loses: layer_backward.dW
# Mistake: mean-over-features
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    m = dA.shape[0]
    return dA_prev, (1 / m) * dW, db
