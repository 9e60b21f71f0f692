# About: The slope of the outputs comes in once more on the way to the hidden layer.
# Loses: gradients.dW1 gradients.db1
# Mistake: factor-twice
def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    slope = {
        "identity": np.ones_like,
        "sigmoid": lambda n: n * (1 - n),
        "tanh": lambda n: 1 - n * n,
        "relu": lambda n: (n > 0) * 1.0,
    }[activation]
    v2 = 2 * (n2 - y) * slope(n2)
    v1 = (v2 * slope(n2)) @ W2.T * slope(n1)
    return right_weight_gradient(n0, v1), v1, right_weight_gradient(n1, v2), v2
