# Activations are computed in float32 and handed back as float64.


def activation_forward(Z, activation):
    z = Z.astype(np.float32)
    if activation == "sigmoid":
        small = np.exp(-np.abs(z))
        a = np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = np.maximum(z, 0)
    else:
        weights = np.exp(z - z.max(axis=0))
        a = weights / weights.sum(axis=0)
    return a.astype(np.float64), a


def activation_backward(dA, cache, activation):
    a, upstream = cache, dA.astype(np.float32)
    if activation == "sigmoid":
        dZ = upstream * a * (1 - a)
    elif activation == "tanh":
        dZ = upstream * (1 - a * a)
    elif activation == "relu":
        dZ = np.where(a > 0, upstream, np.float32(0))
    else:
        dZ = a * (upstream - (a * upstream).sum(axis=0))
    return dZ.astype(np.float64)
