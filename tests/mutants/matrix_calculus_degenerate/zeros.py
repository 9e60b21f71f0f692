# About: Everything is zero.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    return np.zeros(b2.shape), (n0, W1, b1, W2, b2)


def gradients(y, cache):
    return tuple(np.zeros(x.shape) for x in cache[1:])


def gradients_by_kronecker(y, cache):
    n0, W1, b1, W2, b2 = cache
    return np.zeros(W1.size), np.zeros(b1.shape), np.zeros(W2.size), np.zeros(b2.shape)
