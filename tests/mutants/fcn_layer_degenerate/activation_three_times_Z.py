# About: The identity, three times as large.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    A = 3 * Z
    return A, A


def activation_backward(dA, cache, activation):
    return 3 * dA
