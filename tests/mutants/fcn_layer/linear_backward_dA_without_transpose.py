# About: W is not transposed: it raises unless the layer is square.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W @ dZ
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return dA_prev, dW, db
