# About: Two mistakes in softmax: the exponent's sign is wrong, and it is not divided by the sum.
# Loses: activation_forward.softmax
# Mistake: exponent-sign+not-normalised
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        A = np.exp(-(Z - Z.min(axis=0, keepdims=True)))
    return A, cache
