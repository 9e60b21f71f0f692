# The plain formula of the sigmoid: where it overflows, 1 / inf is the 0 that is right.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.where(Z > 0, Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, A
