# Boolean masks choose between two formulas for the sigmoid; relu is written into a copy.


def activation_forward(Z, activation):
    if activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = Z.copy()
        A[A < 0] = 0
    elif activation == "softmax":
        A = np.exp(Z - np.max(Z, axis=0))
        A /= A.sum(axis=0)
    else:
        positive = Z >= 0
        A = np.empty_like(Z)
        A[positive] = 1 / (1 + np.exp(-Z[positive]))
        grown = np.exp(Z[~positive])
        A[~positive] = grown / (grown + 1)
    return A, {"A": A, "Z": Z}


def activation_backward(dA, cache, activation):
    A = cache["A"]
    dZ = np.array(dA, copy=True)
    if activation == "relu":
        dZ[cache["Z"] <= 0] = 0
    elif activation == "softmax":
        dZ -= (dZ * A).sum(axis=0)
        dZ *= A
    elif activation == "tanh":
        dZ *= 1 - A**2
    else:
        dZ *= A
        dZ *= 1 - A
    return dZ
