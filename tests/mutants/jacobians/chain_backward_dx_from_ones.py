# About: The gradient by y is left out on the way to x.
# Loses: chain_backward.dx
# Mistake: dx=upstream-not-passed-on
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W1.T @ np.ones(y.size)
    return dx, dW1, dW2, dw3
