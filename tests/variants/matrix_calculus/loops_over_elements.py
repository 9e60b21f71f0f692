# Every element of everything in a loop of its own.
import math


def vec(W):
    w = np.zeros(W.shape[0] * W.shape[1])
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            w[i * W.shape[1] + j] = W[i, j]
    return w


def unvec(w, shape):
    W = np.zeros(shape)
    for i in range(shape[0]):
        for j in range(shape[1]):
            W[i, j] = w[i * shape[1] + j]
    return W


def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k))
    for i in range(n.shape[1]):
        for j in range(k):
            J[i * k + j, j] = n[0, i]
    return J


def _f(z, activation):
    if activation == "identity":
        return z
    if activation == "sigmoid":
        return (1 + math.tanh(z / 2)) / 2
    if activation == "tanh":
        return math.tanh(z)
    return max(z, 0.0)


def _df(n, activation):
    if activation == "identity":
        return 1.0
    if activation == "sigmoid":
        return n * (1 - n)
    if activation == "tanh":
        return (1 - n) * (1 + n)
    return 1.0 if n > 0 else 0.0


def activation_jacobian(d, activation):
    k = d.shape[1]
    J = np.zeros((k, k))
    for j in range(k):
        J[j, j] = _df(_f(d[0, j], activation), activation)
    return J


def mse_loss(n2, y):
    total = 0.0
    for j in range(y.shape[1]):
        total += (n2[0, j] - y[0, j]) ** 2
    return total


def mse_gradient(n2, y):
    g = np.zeros((y.shape[1], 1))
    for j in range(y.shape[1]):
        g[j, 0] = 2 * n2[0, j] - 2 * y[0, j]
    return g


def _layer(n, W, b, activation):
    rows, columns = n.tolist()[0], W.T.tolist()
    d = [sum(x * w for x, w in zip(rows, column)) + shift for column, shift in zip(columns, b.tolist()[0])]
    return np.array([[_f(z, activation) for z in d]])


def network_forward(n0, W1, b1, W2, b2, activation):
    n1 = _layer(n0, W1, b1, activation)
    n2 = _layer(n1, W2, b2, activation)
    return n2, {"n0": n0, "n1": n1, "n2": n2, "W2": W2, "activation": activation}


def weight_gradient(n, v):
    dW = np.zeros((n.shape[1], v.shape[1]))
    for i, x in enumerate(n.tolist()[0]):
        for j, slope in enumerate(v.tolist()[0]):
            dW[i, j] = x * slope
    return dW


def _back(y, cache):
    n1, n2, activation = cache["n1"].tolist()[0], cache["n2"].tolist()[0], cache["activation"]
    v2 = [2 * (n - t) * _df(n, activation) for n, t in zip(n2, y.tolist()[0])]
    v1 = [
        sum(w * v for w, v in zip(row, v2)) * _df(n, activation)
        for row, n in zip(cache["W2"].tolist(), n1)
    ]
    return np.array([v1]), np.array([v2])


def gradients(y, cache):
    v1, v2 = _back(y, cache)
    return weight_gradient(cache["n0"], v1), v1, weight_gradient(cache["n1"], v2), v2


def gradients_by_kronecker(y, cache):
    v1, v2 = _back(y, cache)
    J1, J2 = linear_jacobian(cache["n0"], v1.shape[1]), linear_jacobian(cache["n1"], v2.shape[1])
    dw1 = [sum(J1[a, j] * v1[0, j] for j in range(v1.shape[1])) for a in range(len(J1))]
    dw2 = [sum(J2[a, j] * v2[0, j] for j in range(v2.shape[1])) for a in range(len(J2))]
    return np.array(dw1), v1, np.array(dw2), v2
