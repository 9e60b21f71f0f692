# The sum over samples starts with the last sample.


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros_like(W)
    db = np.zeros((len(dZ), 1), dtype=dZ.dtype)
    for dz, a in zip(dZ.T[::-1], A_prev.T[::-1]):
        dW = dW + dz[:, None] * a
        db = db + dz[:, None]
    return W.T @ dZ, dW, db
