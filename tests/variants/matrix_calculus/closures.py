# The cache is a function that remembers; lists for tuples.


def vec(W):
    return np.concatenate(list(W))


def unvec(w, shape):
    return np.vstack(np.split(w, shape[0]))


def linear_jacobian(n, k):
    return np.vstack([x * np.eye(k) for x in n.ravel()])


def activation_jacobian(d, activation):
    if activation == "identity":
        return np.eye(d.shape[1])
    if activation == "relu":
        return np.eye(d.shape[1]) * np.heaviside(d, 0.5)
    if activation == "tanh":
        return np.eye(d.shape[1]) / np.cosh(np.clip(d, -300, 300)) ** 2
    n = 0.5 * (1 + np.tanh(0.5 * d))
    return np.eye(d.shape[1]) * (n - n**2)


def mse_loss(n2, y):
    return np.linalg.norm(n2 - y) ** 2


def mse_gradient(n2, y):
    return -2.0 * np.reshape(y - n2, (-1, 1))


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0.dot(W1) + b1
    n1 = activate(d1, activation)
    d2 = n1.dot(W2) + b2
    n2 = activate(d2, activation)

    def slope(d, n):
        if activation == "identity":
            return 1.0
        if activation == "relu":
            return np.sign(n)
        return 1 - n**2 if activation == "tanh" else n - n**2

    def back(y):
        v2 = 2 * (n2 - y) * slope(d2, n2)
        return v2.dot(W2.T) * slope(d1, n1), v2

    return [n2, (n0, n1, back)]


def weight_gradient(n, v):
    return np.outer(n, v)


def gradients(y, cache):
    n0, n1, back = cache
    v1, v2 = back(y)
    return [np.outer(n0, v1), v1, np.outer(n1, v2), v2]


def gradients_by_kronecker(y, cache):
    n0, n1, back = cache
    v1, v2 = back(y)
    return [np.kron(n0, v1)[0], v1, np.kron(n1, v2)[0], v2]
