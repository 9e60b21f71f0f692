# About: Two mistakes in dW: it is divided by m, and has the sign of the update.
# Loses: linear_backward.dW
# Mistake: extra-mean+sign
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = dZ.shape[1]
    dW = -(1.0 / m) * dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
