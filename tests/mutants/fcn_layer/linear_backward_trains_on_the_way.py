# About: Takes the step of gradient descent inside backward: W itself is changed, and with it what the cache holds.
# Loses: linear_backward.dA_prev linear_backward.inputs
# Mistake: dA_prev=spoilt-cache inputs=overwritten-input
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    W -= 0.01 * dW
    return dA_prev, dW, db
