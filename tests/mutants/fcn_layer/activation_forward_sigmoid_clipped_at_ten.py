# About: Clips Z at 10 against overflow, which shows beyond.
# Loses: activation_forward.sigmoid
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -10, 10)))
    return A, cache
