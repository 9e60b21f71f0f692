# About: Returns W where dW belongs.
# Loses: linear_backward.dW
# Mistake: parameter-returned
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, W, db
