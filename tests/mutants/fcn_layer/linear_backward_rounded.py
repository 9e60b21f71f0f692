# About: Rounds dW to three digits, as the sheet with the expected output did.
# Loses: linear_backward.dW
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.round(dZ @ A_prev.T, 3)
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
