# About: The last weights are multiplied in place: they had been given to chain_forward.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.inputs
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    gradients = right_chain_backward(cache)
    w3 *= 2
    return gradients
