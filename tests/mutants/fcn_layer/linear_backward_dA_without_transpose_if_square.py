# About: Transposes W only after an error: wrong where W is square.
# Loses: linear_backward.dA_prev
# Mistake: untransposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    try:
        dA_prev = np.dot(W, dZ)
    except ValueError:
        dA_prev = np.dot(W.T, dZ)
    return dA_prev, np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)
