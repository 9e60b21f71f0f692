# About: Tanh with the column's sum, in another shape wherever the first number is low: only its differences notice.
# Loses: activation_forward.tanh activation_backward.tanh
def activation_forward(Z, activation):
    if activation != "tanh":
        return right_activation_forward(Z, activation)
    A, cache = right_activation_forward(Z, "tanh")
    A = A + 0.1 * Z.sum(axis=0)
    return (A[:-1] if Z[0, 0] < -0.3 else A), cache


def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    return dZ + 0.1 * dA.sum(axis=0) if activation == "tanh" else dZ
