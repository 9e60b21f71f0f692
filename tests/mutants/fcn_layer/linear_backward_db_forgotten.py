# About: db is set up and never filled in.
# Loses: linear_backward.db
# Mistake: zero
def linear_backward(dZ, cache):
    A_prev, W = cache
    n, m = dZ.shape
    dW = np.zeros_like(W)
    db = np.zeros((n, 1), dtype=dZ.dtype)
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        # TODO db
    return W.T @ dZ, dW, db
