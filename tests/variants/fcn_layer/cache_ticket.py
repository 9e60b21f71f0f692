# The cache is a number; what forward saw is kept under it in a global dict.
_kept = {}


def linear_forward(A_prev, W, b):
    ticket = len(_kept)
    _kept[ticket] = A_prev, W
    return W @ A_prev + b, ticket


def linear_backward(dZ, cache):
    A_prev, W = _kept[cache]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
