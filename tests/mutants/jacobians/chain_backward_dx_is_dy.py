# About: The last step is missing.
# Loses: chain_backward.dx
# Mistake: dx=passed-through
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W2.T @ w3
    return dx, dW1, dW2, dw3
