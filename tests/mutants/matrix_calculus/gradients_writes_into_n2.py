# About: Puts the error in the place of n2: a second call finds it there.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: spoilt-cache
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    slope = _slope(n2, activation)
    n2 -= y
    v2 = 2 * n2 * slope
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2
