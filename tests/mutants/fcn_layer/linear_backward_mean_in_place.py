# About: Divides its argument dZ by m before all else: three gradients too small, and dZ changed.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: dA_prev=extra-mean dW=extra-mean db=extra-mean inputs=overwritten-input
def linear_backward(dZ, cache):
    A_prev, W = cache
    dZ /= dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
