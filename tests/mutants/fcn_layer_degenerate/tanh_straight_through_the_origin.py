# About: Tanh is its own tangent at 0.
# Loses: activation_forward.tanh activation_backward.tanh
def activation_forward(Z, activation):
    if activation == "tanh":
        A = Z * 1.0
        return A, A
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * 1.0
    return right_activation_backward(dA, cache, activation)
