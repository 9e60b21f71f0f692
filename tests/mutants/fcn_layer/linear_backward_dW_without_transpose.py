# About: dZ times A_prev wherever that can be multiplied: wrong where inputs and samples are as many.
# Loses: linear_backward.dW
# Mistake: untransposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    if dZ.shape[1] == A_prev.shape[0]:
        dW = dZ @ A_prev
    else:
        dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
