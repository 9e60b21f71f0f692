# The cache of a layer holds the arguments only; backward runs forward again.


def layer_forward(A_prev, W, b, activation):
    return activation_forward(linear_forward(A_prev, W, b)[0], activation)[0], (A_prev, W, b)


def layer_backward(dA, cache, activation):
    Z, linear_cache = linear_forward(*cache)
    _, activation_cache = activation_forward(Z, activation)
    return linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)
