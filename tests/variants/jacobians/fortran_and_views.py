# Results in other layouts: transposed views, Fortran order, big-endian numbers, every second element of an array.
def numerical_jacobian(f, x, h=1e-5):
    m = x.size
    J = np.empty((f(x).size, m), order="F")
    for j in range(m - 1, -1, -1):
        e = np.where(np.arange(m) == j, h, 0)
        J[:, j] = (f(x + e) - f(x - e)) / (2 * h)
    return J


def _spaced(array):
    roomy = np.full(tuple(2 * n for n in array.shape), np.nan)
    view = roomy[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


def sigmoid_jacobian(z):
    e = np.exp(-np.abs(z))
    return _spaced(np.diag(e / (1 + e) ** 2))


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / e.sum()
    return (np.diag(a) - np.outer(a, a)).T


def vjp(jacobian, upstream):
    return _spaced((upstream[None] @ jacobian)[0])


def weight_jacobian(W, y):
    T = np.zeros((W.shape[1], len(W), len(W)), dtype=">f8")
    for i in range(len(W)):
        T[:, i, i] = y
    return T.transpose(1, 2, 0)


def tensor_vjp(jacobian, upstream):
    shape = jacobian.shape[1:]
    flat = np.asfortranarray(jacobian).reshape(len(jacobian), -1, order="F")
    return (flat.T @ upstream).reshape(shape, order="F")


def weight_gradient(upstream, y):
    return np.outer(y, upstream).T


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    return np.array([w3 @ z]), {"way": (x, y, z), "weights": {"W1": W1.copy(), "W2": W2.copy(), "w3": w3.copy()}}


def chain_backward(cache):
    (x, y, z), weights = cache["way"], cache["weights"]
    dy = weights["w3"] @ weights["W2"]
    return _spaced(dy @ weights["W1"]), np.outer(x, dy).T, np.outer(y, weights["w3"]).T, z[::-1][::-1]
