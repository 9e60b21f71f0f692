# About: What arrives at the last product is taken for one, everywhere.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2
# Mistake: dx=upstream-ignored dW1=upstream-ignored dW2=upstream-ignored
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    ones = np.ones(z.size)
    dy = W2.T @ ones
    dx, dW1, dW2 = W1.T @ dy, np.outer(dy, x), np.outer(ones, y)
    return dx, dW1, dW2, dw3
