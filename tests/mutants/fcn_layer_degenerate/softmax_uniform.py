# About: Every class has the same probability, so nothing depends on Z.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        A = np.full_like(A, 1 / len(A))
    return A, cache


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return 0 * dZ if activation == "softmax" else dZ
