# Columns inside, rows outside: everything is transposed at the door; results as Python lists of arrays, numbers as 1 x 1.


def vec(W):
    return W.T.flatten(order="F")


def unvec(w, shape):
    return w.reshape(shape[::-1], order="F").T


def linear_jacobian(n, k):
    return np.kron(n, np.eye(k)).T


def activation_jacobian(d, activation):
    column = d.T
    a = activate(column, activation)
    s = {"identity": a**0, "sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": np.where(column > 0, 1.0, 0.0)}
    return (s[activation] * np.eye(len(column))).T


def mse_loss(n2, y):
    e = n2.T - y.T
    return e.T @ e


def mse_gradient(n2, y):
    return 2 * (n2.T - y.T)


def network_forward(n0, W1, b1, W2, b2, activation):
    x, A, B = n0.T, W1.T, W2.T
    z1 = A @ x + b1.T
    a1 = activate(z1, activation)
    z2 = B @ a1 + b2.T
    a2 = activate(z2, activation)
    return a2.T, (x, a1, a2, B, activation)


def weight_gradient(n, v):
    return (v.T @ n).T


def _deltas(y, cache):
    x, a1, a2, B, activation = cache

    def slope(a):
        if activation == "sigmoid":
            return a * (1 - a)
        if activation == "tanh":
            return 1 - a**2
        return np.where(a > 0, 1.0, 0.0) if activation == "relu" else np.ones(a.shape)

    delta2 = 2 * (a2 - y.T) * slope(a2)
    return B.T @ delta2 * slope(a1), delta2


def gradients(y, cache):
    delta1, delta2 = _deltas(y, cache)
    return [(delta1 @ cache[0].T).T, delta1.T, (delta2 @ cache[1].T).T, delta2.T]


def gradients_by_kronecker(y, cache):
    delta1, delta2 = _deltas(y, cache)
    dw1 = delta1.T @ np.kron(cache[0], np.eye(len(delta1))).T
    dw2 = delta2.T @ np.kron(cache[1], np.eye(len(delta2))).T
    return [dw1[0], delta1.T, dw2[0], delta2.T]
