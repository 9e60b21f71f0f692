# About: The last weights alone.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return w3.sum(), (x, W1, W2, w3)


def chain_backward(cache):
    x, W1, W2, w3 = cache
    return np.zeros(x.shape), np.zeros(W1.shape), np.zeros(W2.shape), np.ones(w3.shape)
