# About: A layer of dead units.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    return 0 * Z, [A_prev, W, b]


def layer_backward(dA, cache, activation):
    return tuple(np.zeros_like(x) for x in cache)
