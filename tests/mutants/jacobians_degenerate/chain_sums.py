# About: Everything is only added up.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return x.sum() + W1.sum() + W2.sum() + w3.sum(), (x, W1, W2, w3)


def chain_backward(cache):
    return tuple(np.ones(a.shape) for a in cache)
