# The cache is the way back itself; helpers are made by other functions.
def _mover(x, h):
    def move(j, sign):
        y = x.copy()
        y[j] = y[j] + sign * h
        return y

    return move


def numerical_jacobian(f, x, h=1e-5):
    move = _mover(x, h)
    rows = [(f(move(j, +1)) - f(move(j, -1))) * (0.5 / h) for j in range(x.size)]
    return np.array(rows).T


sigmoid_jacobian = lambda z: np.diag(np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z)))


def softmax_jacobian(z):
    shifted = z - z.max()
    log_a = shifted - np.log(np.exp(shifted).sum())
    a = np.exp(log_a)
    return a[:, None] * (np.eye(len(z)) - a[None, :])


vjp = lambda jacobian, upstream: upstream @ jacobian
tensor_vjp = lambda jacobian, upstream: np.tensordot(upstream, jacobian, axes=1)
weight_gradient = lambda upstream, y: np.multiply.outer(upstream, y)


def weight_jacobian(W, y):
    rows = np.arange(W.shape[0])
    T = np.zeros((W.shape[0],) + W.shape)
    T[rows, rows] = y
    return T


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y

    def backward():
        dy = w3 @ W2
        return dy @ W1, np.outer(dy, x), np.outer(w3, y), W2 @ y

    return w3 @ z, backward


def chain_backward(cache):
    return cache()
