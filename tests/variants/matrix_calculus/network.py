# %% cache_used_up
# A cache that can be used once for each way back: a dict that is emptied, in chunks of blocks.


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = n0 @ W1 + b1
    n1 = activate(d1, activation)
    d2 = n1 @ W2 + b2
    n2 = activate(d2, activation)
    return n2, {"left": [n0, d1, n1, W2, d2, n2], "f": activation}


def _slope(d, f):
    if f == "identity":
        return np.ones_like(d)
    if f == "relu":
        return np.heaviside(d, 0)
    return 1 - np.tanh(d) ** 2 if f == "tanh" else np.exp(-np.logaddexp(0, d) - np.logaddexp(0, -d))


def _taken(cache):
    return [cache["left"].pop() for _ in range(6)][::-1]


def gradients(y, cache):
    n0, d1, n1, W2, d2, n2 = _taken(cache)
    v2 = _slope(d2, cache["f"]) * (n2 - y) * 2
    v1 = _slope(d1, cache["f"]) * (v2 @ W2.T)
    return (n0.T @ v1, v1, n1.T @ v2, v2)


def gradients_by_kronecker(y, cache):
    n0, d1, n1, W2, d2, n2 = _taken(cache)
    v2 = np.diag(_slope(d2, cache["f"])[0]) @ mse_gradient(n2, y)
    v1 = np.diag(_slope(d1, cache["f"])[0]) @ (W2 @ v2)
    dw1 = np.concatenate([x * np.eye(len(v1)) @ v1 for x in n0[0]])[:, 0]
    dw2 = np.concatenate([x * np.eye(len(v2)) @ v2 for x in n1[0]])[:, 0]
    return dw1, v1.T, dw2, v2.T
