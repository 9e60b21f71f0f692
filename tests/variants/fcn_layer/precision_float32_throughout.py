# Every function computes in float32 and hands back float64.


def _single(*arrays):
    return [np.asarray(array, dtype=np.float32) for array in arrays]


def linear_forward(A_prev, W, b):
    A_prev, W, b = _single(A_prev, W, b)
    return np.float64(W @ A_prev + b), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    (dZ,) = _single(dZ)
    return np.float64(W.T @ dZ), np.float64(dZ @ A_prev.T), np.float64(dZ.sum(axis=1, keepdims=True))


def activation_forward(Z, activation):
    (Z,) = _single(Z)
    if activation == "sigmoid":
        A = (1 + np.tanh(Z / 2)) / 2
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return np.float64(A), A


def activation_backward(dA, cache, activation):
    A, dA = _single(cache, dA)
    if activation == "sigmoid":
        return np.float64(dA * A * (1 - A))
    if activation == "tanh":
        return np.float64(dA * (1 - A * A))
    if activation == "relu":
        return np.float64(dA * (A > 0))
    return np.float64(A * (dA - (A * dA).sum(axis=0)))


def cross_entropy(AL, Y):
    AL, Y = _single(AL, Y)
    P = np.maximum(AL, np.float32(1e-20))
    m = np.float32(AL.shape[1])
    return float(-(Y * np.log(P)).sum() / m), np.float64(-Y / P / m)
