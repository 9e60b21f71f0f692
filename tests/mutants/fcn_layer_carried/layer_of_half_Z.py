# About: The activation is taken of Z / 2, and the 1/2 comes back in dZ.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(0.5 * Z, activation)
    return A, (linear_cache, activation_cache)


def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = 0.5 * activation_backward(dA, activation_cache, activation)
    return linear_backward(dZ, linear_cache)
