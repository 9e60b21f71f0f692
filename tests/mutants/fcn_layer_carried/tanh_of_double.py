# About: Tanh of 2z, with the factor 2 in its derivative.
# Loses: activation_forward.tanh
# Mistake: none
def activation_forward(Z, activation):
    if activation == "tanh":
        A = np.tanh(2 * Z)
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        A = cache
        return 2 * dA * (1 - A ** 2)
    return right_activation_backward(dA, cache, activation)
