# Every function computes in float32 and hands back float64.


def _single(*arrays):
    return [np.asarray(array, dtype=np.float32) for array in arrays]


def _double(array):
    return array.astype(np.float64)


def linear_forward(A_prev, W, b):
    A_prev, W, b = _single(A_prev, W, b)
    return _double(W @ A_prev + b), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    (dZ,) = _single(dZ)
    return _double(W.T @ dZ), _double(dZ @ A_prev.T), _double(dZ.sum(axis=1, keepdims=True))


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
    return _double(A), A


def activation_backward(dA, cache, activation):
    A, dA = _single(cache, dA)
    if activation == "sigmoid":
        return _double(dA * A * (1 - A))
    if activation == "tanh":
        return _double(dA * (1 - A * A))
    if activation == "relu":
        return _double(dA * (A > 0))
    return _double(A * (dA - (A * dA).sum(axis=0)))


def cross_entropy(AL, Y):
    AL, Y = _single(AL, Y)
    P = np.maximum(AL, np.float32(1e-20))
    m = np.float32(AL.shape[1])
    return float(-(Y * np.log(P)).sum() / m), _double(-Y / P / m)
