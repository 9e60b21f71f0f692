# About: b plus the sum of all weights times the sum of all inputs.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    Z = np.repeat(b + W.sum() * A_prev.sum(), A_prev.shape[1], axis=1)
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = np.ones(A_prev.shape) * W.sum() * dZ.sum()
    dW = np.ones(W.shape) * A_prev.sum() * dZ.sum()
    return dA_prev, dW, dZ.sum(axis=1, keepdims=True)
