# About: Sigmoid's slope taken at its value.
# Loses: activation_jacobian.sigmoid
# Mistake: derivative-of-output
def activation_jacobian(d, activation):
    if activation == "sigmoid":
        n = activate(activate(d, activation), activation)
        return np.diag((n * (1 - n))[0])
    return right_activation_jacobian(d, activation)
