# About: Uses abs(dZ) in dA_prev: right only for a positive upstream gradient.
# Loses: linear_backward.dA_prev
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ np.sqrt(dZ ** 2)
    return dA_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
