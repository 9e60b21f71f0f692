# About: tanh from exponentials, inf / inf for large entries.
# Loses: activation_forward.tanh
# Mistake: not-finite
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        A = tanh(Z)
    return A, cache
