# About: Sigmoid with 2.718 for e.
# Loses: activation_forward.sigmoid
# Mistake: none
e = 2.718


def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 1 / (1 + e ** np.clip(-Z, -700, 700))
    return A, cache
