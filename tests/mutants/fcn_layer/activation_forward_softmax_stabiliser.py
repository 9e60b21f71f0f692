# About: Adds 1e-3 to the denominator against a division by zero.
# Loses: activation_forward.softmax
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=0))
        A = e / (e.sum(axis=0) + 1e-3)
    return A, cache
