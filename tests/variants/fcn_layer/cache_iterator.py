# The cache is an iterator; a second call finds it empty.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, iter([A_prev, W])


def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
