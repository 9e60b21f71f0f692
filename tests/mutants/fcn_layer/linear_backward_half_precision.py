# About: dW is kept in float16.
# Loses: linear_backward.dW
# Mistake: half-precision
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros(W.shape, dtype="float16")
    dW += dZ @ A_prev.T
    return W.T @ dZ, dW, np.sum(dZ, axis=1, keepdims=True)
