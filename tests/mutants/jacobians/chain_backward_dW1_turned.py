# About: Column and row are exchanged.
# Loses: chain_backward.dW1
# Mistake: dW1=transposed-shape
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1 = dW1.T
    return dx, dW1, dW2, dw3
