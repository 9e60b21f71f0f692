# Functions made of one another: the direct gradients first, everything else from them.
import functools


def vec(W):
    return np.array(list(W.flat))


def unvec(w, shape):
    return np.ndarray.reshape(w, shape)


def linear_jacobian(n, k):
    """Probe with one weight at a time: d is linear in them."""
    p = n.shape[1]
    return np.concatenate([n @ unvec(unit, (p, k)) for unit in np.eye(p * k)])


def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like, "sigmoid": lambda a: a - a * a, "tanh": lambda a: 1 - a * a, "relu": np.sign}
    return s[activation](n) * np.eye(n.shape[1])


def mse_loss(n2, y):
    return functools.reduce(lambda total, e: total + e * e, (n2 - y).ravel().tolist(), 0.0)


def mse_gradient(n2, y):
    return (n2 - y).T * 2


def weight_gradient(n, v):
    return unvec(linear_jacobian(n, v.shape[1]) @ v[0], (n.shape[1], v.shape[1]))


def network_forward(n0, W1, b1, W2, b2, activation):
    rows = [n0]
    for W, b in ((W1, b1), (W2, b2)):
        rows.append(activate(rows[-1] @ W + b, activation))
    return rows[-1], (rows, [W1, W2], activation)


def _walk(y, cache):
    rows, weights, activation = cache
    v = mse_gradient(rows[-1], y).T
    found = []
    for n, before, W in zip(rows[:0:-1], rows[-2::-1], reversed(weights)):
        if activation == "sigmoid":
            v = v * (n - n * n)
        elif activation == "tanh":
            v = v * (1 - n * n)
        elif activation == "relu":
            v = v * np.sign(n)
        found = [before.T @ v, v, *found]
        v = v @ W.T
    return found


def gradients(y, cache):
    return tuple(_walk(y, cache))


def gradients_by_kronecker(y, cache):
    return tuple(vec(one) if at % 2 == 0 else one for at, one in enumerate(_walk(y, cache)))
