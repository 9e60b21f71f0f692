# About: Z is the bias in every column.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    return np.tile(b, (1, A_prev.shape[1])), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return 0 * A_prev, 0 * W, dZ.sum(axis=1, keepdims=True)
