# About: Returns a dict instead of three arrays.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: malformed-result
def linear_backward(dZ, cache):
    A_prev, W = cache
    grads = {}
    grads["dA_prev"] = W.T @ dZ
    grads["dW"] = dZ @ A_prev.T
    grads["db"] = dZ.sum(axis=1, keepdims=True)
    return grads
