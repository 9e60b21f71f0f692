# About: The bias is ignored, and its gradient zero; the two others are right all the same.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.db
def linear_forward(A_prev, W, b):
    return W @ A_prev, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, np.zeros((W.shape[0], 1))
