# The cache is a generator that waits for the upstream gradient; it can be used once.


def _waiting(A_prev, W):
    dZ = yield
    yield W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, _waiting(A_prev, W)


def linear_backward(dZ, cache):
    next(cache)
    return cache.send(dZ)
