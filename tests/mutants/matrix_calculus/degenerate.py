# %% first_layer_sleeps
# About: The second layer is given a row of ones, not the first layer.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    ones = np.ones(b1.shape)
    d2 = ones @ W2 + b2
    return activate(d2, activation), (W1, ones, d2, activation)


def gradients(y, cache):
    W1, ones, d2, activation = cache
    n2 = activate(d2, activation)
    slope = {"identity": 1 + 0 * d2, "sigmoid": n2 * (1 - n2), "tanh": 1 - n2 * n2, "relu": 1.0 * (d2 > 0)}[activation]
    v2 = 2 * (n2 - y) * slope
    return 0 * W1, 0 * ones, ones.T @ v2, v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1, dW2.ravel(), db2


# %% linear
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


# %% second_bias_alone
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


# %% zeros
# About: Everything is zero.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    return np.zeros(b2.shape), (n0, W1, b1, W2, b2)


def gradients(y, cache):
    return tuple(np.zeros(x.shape) for x in cache[1:])


def gradients_by_kronecker(y, cache):
    n0, W1, b1, W2, b2 = cache
    return np.zeros(W1.size), np.zeros(b1.shape), np.zeros(W2.size), np.zeros(b2.shape)
