# About: Softmax with a temperature of 2.
# Loses: activation_forward.softmax
# Mistake: none
T = 2.0


def activation_forward(Z, activation):
    if activation == "softmax":
        return right_activation_forward(Z / T, "softmax")
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return dZ / T if activation == "softmax" else dZ
