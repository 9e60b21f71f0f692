# A dict of pairs of functions takes the place of a chain of ifs.


def _softmax(Z):
    E = np.exp(Z - Z.max(0))
    return E / E.sum(0)


_TABLE = {
    "sigmoid": (lambda Z: 0.5 * (1 + np.tanh(0.5 * Z)), lambda A, g: g * A * (1 - A)),
    "tanh": (np.tanh, lambda A, g: g * (1 - A**2)),
    "relu": (lambda Z: Z.clip(0), lambda A, g: g * (A > 0)),
    "softmax": (_softmax, lambda A, g: A * (g - (A * g).sum(0))),
}


def activation_forward(Z, activation):
    A = _TABLE[activation][0](Z)
    return A, (A, _TABLE[activation][1])


def activation_backward(dA, cache, activation):
    A, pull = cache
    return pull(A, dA)
