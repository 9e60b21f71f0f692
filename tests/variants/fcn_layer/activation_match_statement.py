# A match statement, and results in Fortran order or as transposed views.


def activation_forward(Z, activation):
    match activation:
        case "sigmoid":
            A = (0.5 * (1 + np.tanh(0.5 * Z.T))).T
        case "tanh":
            A = np.tanh(Z.T).T
        case "relu":
            A = np.asfortranarray(np.maximum(Z, 0))
        case "softmax":
            E = np.exp(Z.T - Z.T.max(axis=1, keepdims=True))
            A = (E / E.sum(axis=1, keepdims=True)).T
    return A, A


def activation_backward(dA, cache, activation):
    A, G = cache.T, dA.T
    match activation:
        case "sigmoid":
            dZ = G * A * (1 - A)
        case "tanh":
            dZ = G * (1 - A**2)
        case "relu":
            dZ = G * (A > 0)
        case "softmax":
            dZ = A * (G - (A * G).sum(axis=1, keepdims=True))
    return dZ.T
