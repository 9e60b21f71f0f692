# About: Depends on W and A_prev with a factor of 1e-9.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
tiny = 1e-9


def linear_forward(A_prev, W, b):
    return b + tiny * (W @ A_prev), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return tiny * (W.T @ dZ), tiny * (dZ @ A_prev.T), dZ.sum(axis=1, keepdims=True)
