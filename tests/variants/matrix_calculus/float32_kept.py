# All work in the precision of what comes in, with its dtype written out.


def vec(W):
    return np.asarray(W, dtype=W.dtype).ravel(order="C")


def unvec(w, shape):
    W = np.empty(shape, dtype=w.dtype)
    W.flat = w
    return W


def linear_jacobian(n, k):
    return np.kron(n.T, np.eye(k)).astype(n.dtype)


def _slope(n, activation):
    one = n.dtype.type(1)
    if activation == "identity":
        return np.full(n.shape, one)
    if activation == "sigmoid":
        return n * (one - n)
    if activation == "tanh":
        return one - n**2
    return np.greater(n, 0).astype(n.dtype)


def activation_jacobian(d, activation):
    return np.diagflat(_slope(activate(d, activation), activation)).astype(d.dtype)


def mse_loss(n2, y):
    return float(np.vdot(n2 - y, n2 - y))


def mse_gradient(n2, y):
    two = n2.dtype.type(2)
    return np.ascontiguousarray((two * (n2 - y)).T)


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = activate(np.matmul(n0, W1) + b1, activation).astype(n0.dtype)
    n2 = activate(np.matmul(n1, W2) + b2, activation).astype(n0.dtype)
    return n2, (n0, n1, n2, W2, activation)


def weight_gradient(n, v):
    return np.multiply.outer(n[0], v[0]).astype(n.dtype)


def gradients(y, cache):
    n0, n1, n2, W2, activation = cache
    v2 = 2 * (n2 - y) * _slope(n2, activation)
    v1 = np.matmul(v2, W2.T) * _slope(n1, activation)
    return weight_gradient(n0, v1), v1, weight_gradient(n1, v2), v2


def gradients_by_kronecker(y, cache):
    n0, n1, n2, W2, activation = cache
    D1, D2 = (np.diagflat(_slope(n, activation)) for n in (n1, n2))
    v2 = D2 @ mse_gradient(n2, y)
    v1 = D1 @ W2 @ v2
    return (linear_jacobian(n0, v1.size) @ v1).ravel(), v1.T, (linear_jacobian(n1, v2.size) @ v2).ravel(), v2.T
