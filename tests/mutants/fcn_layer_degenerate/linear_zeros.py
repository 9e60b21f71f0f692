# About: Z is zero, and so is every gradient.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
def linear_forward(A_prev, W, b):
    return np.zeros((W.shape[0], A_prev.shape[1])), (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return np.zeros_like(A_prev), np.zeros_like(W), np.zeros_like(b)
