# About: Sigmoid with the exponent's sign wrong; its derivative follows.
# Loses: activation_forward.sigmoid
# Mistake: exponent-sign
def activation_forward(Z, activation):
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(Z))
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return -dA * cache * (1 - cache)
    return right_activation_backward(dA, cache, activation)
