# ReLU's slope at the kink is taken as 1.


def activation_forward(Z, activation):
    if activation == "relu":
        return np.maximum(Z, 0), Z
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), Z
    return np.tanh(Z) if activation == "tanh" else (np.tanh(Z / 2) + 1) / 2, Z


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return dA * (cache >= 0).astype(int)
    A, _ = activation_forward(cache, activation)
    if activation == "softmax":
        return A * (dA - (A * dA).sum(axis=0))
    return dA * (1 - A**2) if activation == "tanh" else dA * A * (1 - A)
