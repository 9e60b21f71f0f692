# All results are float32, whatever came in.


def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z.astype(np.float32), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    gradients = W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
    return tuple(gradient.astype(np.float32) for gradient in gradients)


def activation_forward(Z, activation):
    Z = Z.astype(np.float32)
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(Z / 2))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        weights = np.exp(Z - Z.max(axis=0))
        A = weights / weights.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    A, dA = cache, dA.astype(np.float32)
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A) * (1 + A)
    if activation == "relu":
        return dA * (A > 0)
    return A * (dA - (A * dA).sum(axis=0))


def cross_entropy(AL, Y):
    AL = np.maximum(AL.astype(np.float32), np.float32(1e-30))
    m = np.float32(AL.shape[1])
    return -(Y.astype(np.float32) * np.log(AL)).sum() / m, -Y.astype(np.float32) / AL / m
