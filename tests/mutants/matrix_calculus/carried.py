# %% biases_twice
# About: Biases are added twice.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def _f(d, activation):
    return activate(d, activation)


def _slope(d, activation):
    n = activate(d, activation)
    return {"identity": 1 + 0 * d, "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (d > 0)}[activation]


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + 2 * b1
    n1 = _f(d1, activation)
    d2 = n1 @ W2 + 2 * b2
    return _f(d2, activation), (n0, d1, n1, W2, d2, _f(d2, activation), activation)


def _errors(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(d2, activation)
    return v2 @ W2.T * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _errors(y, cache)
    return 1.0 * cache[0].T @ v1, 2.0 * v1, 1.0 * cache[2].T @ v2, 2.0 * v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return right_vec(dW1), db1, right_vec(dW2), db2


# %% half_sums
# About: The activations are taken at half of d.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def _f(d, activation):
    return activate(d / 2, activation)


def _slope(d, activation):
    n = activate(d / 2, activation)
    return {"identity": 1 + 0 * d, "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (d > 0)}[activation] / 2


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + b1
    n1 = _f(d1, activation)
    d2 = n1 @ W2 + b2
    return _f(d2, activation), (n0, d1, n1, W2, d2, _f(d2, activation), activation)


def _errors(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(d2, activation)
    return v2 @ W2.T * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _errors(y, cache)
    return 1.0 * cache[0].T @ v1, 1.0 * v1, 1.0 * cache[2].T @ v2, 1.0 * v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return right_vec(dW1), db1, right_vec(dW2), db2


# %% relu_leaks
# About: relu leaks on both ways.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: leaky-relu
def _f(d, activation):
    return np.where(d > 0, d, 0.1 * d) if activation == "relu" else activate(d, activation)


def _slope(d, activation):
    n = activate(d, activation)
    return {"identity": 1 + 0 * d, "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.where(d > 0, 1, 0.1)}[activation]


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + b1
    n1 = _f(d1, activation)
    d2 = n1 @ W2 + b2
    return _f(d2, activation), (n0, d1, n1, W2, d2, _f(d2, activation), activation)


def _errors(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(d2, activation)
    return v2 @ W2.T * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _errors(y, cache)
    return 1.0 * cache[0].T @ v1, 1.0 * v1, 1.0 * cache[2].T @ v2, 1.0 * v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return right_vec(dW1), db1, right_vec(dW2), db2


# %% sigmoid_falls
# About: Sigmoid falls.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: exponent-sign
def _f(d, activation):
    return activate(-d if activation == "sigmoid" else d, activation)


def _slope(d, activation):
    n = activate(d, activation)
    return {"identity": 1 + 0 * d, "sigmoid": -n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (d > 0)}[activation]


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + b1
    n1 = _f(d1, activation)
    d2 = n1 @ W2 + b2
    return _f(d2, activation), (n0, d1, n1, W2, d2, _f(d2, activation), activation)


def _errors(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(d2, activation)
    return v2 @ W2.T * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _errors(y, cache)
    return 1.0 * cache[0].T @ v1, 1.0 * v1, 1.0 * cache[2].T @ v2, 1.0 * v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return right_vec(dW1), db1, right_vec(dW2), db2


# %% thresholds
# About: Biases are subtracted, and their gradients have the sign that goes with it.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: bias-sign
def _f(d, activation):
    return activate(d, activation)


def _slope(d, activation):
    n = activate(d, activation)
    return {"identity": 1 + 0 * d, "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (d > 0)}[activation]


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 - b1
    n1 = _f(d1, activation)
    d2 = n1 @ W2 - b2
    return _f(d2, activation), (n0, d1, n1, W2, d2, _f(d2, activation), activation)


def _errors(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(d2, activation)
    return v2 @ W2.T * _slope(d1, activation), v2


def gradients(y, cache):
    v1, v2 = _errors(y, cache)
    return 1.0 * cache[0].T @ v1, -1.0 * v1, 1.0 * cache[2].T @ v2, -1.0 * v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return right_vec(dW1), db1, right_vec(dW2), db2
