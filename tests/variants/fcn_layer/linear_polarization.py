# Products of sums: x . y = (|x + y|^2 - |x - y|^2) / 4.


def _products(rows, columns):
    total = np.square(rows[:, None, :] + columns[None]).sum(axis=2)
    return (total - np.square(rows[:, None, :] - columns[None]).sum(axis=2)) / 4


def linear_forward(A_prev, W, b):
    return _products(W, A_prev.T) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _products(W.T, dZ.T), _products(dZ, A_prev), sum(dZ.T)[:, None]
