# About: dW is added up in a global from call to call, for all layers of one shape.
# Loses: linear_backward.dW
# Mistake: none
dW_total = {}


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    dW_total[W.shape] = dW_total.get(W.shape, 0) + dW
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW_total[W.shape], db
