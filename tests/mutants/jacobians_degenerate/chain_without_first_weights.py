# About: The first matrix does not matter.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    y = np.full(W1.shape[0], x.sum())
    return w3 @ W2 @ y, (x, y, W1, W2, w3)


def chain_backward(cache):
    x, y, W1, W2, w3 = cache
    dy = w3 @ W2
    return np.full(x.shape, dy.sum()), np.zeros(W1.shape), np.outer(w3, y), W2 @ y
