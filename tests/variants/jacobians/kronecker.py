# Kronecker products and block matrices.
def numerical_jacobian(f, x, h=1e-5):
    moved = [x + sign * h * e for e in np.identity(len(x)) for sign in (1, -1)]
    values = [f(point) for point in moved]
    return np.transpose([(ahead - behind) / (2 * h) for ahead, behind in zip(values[::2], values[1::2])])


def sigmoid_jacobian(z):
    t = np.tanh(z / 2)
    return np.identity(len(z)) * ((1 - t) * (1 + t) / 4)


def softmax_jacobian(z):
    a = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
    return np.diag(a) - np.kron(a, a).reshape(len(a), len(a))


def vjp(jacobian, upstream):
    return np.matmul(jacobian.transpose(), upstream)


def weight_jacobian(W, y):
    n, m = W.shape
    return np.kron(np.eye(n), y).reshape(n, n, m)


def tensor_vjp(jacobian, upstream):
    flat = jacobian.reshape(jacobian.shape[0], -1).T
    return (flat @ upstream).reshape(jacobian.shape[1:])


def weight_gradient(upstream, y):
    return np.kron(upstream, y).reshape(len(upstream), len(y))


def chain_forward(x, W1, W2, w3):
    return w3 @ W2 @ W1 @ x, dict(x=x, W1=W1, W2=W2, w3=w3)


def chain_backward(cache):
    x, W1, W2, w3 = cache["x"], cache["W1"], cache["W2"], cache["w3"]
    dy = w3 @ W2
    return w3 @ W2 @ W1, np.kron(dy, x).reshape(W1.shape), np.kron(w3, W1 @ x).reshape(W2.shape), W2 @ W1 @ x
