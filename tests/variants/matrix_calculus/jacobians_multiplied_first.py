# The large products first: every factor of the chain is a matrix until the last one; lambdas for functions.
from functools import reduce

vec = lambda W: W.ravel()
unvec = lambda w, shape: w.reshape(shape)
linear_jacobian = lambda n, k: np.block([[x * np.eye(k)] for x in n[0]])
mse_loss = lambda n2, y: float(np.trace((n2 - y).T @ (n2 - y)))
mse_gradient = lambda n2, y: np.diag([2.0] * n2.size) @ (n2 - y).T
weight_gradient = lambda n, v: n.T.dot(v)


def activation_jacobian(d, activation):
    match activation:
        case "identity":
            return np.identity(d.shape[1])
        case "sigmoid":
            small = np.exp(-abs(d[0]))
            return np.diag(small / (1 + small) ** 2)
        case "tanh":
            return np.diag((1 - np.tanh(d[0])) * (1 + np.tanh(d[0])))
        case "relu":
            return np.diag(np.where(d[0] >= 0, 1.0, 0.0))


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = np.concatenate([n0, [[1.0]]], axis=1) @ np.concatenate([W1, b1])
    n1 = activate(d1, activation)
    d2 = np.concatenate([n1, [[1.0]]], axis=1) @ np.concatenate([W2, b2])
    n2 = activate(d2, activation)
    return n2, {"rows": (n0, n1, n2), "before": (d1, d2), "W2": W2, "activation": activation}


def gradients_by_kronecker(y, cache):
    (n0, n1, n2), (d1, d2) = cache["rows"], cache["before"]
    D1, D2 = activation_jacobian(d1, cache["activation"]), activation_jacobian(d2, cache["activation"])
    tail = [D2, mse_gradient(n2, y)]
    to_b1 = [D1, cache["W2"], *tail]
    to_w1 = [linear_jacobian(n0, d1.shape[1]), *to_b1]
    to_w2 = [linear_jacobian(n1, d2.shape[1]), *tail]
    w1, b1, w2, b2 = (reduce(np.matmul, chain) for chain in (to_w1, to_b1, to_w2, tail))
    return w1.flatten(), b1.reshape(1, -1), w2.flatten(), b2.reshape(1, -1)


def gradients(y, cache):
    (n0, n1, n2), (d1, d2) = cache["rows"], cache["before"]
    f = cache["activation"]
    if f == "identity":
        s1, s2 = 1, 1
    elif f == "relu":
        s1, s2 = d1 >= 0, d2 >= 0
    elif f == "tanh":
        s1, s2 = 1 - n1 * n1, 1 - n2 * n2
    else:
        s1, s2 = n1 * (1 - n1), n2 * (1 - n2)
    db2 = 2 * s2 * (n2 - y)
    db1 = s1 * db2.dot(cache["W2"].T)
    return n0.T.dot(db1), db1, n1.T.dot(db2), db2
