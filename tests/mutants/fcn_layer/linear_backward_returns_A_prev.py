# About: Returns A_prev where dA_prev belongs.
# Loses: linear_backward.dA_prev
# Mistake: parameter-returned
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA = W.T @ dZ
    return A_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
