# About: A is the bias in every column.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    return np.repeat(b, A_prev.shape[1], axis=1), (A_prev.shape, W.shape)


def layer_backward(dA, cache, activation):
    return np.zeros(cache[0]), np.zeros(cache[1]), dA.sum(axis=1, keepdims=True)
