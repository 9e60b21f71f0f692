# About: A buffer that is never filled.
# Loses: chain_backward.dW1
# Mistake: dW1=zero
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1 = np.zeros(W1.shape)
    return dx, dW1, dW2, dw3
