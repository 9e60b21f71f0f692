# About: Reads m off the wrong axis: dW is divided by the number of inputs.
# Loses: linear_backward.dW
# Mistake: mean-over-features
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[0]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
