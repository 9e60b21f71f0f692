# About: Leaves the factor a out of sigmoid's derivative.
# Loses: activation_backward.sigmoid
# Mistake: half-derivative
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        dZ = dA * (1 - A)
    elif activation == "tanh":
        dZ = dA * (1 - np.power(A, 2))
    elif activation == "relu":
        dZ = np.where(A > 0, dA, 0)
    else:
        dZ = A * (dA - np.sum(A * dA, axis=0))
    return dZ
