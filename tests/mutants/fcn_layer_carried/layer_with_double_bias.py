# About: Adds the bias a second time, and doubles its gradient.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z + b, activation)
    return A, (linear_cache, activation_cache)


def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, 2 * db
