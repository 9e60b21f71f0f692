# Comprehensions over plain lists, made arrays at the end.


def vec(W):
    return np.array([element for row in W for element in row])


def unvec(w, shape):
    numbers = iter(w)
    return np.array([[next(numbers) for _ in range(shape[1])] for _ in range(shape[0])])


def linear_jacobian(n, k):
    return np.array([[x if j == l else 0.0 for l in range(k)] for x in n[0] for j in range(k)])


def activation_jacobian(d, activation):
    n = activate(d, activation)[0]
    rule = {
        "identity": lambda a: 1.0,
        "sigmoid": lambda a: a * (1 - a),
        "tanh": lambda a: 1 - a * a,
        "relu": lambda a: 1.0 if a > 0 else 0.0,
    }[activation]
    return np.array([[rule(a) if i == j else 0.0 for j in range(len(n))] for i, a in enumerate(n)])


def mse_loss(n2, y):
    return sum((a - b) ** 2 for a, b in zip(n2[0], y[0]))


def mse_gradient(n2, y):
    return np.array([[2 * (a - b)] for a, b in zip(n2[0], y[0])])


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = activate(np.array([[n0[0] @ column for column in W1.T]]) + b1, activation)
    n2 = activate(np.array([[n1[0] @ column for column in W2.T]]) + b2, activation)
    slopes = [n * (1 - n) if activation == "sigmoid" else 1 - n * n if activation == "tanh" else n for n in (n1, n2)]
    if activation in ("identity", "relu"):
        slopes = [np.ones(n.shape) if activation == "identity" else 1.0 * (n > 0) for n in (n1, n2)]
    return n2, (n0, n1, W2, n2, slopes)


def weight_gradient(n, v):
    return np.array([x * v[0] for x in n[0]])


def gradients(y, cache):
    n0, n1, W2, n2, (s1, s2) = cache
    v2 = np.array([[2 * (a - b) * s for a, b, s in zip(n2[0], y[0], s2[0])]])
    v1 = np.array([[(row @ v2[0]) * s for row, s in zip(W2, s1[0])]])
    return weight_gradient(n0, v1), v1, weight_gradient(n1, v2), v2


def gradients_by_kronecker(y, cache):
    n0, n1, W2, n2, (s1, s2) = cache
    v2 = 2 * (n2 - y) * s2
    v1 = (W2 @ v2.T).T * s1
    return np.array([x * v for x in n0[0] for v in v1[0]]), v1, np.array([x * v for x in n1[0] for v in v2[0]]), v2
