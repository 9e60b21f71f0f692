# About: dW is the transpose, and turned only where its shape gives it away: wrong where W is square.
# Loses: linear_backward.dW
# Mistake: transposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(A_prev, dZ.T)
    if dW.shape != W.shape:
        dW = dW.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db
