# About: relu's slope on the wrong side.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: flipped-mask
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n <= 0)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2
