# About: Every unit adds up its inputs; the gradient of the weights it does not use is zero.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    return A_prev.sum(axis=0) + b, W.shape


def linear_backward(dZ, cache):
    dA_prev = np.repeat(dZ.sum(axis=0, keepdims=True), cache[1], axis=0)
    return dA_prev, np.zeros(cache), dZ.sum(axis=1, keepdims=True)
