# About: The network is its last bias.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    return b2.copy(), (n0, W1, b1, W2, b2)


def gradients(y, cache):
    n0, W1, b1, W2, b2 = cache
    return 0 * W1, 0 * b1, 0 * W2, 2 * (b2 - y)


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1, dW2.ravel(), db2
