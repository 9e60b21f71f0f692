# About: Softmax of -Z: the smallest entry gets the largest probability.
# Loses: activation_forward.softmax
# Mistake: exponent-sign
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        shifted = Z.min(axis=0) - Z
        weights = np.exp(shifted)
        A = weights / weights.sum(axis=0)
    return A, cache
