# About: Returns dW first and dA_prev second.
# Loses: linear_backward.dA_prev linear_backward.dW
# Mistake: swapped-results
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dW, dA_prev, db
