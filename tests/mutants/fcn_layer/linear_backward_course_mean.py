# About: dW and db are divided by m, as in a well-known course.
# Loses: linear_backward.dW linear_backward.db
# Mistake: extra-mean
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[1]

    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
