# tanh by way of expm1, and its derivative as (1 - a)(1 + a).


def activation_forward(Z, activation):
    if activation == "tanh":
        grown = np.expm1(-2 * np.abs(Z))
        A = np.copysign(-grown / (2 + grown), Z)
    elif activation == "sigmoid":
        A = np.reciprocal(1 + np.exp(np.minimum(-Z, 700)))
    elif activation == "relu":
        A = (Z + np.sqrt(Z * Z)) / 2
    else:
        A = np.exp(Z - Z.max(axis=0))
        A = A / A.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * (1 - cache) * (1 + cache)
    if activation == "sigmoid":
        return dA * (0.25 - (cache - 0.5) ** 2)
    if activation == "relu":
        return dA * np.sign(cache)
    return cache * dA - cache * (cache * dA).sum(axis=0)
