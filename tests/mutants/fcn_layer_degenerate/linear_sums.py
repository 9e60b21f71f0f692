# About: b plus the sum of all weights plus the sum of all inputs.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    ones = np.ones((1, A_prev.shape[1]))
    return (b + W.sum() + A_prev.sum()) * ones, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    total = dZ.sum()
    return np.full(A_prev.shape, total), np.full(W.shape, total), dZ.sum(axis=1, keepdims=True)
