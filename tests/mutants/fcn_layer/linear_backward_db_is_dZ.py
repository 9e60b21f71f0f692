# About: "The derivative of Z by b is 1, so db = dZ."
# Loses: linear_backward.db
# Mistake: not-summed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = dZ * 1.0
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
