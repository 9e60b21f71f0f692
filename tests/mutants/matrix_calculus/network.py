# %% gradients_W2_returned
# About: The weights themselves, where their gradient belongs.
# Loses: gradients.dW2
# Mistake: parameter-returned
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, W2, v2


# %% gradients_always_sigmoid
# About: Sigmoid's formula for every activation.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: wrong-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * n2 * (1 - n2)
    v1 = (v2 @ W2.T) * n1 * (1 - n1)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_biases_added_up
# About: The gradient of the first bias is one number.
# Loses: gradients.db1
# Mistake: wrong-shape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1.sum(keepdims=True), n1.T @ v2, v2


# %% gradients_biases_first
# About: The biases are returned first.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: swapped-results
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return v1, n0.T @ v1, v2, n1.T @ v2


# %% gradients_biases_flat
# About: The biases are vectors.
# Loses: gradients.db1 gradients.db2
# Mistake: squeezed
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1[0], n1.T @ v2, v2[0]


# %% gradients_biases_upright
# About: The biases stand upright.
# Loses: gradients.db1 gradients.db2
# Mistake: transposed-shape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1.T, n1.T @ v2, v2.T


# %% gradients_by_kronecker_W2_returned
# About: The weights themselves, where their gradient belongs.
# Loses: gradients_by_kronecker.dw2
# Mistake: parameter-returned
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, W2.ravel(), v2


# %% gradients_by_kronecker_always_sigmoid
# About: Sigmoid's formula for every activation.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: wrong-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * n2 * (1 - n2)
    v1 = (v2 @ W2.T) * n1 * (1 - n1)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_biases_added_up
# About: The gradient of the first bias is one number.
# Loses: gradients_by_kronecker.db1
# Mistake: wrong-shape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1.sum(keepdims=True), np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_biases_first
# About: The biases are returned first.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: swapped-results
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return v1, np.kron(n0, v1)[0], v2, np.kron(n1, v2)[0]


# %% gradients_by_kronecker_biases_flat
# About: The biases are vectors.
# Loses: gradients_by_kronecker.db1 gradients_by_kronecker.db2
# Mistake: squeezed
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1[0], np.kron(n1, v2)[0], v2[0]


# %% gradients_by_kronecker_biases_upright
# About: The biases stand upright.
# Loses: gradients_by_kronecker.db1 gradients_by_kronecker.db2
# Mistake: transposed-shape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1.T, np.kron(n1, v2)[0], v2.T


# %% gradients_by_kronecker_columns
# About: I first in the Kronecker product.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.dw2
# Mistake: column-by-column
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(np.eye(v1.size), n0.T) @ v1[0], v1, np.kron(np.eye(v2.size), n1.T) @ v2[0], v2


# %% gradients_by_kronecker_columns_no_target
# About: Columns, and no target.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: dw1=column-by-column+target-ignored db1=target-ignored dw2=column-by-column+target-ignored db2=target-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * n2 * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(v1, n0)[0], v1, np.kron(v2, n1)[0], v2


# %% gradients_by_kronecker_columns_upright
# About: I first in the Kronecker product, and columns.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.dw2
# Mistake: column-by-column+not-flat
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(np.eye(v1.size), n0.T) @ v1.T, v1, np.kron(np.eye(v2.size), n1.T) @ v2.T, v2


# %% gradients_by_kronecker_d1_for_n1
# About: The second layer is given the hidden layer before its activation.
# Loses: gradients_by_kronecker.dw2
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(d1, v2)[0], v2


# %% gradients_by_kronecker_db2_minus
# About: A minus at the last bias.
# Loses: gradients_by_kronecker.db2
# Mistake: sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], -v2


# %% gradients_by_kronecker_dw1_zero
# About: The first layer is never reached.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: zero
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = np.zeros_like(n1)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_exchanged
# About: The layers are returned in the other order.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: swapped-results
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n1, v2)[0], v2, np.kron(n0, v1)[0], v1


# %% gradients_by_kronecker_matrices
# About: vec is left out.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.dw2
# Mistake: not-flat
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_by_kronecker_mean
# About: The mean over the outputs.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: mean-over-outputs
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) / y.size * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_minus
# About: The error the other way round.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (y - n2) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_n0_for_n1
# About: The second layer is given the input of the first.
# Loses: gradients_by_kronecker.dw2
# Mistake: wrong-layer
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n0, v2)[0], v2


# %% gradients_by_kronecker_no_error
# About: The error is forgotten.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: upstream-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = np.ones_like(y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_no_slope_at_the_end
# About: The last activation is left out.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_no_slope_inside
# About: The hidden activation is left out.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = v2 @ W2.T
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_no_slopes
# About: No activation at all.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y)
    v1 = v2 @ W2.T
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_no_target
# About: The target is forgotten.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: target-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * n2 * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_no_two
# About: The 2 of the square is missing.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: constant-factor
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_not_passed_on
# About: The hidden layer is given the error, not what the last layer hands on.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (2 * (n2 - y) @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_not_transposed
# About: W2 is not transposed where it is square.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: untransposed
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ (W2 if W2.shape[0] == W2.shape[1] else W2.T)) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_ones_passed_on
# About: The hidden layer is given ones.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: upstream-not-passed-on
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (np.ones_like(v2) @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_relu_leaks
# About: relu's slope leaks.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: leaky-relu
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.where(n > 0, 1, 0.01)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_relu_other_side
# About: relu's slope on the wrong side.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: flipped-mask
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n <= 0)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_rounded
# About: Rounded to two digits.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: none
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return [np.round(x, 2) for x in (np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2)]


# %% gradients_by_kronecker_sigmoid_half
# About: Half of sigmoid's slope.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: value-for-derivative
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n, "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_slope_at_n
# About: Slopes taken at n.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: derivative-of-output
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(activate(n2, activation), activation)
    v1 = (v2 @ W2.T) * _slope(activate(n1, activation), activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_tanh_not_squared
# About: The square is missing in tanh's slope.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: missing-square
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_two_no_slopes_minus
# About: Two mistakes: no activation, and a minus.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: dw1=missing-activation+sign db1=missing-activation+sign dw2=missing-activation+sign db2=missing-activation+sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = -2 * (n2 - y)
    v1 = v2 @ W2.T
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_two_no_target_no_slope
# About: Two mistakes: no target, no activation.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: none
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * n2
    v1 = v2 @ W2.T
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_upright
# About: The products are left as columns.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.dw2
# Mistake: not-flat
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0.T, np.eye(v1.size)) @ v1.T, v1, np.kron(n1.T, np.eye(v2.size)) @ v2.T, v2


# %% gradients_by_kronecker_values_for_slopes
# About: Values in the place of slopes.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: value-for-derivative
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * n2
    v1 = (v2 @ W2.T) * n1
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_weights_only
# About: Only the weights are returned.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: malformed-result
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], np.kron(n1, v2)[0]


# %% gradients_by_kronecker_without_W2
# About: What the last layer hands on does not go through W2 where that is square.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1
# Mistake: upstream-not-passed-on
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 if W2.shape[0] == W2.shape[1] else v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_writes_into_n2
# About: Puts the error in the place of n2: a second call finds it there.
# Loses: gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: spoilt-cache
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    slope = _slope(n2, activation)
    n2 -= y
    v2 = 2 * n2 * slope
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_kronecker_writes_into_y
# About: Subtracts in the place of y.
# Loses: gradients_by_kronecker.inputs
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    y -= n2
    y *= -2
    v2 = y * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_by_the_detour
# About: By the Kronecker products and their matrices: no memory for them where the layers are wide.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def gradients(y, cache):
    dw1, db1, dw2, db2 = right_gradients_by_kronecker(y, cache)
    return right_unvec(dw1, (-1, db1.size)), db1, right_unvec(dw2, (-1, db2.size)), db2


# %% gradients_d1_for_n1
# About: The second layer is given the hidden layer before its activation.
# Loses: gradients.dW2
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, d1.T @ v2, v2


# %% gradients_db2_minus
# About: A minus at the last bias.
# Loses: gradients.db2
# Mistake: sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, -v2


# %% gradients_dw1_zero
# About: The first layer is never reached.
# Loses: gradients.dW1 gradients.db1
# Mistake: zero
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = np.zeros_like(n1)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_elementwise
# About: Elements times elements where that fits.
# Loses: gradients.dW1 gradients.dW2
# Mistake: dW1=elementwise-product
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0 * v1 if n0.size == v1.size or 1 in (n0.size, v1.size) else n0.T @ v1, v1, n1 * v2 if n1.size == v2.size or 1 in (n1.size, v2.size) else n1.T @ v2, v2


# %% gradients_exchanged
# About: The layers are returned in the other order.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: swapped-results
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n1.T @ v2, v2, n0.T @ v1, v1


# %% gradients_flat
# About: The weights are left as vectors.
# Loses: gradients.dW1 gradients.dW2
# Mistake: still-flat
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2


# %% gradients_inner
# About: Row times column where that fits.
# Loses: gradients.dW1 gradients.dW2
# Mistake: inner-for-outer
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0 @ v1.T if n0.shape == v1.shape else n0.T @ v1, v1, n1 @ v2.T if n1.shape == v2.shape else n1.T @ v2, v2


# %% gradients_mean
# About: The mean over the outputs.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: mean-over-outputs
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) / y.size * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_minus
# About: The error the other way round.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (y - n2) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_n0_for_n1
# About: The second layer is given the input of the first.
# Loses: gradients.dW2
# Mistake: wrong-layer
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n0.T @ v2, v2


# %% gradients_no_error
# About: The error is forgotten.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: upstream-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = np.ones_like(y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_no_slope_at_the_end
# About: The last activation is left out.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_no_slope_inside
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


# %% gradients_no_slopes
# About: No activation at all.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y)
    v1 = v2 @ W2.T
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_no_target
# About: The target is forgotten.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: target-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * n2 * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_no_two
# About: The 2 of the square is missing.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: constant-factor
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_not_passed_on
# About: The hidden layer is given the error, not what the last layer hands on.
# Loses: gradients.dW1 gradients.db1
# Mistake: missing-activation
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (2 * (n2 - y) @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_not_transposed
# About: W2 is not transposed where it is square.
# Loses: gradients.dW1 gradients.db1
# Mistake: untransposed
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ (W2 if W2.shape[0] == W2.shape[1] else W2.T)) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_on_its_side
# About: The factors exchanged.
# Loses: gradients.dW1 gradients.dW2
# Mistake: transposed-shape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return v1.T @ n0, v1, v2.T @ n1, v2


# %% gradients_ones_passed_on
# About: The hidden layer is given ones.
# Loses: gradients.dW1 gradients.db1
# Mistake: upstream-not-passed-on
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (np.ones_like(v2) @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_relu_leaks
# About: relu's slope leaks.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: leaky-relu
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.where(n > 0, 1, 0.01)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_relu_other_side
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


# %% gradients_reshaped
# About: The wrong products, cut to the right shapes.
# Loses: gradients.dW1 gradients.dW2
# Mistake: scrambled-reshape
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return (v1.T @ n0).reshape(n0.size, v1.size), v1, (v2.T @ n1).reshape(n1.size, v2.size), v2


# %% gradients_rounded
# About: Rounded to two digits.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: none
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return [np.round(x, 2) for x in (n0.T @ v1, v1, n1.T @ v2, v2)]


# %% gradients_sigmoid_half
# About: Half of sigmoid's slope.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: value-for-derivative
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n, "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_slope_at_n
# About: Slopes taken at n.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: derivative-of-output
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(activate(n2, activation), activation)
    v1 = (v2 @ W2.T) * _slope(activate(n1, activation), activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_slope_of_the_outputs_twice
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


# %% gradients_tanh_not_squared
# About: The square is missing in tanh's slope.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: missing-square
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_two_no_slopes_minus
# About: Two mistakes: no activation, and a minus.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: dW1=missing-activation+sign db1=missing-activation+sign dW2=missing-activation+sign db2=missing-activation+sign
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = -2 * (n2 - y)
    v1 = v2 @ W2.T
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_two_no_target_no_slope
# About: Two mistakes: no target, no activation.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: missing-activation+target-ignored
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * n2
    v1 = v2 @ W2.T
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_values_for_slopes
# About: Values in the place of slopes.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: value-for-derivative
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * n2
    v1 = (v2 @ W2.T) * n1
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_weights_only
# About: Only the weights are returned.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs
# Mistake: malformed-result
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, n1.T @ v2


# %% gradients_with_diagonals
# About: Without Kronecker products, but with diagonal matrices.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = right_mse_gradient(n2, y).T @ right_activation_jacobian(d2, activation)
    v1 = v2 @ W2.T @ right_activation_jacobian(d1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_with_float32_diagonals
# About: Diagonal matrices in single precision, to save memory.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    D1, D2 = (np.eye(d.shape[1], dtype=np.float32) * right_slope(d, activation) for d in (d1, d2))
    v2 = right_mse_gradient(n2, y).T @ D2
    v1 = v2 @ W2.T @ D1
    return n0.T @ v1, v1, n1.T @ v2, v2


def right_slope(d, activation):
    n = activate(d, activation)
    return {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}[activation]


# %% gradients_with_one_kronecker_product
# About: A Kronecker product for the second layer only.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    dw2 = right_linear_jacobian(n1, v2.size) @ v2[0]
    return n0.T @ v1, v1, dw2.reshape(W2.shape), v2


# %% gradients_without_W2
# About: What the last layer hands on does not go through W2 where that is square.
# Loses: gradients.dW1 gradients.db1
# Mistake: upstream-not-passed-on
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = (v2 if W2.shape[0] == W2.shape[1] else v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% gradients_writes_into_n2
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


# %% gradients_writes_into_y
# About: Subtracts in the place of y.
# Loses: gradients.inputs
def _slope(n, activation):
    rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": np.sign(n)}
    return rows[activation]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    y -= n2
    y *= -2
    v2 = y * _slope(n2, activation)
    v1 = (v2 @ W2.T) * _slope(n1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2


# %% network_forward_a_column
# About: A column comes out.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: transposed-shape
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return cache[5].T, cache


# %% network_forward_activation_twice
# About: The hidden layer is activated once more.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: repeated-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(activate(n0 @ W1 + b1, activation), activation) @ W2 + b2, activation), cache


# %% network_forward_always_tanh
# About: Both layers are tanh whatever is asked for.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: wrong-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 + b1, "tanh") @ W2 + b2, "tanh"), cache


# %% network_forward_bias_of_the_first_unit
# About: One bias for all units.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: n2=one-for-all
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 + b1[0, 0], activation) @ W2 + b2, activation), cache


# %% network_forward_biases_subtracted
# About: Thresholds for biases.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: bias-sign
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 - b1, activation) @ W2 - b2, activation), cache


# %% network_forward_flat
# About: A vector comes out.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: squeezed
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return cache[5][0], cache


# %% network_forward_float16
# About: Weights in half precision.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0.astype(np.float16) @ W1.astype(np.float16) + b1, activation) @ W2.astype(np.float16) + b2, activation), cache


# %% network_forward_hidden_layer
# About: The hidden layer is returned.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: wrong-layer
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(n0 @ W1 + b1, activation), cache


# %% network_forward_in_place
# About: Adds up in the place of the bias.
# Loses: network_forward.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    d1 = b1
    d1 += n0 @ W1
    d2 = activate(d1, activation) @ W2 + b2
    return activate(d2, activation), cache


# %% network_forward_leaks
# About: relu leaks.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: leaky-relu
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)

    def f(d):
        return np.where(d > 0, d, 0.01 * d) if activation == "relu" else activate(d, activation)

    return f(f(n0 @ W1 + b1) @ W2 + b2), cache


# %% network_forward_no_activation_at_all
# About: Nothing is bent.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return (n0 @ W1 + b1) @ W2 + b2, cache


# %% network_forward_no_activation_at_the_end
# About: d2 is returned.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(n0 @ W1 + b1, activation) @ W2 + b2, cache


# %% network_forward_no_activation_inside
# About: The hidden layer has no activation.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate((n0 @ W1 + b1) @ W2 + b2, activation), cache


# %% network_forward_no_bias
# About: Both biases are forgotten.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-bias
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1, activation) @ W2, activation), cache


# %% network_forward_no_cache
# About: Returns n2 alone.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    return right_network_forward(n0, W1, b1, W2, b2, activation)[0]


# %% network_forward_no_second_bias
# About: The second bias is forgotten.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: missing-bias
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 + b1, activation) @ W2, activation), cache


# %% network_forward_one_class
# About: Softmax at the end.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    e = np.exp(cache[4] - cache[4].max())
    return e / e.sum(), cache


# %% network_forward_rounded
# About: Rounded to two digits.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: none
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return np.round(cache[5], 2), cache


# %% network_forward_sigmoid_at_the_end
# About: The last layer is a sigmoid whatever is asked for.
# Loses: network_forward.n2 network_forward.inputs
# Mistake: wrong-activation
def network_forward(n0, W1, b1, W2, b2, activation):
    _, cache = right_network_forward(n0, W1, b1, W2, b2, activation)
    return activate(activate(n0 @ W1 + b1, activation) @ W2 + b2, "sigmoid"), cache


# %% network_forward_bias_after_f
# About: The last bias is added after the activation; the ways back are right.
# Loses: network_forward.n2 network_forward.inputs gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 gradients.inputs gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients_by_kronecker.inputs
# Mistake: n2=term-added-late dw1=from-forward dw2=from-forward
def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + b1
    n1 = activate(d1, activation)
    d2 = n1 @ W2
    n2 = activate(d2, activation) + b2
    return n2, (n0, d1, n1, W2, d2, n2, activation)


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache

    def slope(d):
        return np.diag(activation_jacobian(d, activation))[None]

    v2 = 2 * (n2 - y) * slope(d2)
    v1 = v2 @ W2.T * slope(d1)
    return n0.T @ v1, v1, n1.T @ v2, v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1, dW2.ravel(), db2
