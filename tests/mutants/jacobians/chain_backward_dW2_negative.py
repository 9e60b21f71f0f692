# About: Minus the right gradient.
# Loses: chain_backward.dW2
# Mistake: dW2=sign
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW2 = -dW2
    return dx, dW1, dW2, dw3
