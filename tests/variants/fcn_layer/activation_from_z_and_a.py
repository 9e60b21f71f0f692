# The cache holds Z and A; each derivative takes what is handier.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(0.5 * Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = (np.abs(Z) + Z) / 2
    elif activation == "softmax":
        A = np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))
    return A, (Z, A)


def activation_backward(dA, cache, activation):
    Z, A = cache
    if activation == "sigmoid":
        return dA * (A - A**2)
    if activation == "tanh":
        return dA / np.cosh(Z) ** 2
    if activation == "relu":
        return np.where(Z >= 0, dA, 0)
    return A * (dA - np.einsum("pi,pi->i", A, dA))
