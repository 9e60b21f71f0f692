# The cache of a layer is a dict that holds itself.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, inner = activation_forward(Z, activation)
    cache = {"linear": linear_cache, "inner": inner}
    cache["self"] = cache
    return A, cache


def layer_backward(dA, cache, activation):
    same = cache["self"]["self"]
    return linear_backward(activation_backward(dA, same["inner"], activation), same["linear"])
