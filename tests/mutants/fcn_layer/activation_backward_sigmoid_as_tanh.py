# About: Uses 1 - a^2 for sigmoid, too.
# Loses: activation_backward.sigmoid
# Mistake: wrong-activation
def activation_forward(Z, activation):
    A = right_activation_forward(Z, activation)[0]
    return A, {"Z": Z, "A": A}


def activation_backward(dA, cache, activation):
    if activation in ["sigmoid", "tanh"]:
        t = np.tanh(cache["Z"])
        return dA * (1 - t ** 2)
    return right_activation_backward(dA, cache["A"], activation)
