# About: db is summed over the units.
# Loses: linear_backward.db
# Mistake: wrong-axis
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=0, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
