# About: 1 - a instead of 1 - a^2.
# Loses: activation_backward.tanh
# Mistake: missing-square
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "tanh":
        return dA * (1 - A)
    return right_activation_backward(dA, A, activation)
