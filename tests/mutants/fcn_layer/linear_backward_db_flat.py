# About: No keepdims: db has the shape (n,).
# Loses: linear_backward.db
# Mistake: squeezed
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = np.sum(dZ, axis=1)
    dW = dZ @ A_prev.T
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
