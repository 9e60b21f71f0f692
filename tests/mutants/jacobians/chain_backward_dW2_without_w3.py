# About: What arrives at the last product is taken for one.
# Loses: chain_backward.dW2
# Mistake: dW2=upstream-ignored
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW2 = np.ones((z.size, 1)) * y
    return dx, dW1, dW2, dw3
