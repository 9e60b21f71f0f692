# About: The wrong products, cut to the right shapes.
# Loses: gradients.dW1 gradients.dW2
# Mistake: column-by-column
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return (v1.T @ n0).reshape(n0.size, v1.size), v1, (v2.T @ n1).reshape(n1.size, v2.size), v2
