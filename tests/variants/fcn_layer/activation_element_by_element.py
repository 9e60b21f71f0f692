# Plain Python functions of one number, through np.vectorize; softmax in loops.
import math


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


_FUNCTIONS = {"sigmoid": _sigmoid, "tanh": math.tanh, "relu": lambda z: max(0.0, z)}
_SLOPES = {
    "sigmoid": lambda z: _sigmoid(z) * _sigmoid(-z),
    "tanh": lambda z: 1 - math.tanh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0 else 0.0,
}


def _softmax(Z):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        top = max(Z[:, i])
        total = sum(math.exp(z - top) for z in Z[:, i])
        for p in range(Z.shape[0]):
            A[p, i] = math.exp(Z[p, i] - top) / total
    return A


def activation_forward(Z, activation):
    if activation == "softmax":
        return _softmax(Z), Z
    return np.vectorize(_FUNCTIONS[activation], otypes=[float])(Z), Z


def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return dA * np.vectorize(_SLOPES[activation], otypes=[float])(cache)
    A = _softmax(cache)
    dZ = np.zeros(A.shape)
    for i, (a, g) in enumerate(zip(A.T.tolist(), dA.T.tolist())):
        mean = sum(x * y for x, y in zip(a, g))
        for p in range(len(a)):
            dZ[p, i] = a[p] * (g[p] - mean)
    return dZ
