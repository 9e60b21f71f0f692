# About: The last weights themselves.
# Loses: chain_backward.dw3
# Mistake: dw3=parameter-returned
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = w3.copy()
    return dx, dW1, dW2, dw3
