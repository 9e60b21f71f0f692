# The cache holds the arguments alone, copied; both ways back run the network again.


def vec(W):
    return np.hstack(W)


def unvec(w, shape):
    return np.array([w[i * shape[1] : (i + 1) * shape[1]] for i in range(shape[0])])


def linear_jacobian(n, k):
    columns = []
    for j in range(k):
        unit = np.zeros((1, k))
        unit[0, j] = 1
        columns.append(np.kron(n, unit)[0])
    return np.stack(columns, axis=1)


def activation_jacobian(d, activation):
    slopes = dict(
        identity=lambda z: 1.0,
        sigmoid=lambda z: activate(z, "sigmoid") * activate(-z, "sigmoid"),
        tanh=lambda z: 1 - np.tanh(z) ** 2,
        relu=lambda z: float(z > 0),
    )
    return np.diag([slopes[activation](z) for z in d[0]])


def mse_loss(n2, y):
    return float(((n2 - y) @ (n2 - y).T)[0, 0])


def mse_gradient(n2, y):
    return np.transpose(2 * n2 - 2 * y)


def network_forward(n0, W1, b1, W2, b2, activation):
    n2 = activate(activate(n0 @ W1 + b1, activation) @ W2 + b2, activation)
    return n2, [np.array(x) for x in (n0, W1, b1, W2, b2)] + [activation]


def weight_gradient(n, v):
    return np.tensordot(n, v, axes=(0, 0))


def gradients(y, cache):
    n0, W1, b1, W2, b2, activation = cache
    n1 = activate(n0 @ W1 + b1, activation)
    n2 = activate(n1 @ W2 + b2, activation)

    def through(v, n):
        if activation == "sigmoid":
            return v * n * (1 - n)
        if activation == "tanh":
            return v - v * n * n
        if activation == "relu":
            v = v.copy()
            v[n <= 0] = 0
        return v

    v2 = through(2 * (n2 - y), n2)
    v1 = through(v2 @ W2.T, n1)
    return n0.T * v1, v1, n1.T * v2, v2


def gradients_by_kronecker(y, cache):
    n0, W1, b1, W2, b2, activation = cache
    d1 = n0 @ W1 + b1
    n1 = activate(d1, activation)
    d2 = n1 @ W2 + b2
    D1, D2 = activation_jacobian(d1, activation), activation_jacobian(d2, activation)
    g = mse_gradient(activate(d2, activation), y)
    K1, K2 = linear_jacobian(n0, d1.size), linear_jacobian(n1, d2.size)
    return (K1 @ D1 @ W2 @ D2 @ g)[:, 0], (D1 @ W2 @ D2 @ g).T, (K2 @ D2 @ g)[:, 0], (D2 @ g).T
