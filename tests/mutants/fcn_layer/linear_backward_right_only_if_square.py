# About: dA_prev is put into an array of dZ's shape: right only where there are as many inputs as units.
# Loses: linear_backward.dA_prev
# Mistake: wrong-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = np.zeros_like(dZ)
    n = min(W.shape)
    dA_prev[:n] = (W.T @ dZ)[:n]
    return dA_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
