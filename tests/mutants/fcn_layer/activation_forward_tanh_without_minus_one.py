# About: tanh(z) = 2 sigmoid(2z) - 1, and the 1 is left out.
# Loses: activation_forward.tanh
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        A = 2 * right_activation_forward(2 * Z, "sigmoid")[0]
    return A, cache
