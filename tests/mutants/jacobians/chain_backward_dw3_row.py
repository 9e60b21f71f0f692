# About: A row, as it is written on paper.
# Loses: chain_backward.dw3
# Mistake: dw3=extra-axis
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = z.reshape(1, -1)
    return dx, dW1, dW2, dw3
