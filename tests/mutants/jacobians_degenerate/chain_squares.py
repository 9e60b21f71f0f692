# About: Every argument by itself.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return sum((a**2).sum() for a in (x, W1, W2, w3)) / 2, (x, W1, W2, w3)


def chain_backward(cache):
    return tuple(a.copy() for a in cache)
