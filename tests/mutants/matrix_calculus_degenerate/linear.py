# About: No activation anywhere, in all directions.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = n0 @ W1 + b1
    return n1 @ W2 + b2, (n0, n1, W2, n1 @ W2 + b2)


def gradients(y, cache):
    n0, n1, W2, n2 = cache
    v2 = 2 * (n2 - y)
    return n0.T @ (v2 @ W2.T), v2 @ W2.T, n1.T @ v2, v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1, dW2.ravel(), db2
