# About: z, y in the place of dz, dy.
# Loses: chain_backward.dW1 chain_backward.dW2
# Mistake: dW1=value-for-gradient dW2=value-for-gradient
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1, dW2 = np.outer(y, x), np.outer(z, y)
    return dx, dW1, dW2, dw3
