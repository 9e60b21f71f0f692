# About: The minus sign in sigmoid's exponent is missing: it falls where it should rise.
# Loses: activation_forward.sigmoid
# Mistake: exponent-sign
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(Z))
    return A, cache
