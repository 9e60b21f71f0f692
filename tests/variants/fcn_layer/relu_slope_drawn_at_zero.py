# ReLU's slope at the kink is another in each element.


def activation_forward(Z, activation):
    if activation == "relu":
        slope = np.where(Z == 0, np.random.rand(*Z.shape), Z > 0)
        return Z * slope, slope
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), E / E.sum(axis=0)
    A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(-Z, 0))
    return A, A


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "relu":
        return dA * A
    if activation == "softmax":
        return A * (dA - (A * dA).sum(axis=0))
    return dA * A * (1 - A) if activation == "sigmoid" else dA * (1 - A * A)
