# np.tensordot over the axis that is summed.


def linear_forward(A_prev, W, b):
    return np.tensordot(W, A_prev, axes=([1], [0])) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.tensordot(dZ, A_prev, axes=([1], [1]))
    dA_prev = np.tensordot(W, dZ, axes=([0], [0]))
    db = np.tensordot(dZ, np.ones((dZ.shape[1], 1)), axes=1)
    return dA_prev, dW, db
