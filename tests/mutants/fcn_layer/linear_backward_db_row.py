# About: db is a row.
# Loses: linear_backward.db
# Mistake: transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = dZ.sum(axis=1).reshape(1, -1)
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T), db
