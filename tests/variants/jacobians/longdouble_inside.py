# As many digits as there are, inside; float64 comes out.
def _wide(*arrays):
    return [np.asarray(array, dtype=np.longdouble) for array in arrays]


def numerical_jacobian(f, x, h=1e-5):
    J = []
    for j in range(len(x)):
        e = np.zeros(len(x))
        e[j] = h
        ahead, behind = _wide(f(x + e), f(x - e))
        J.append((ahead - behind) / (2 * h))
    return np.array(J).T.astype(float)


def sigmoid_jacobian(z):
    (z,) = _wide(z)
    a = 1 / (1 + np.exp(-z))
    return np.diag(a * (1 - a)).astype(float)


def softmax_jacobian(z):
    (z,) = _wide(z)
    a = np.exp(z) / np.exp(z).sum()
    return (np.diag(a) - np.outer(a, a)).astype(float)


def vjp(jacobian, upstream):
    jacobian, upstream = _wide(jacobian, upstream)
    return (jacobian.T @ upstream).astype(float)


def weight_jacobian(W, y):
    T = np.zeros(W.shape[:1] + W.shape, dtype=y.dtype)
    for i, sheet in enumerate(T):
        sheet[i] = y
    return T


def tensor_vjp(jacobian, upstream):
    jacobian, upstream = _wide(jacobian, upstream)
    total = np.zeros(jacobian.shape[1:], dtype=np.longdouble)
    for sheet, number in zip(jacobian, upstream):
        total += sheet * number
    return total.astype(float)


def weight_gradient(upstream, y):
    upstream, y = _wide(upstream, y)
    return np.outer(upstream, y).astype(float)


def chain_forward(x, W1, W2, w3):
    wide = _wide(x, W1, W2, w3)
    return float(wide[3] @ wide[2] @ wide[1] @ wide[0]), wide


def chain_backward(cache):
    x, W1, W2, w3 = cache
    dy = w3 @ W2
    y = W1 @ x
    return tuple(g.astype(float) for g in (dy @ W1, np.outer(dy, x), np.outer(w3, y), W2 @ y))
