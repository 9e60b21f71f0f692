# About: The loop over the samples overwrites dW instead of adding to it.
# Loses: linear_backward.dW
# Mistake: last-sample-only
def linear_backward(dZ, cache):
    A_prev, W = cache
    for i in range(dZ.shape[1]):
        dW = np.outer(dZ[:, i], A_prev[:, i])
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
