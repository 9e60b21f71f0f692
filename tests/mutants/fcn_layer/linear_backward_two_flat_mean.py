# About: Two mistakes in db: it is divided by m, and flat.
# Loses: linear_backward.db
# Mistake: extra-mean+squeezed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.mean(dZ, axis=1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
