# Layer functions that use none of the smaller functions.


def layer_forward(A_prev, W, b, activation):
    Z = np.matmul(W, A_prev) + b
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        A = np.exp(-np.logaddexp(0, -Z))
    elif activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, (A_prev, W, Z)


def layer_backward(dA, cache, activation):
    A_prev, W, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    elif activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        s = E / E.sum(axis=0)
        dZ = s * (dA - (dA * s).sum(axis=0))
    return W.T.dot(dZ), dZ.dot(A_prev.T), dZ.sum(axis=1)[:, None]
