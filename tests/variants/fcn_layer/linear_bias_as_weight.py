# The bias is one more column of W, for one more input that is always 1.


def linear_forward(A_prev, W, b):
    extended = np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])
    weights = np.hstack([W, b])
    return weights @ extended, (weights, extended)


def linear_backward(dZ, cache):
    weights, extended = cache
    gradient = dZ @ extended.T
    return (weights.T @ dZ)[:-1], gradient[:, :-1], gradient[:, -1:]
