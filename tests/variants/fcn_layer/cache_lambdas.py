# The cache of a layer is a lambda that calls two lambdas.


def activation_forward(Z, activation):
    if activation == "softmax":
        S = np.exp(Z - Z.max(axis=0))
        S = S / S.sum(axis=0)
        return S, lambda g: S * (g - np.sum(S * g, axis=0))
    T = np.tanh(Z if activation == "tanh" else Z / 2)
    if activation == "tanh":
        return T, lambda g: g - g * T**2
    if activation == "sigmoid":
        return (1 + T) / 2, lambda g: g * (1 - T**2) / 4
    return Z * (Z > 0), lambda g: g * (Z > 0)


activation_backward = lambda dA, cache, activation: cache(dA)


def layer_forward(A_prev, W, b, activation):
    A, pull = activation_forward(W @ A_prev + b, activation)
    linear = lambda g: (W.T @ g, g @ A_prev.T, g.sum(axis=1, keepdims=True))
    return A, lambda g: linear(pull(g))


layer_backward = lambda dA, cache, activation: cache(dA)
