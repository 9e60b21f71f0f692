# The cache is a pair of pairs, with the activation's name at the bottom.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, ((linear_cache, (b,)), (activation_cache, (A, (activation,))))


def layer_backward(dA, cache, activation):
    (linear_cache, _), (activation_cache, (_, (name,))) = cache
    assert name == activation
    return linear_backward(activation_backward(dA, activation_cache, name), linear_cache)
