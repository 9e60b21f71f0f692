# About: The hidden activation is left out.
# Loses: gradients.dW1 gradients.db1
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = v2 @ W2.T
    return n0.T @ v1, v1, n1.T @ v2, v2
