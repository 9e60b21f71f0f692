# About: Subtracts the largest entry and takes exponentials, but never divides.
# Loses: activation_forward.softmax
# Mistake: not-normalised
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        top = Z.max(axis=0, keepdims=True)
        A = np.exp(Z - top)
    return A, cache
