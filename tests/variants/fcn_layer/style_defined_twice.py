# A first try that was wrong stands above the right one.


def linear_backward(dZ, cache):
    raise NotImplementedError


def linear_forward(A_prev, W, b):
    return A_prev @ W + b, None


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    dW = dW + 0
    return W.T @ dZ, dW, dZ.sum(axis=1, keepdims=True)
