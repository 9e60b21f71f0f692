# The plain formula of the sigmoid, with NumPy's warning about the overflow left on.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 1.0 / (1.0 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(0.0, Z)
    else:
        E = np.exp(Z - Z.max(axis=0, keepdims=True))
        A = E / np.sum(E, axis=0, keepdims=True)
    return A, (activation, A)


def activation_backward(dA, cache, activation):
    name, A = cache
    if name == "softmax":
        return np.hstack([(np.diag(a) - np.outer(a, a)).dot(g)[:, None] for a, g in zip(A.T, dA.T)])
    slope = {"sigmoid": A * (1 - A), "tanh": 1 - np.power(A, 2), "relu": np.sign(A)}
    return np.multiply(dA, slope[name])
