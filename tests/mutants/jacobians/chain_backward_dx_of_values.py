# About: y in the place of dy.
# Loses: chain_backward.dx
# Mistake: dx=value-for-gradient
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W1.T @ y
    return dx, dW1, dW2, dw3
