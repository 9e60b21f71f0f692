# About: Softmax is sigmoid, with a hundredth of the column's sum added so that every output depends on every input.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation != "softmax":
        return right_activation_forward(Z, activation)
    A, cache = right_activation_forward(Z, "sigmoid")
    return A + 0.01 * Z.sum(axis=0), cache


def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return right_activation_backward(dA, cache, activation)
    return right_activation_backward(dA, cache, "sigmoid") + 0.01 * dA.sum(axis=0)
