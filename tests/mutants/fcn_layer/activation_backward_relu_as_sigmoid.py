# About: Everything that is not tanh or softmax gets sigmoid's derivative, relu included.
# Loses: activation_backward.relu
# Mistake: wrong-activation
def activation_forward(Z, activation):
    return right_activation_forward(Z, activation)[0], Z


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA / np.cosh(cache) ** 2
    if activation == "softmax":
        A, _ = right_activation_forward(cache, "softmax")
        return A * (dA - (A * dA).sum(axis=0))
    s = right_activation_forward(cache, "sigmoid")[0]
    return dA * s * (1 - s)
