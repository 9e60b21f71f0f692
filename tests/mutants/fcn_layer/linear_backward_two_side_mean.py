# About: Two mistakes in dW: it lies on its side, and is divided by m.
# Loses: linear_backward.dW
# Mistake: extra-mean+transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = A_prev @ dZ.T / A_prev.shape[1]
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
