# About: Counts the product twice, forward and backward.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    WA = W @ A_prev
    return WA + WA + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dWA = 2 * dZ
    return W.T @ dWA, dWA @ A_prev.T, dZ.sum(axis=1, keepdims=True)
