# About: Copied the line of sigmoid for tanh and did not change it.
# Loses: activation_forward.tanh
# Mistake: wrong-activation
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(Z / 2))
    elif activation == "tanh":
        A = 0.5 * (1 + np.tanh(Z / 2))
    return A, cache
