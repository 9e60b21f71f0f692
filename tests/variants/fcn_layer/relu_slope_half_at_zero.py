# ReLU's slope at the kink is taken as 1/2, the mean of both sides.


def activation_forward(Z, activation):
    if activation == "relu":
        return 0.5 * (Z + np.abs(Z)), 0.5 + 0.5 * np.sign(Z)
    if activation == "sigmoid":
        A = np.exp(np.minimum(Z, 0)) / (1 + np.exp(-np.abs(Z)))
        return A, A * (1 - A)
    if activation == "tanh":
        A = np.tanh(Z)
        return A, 1 - A * A
    E = np.exp(Z - Z.max(axis=0))
    A = E / E.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    return dA * cache if activation != "softmax" else cache * (dA - (cache * dA).sum(axis=0))
