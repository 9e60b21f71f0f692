# About: What the last layer hands on does not go through W2 where that is square.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: factor-missing
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 if W2.shape[0] == W2.shape[1] else v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2
