# The sigmoid's derivative is 1 / (2 + 2 cosh z), that of tanh 4 s(2z) (1 - s(2z)).


def _sigmoid(Z):
    return 0.5 + 0.5 * np.tanh(0.5 * Z)


def activation_forward(Z, activation):
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), Z
    functions = {"sigmoid": _sigmoid, "tanh": lambda z: 2 * _sigmoid(2 * z) - 1, "relu": lambda z: (z > 0) * z}
    return functions[activation](Z), Z


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return dA / (2 + 2 * np.cosh(cache))
    if activation == "tanh":
        return dA * 4 * _sigmoid(2 * cache) * (1 - _sigmoid(2 * cache))
    if activation == "relu":
        return dA * (1 + np.sign(cache)) / 2
    A, _ = activation_forward(cache, activation)
    return A * (dA - (A * dA).sum(axis=0, keepdims=True))
