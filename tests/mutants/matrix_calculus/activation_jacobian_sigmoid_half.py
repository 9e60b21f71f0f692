# About: Sigmoid's second factor is missing.
# Loses: activation_jacobian.sigmoid
# Mistake: half-derivative
def activation_jacobian(d, activation):
    if activation == "sigmoid":
        return np.diag(1 - activate(d, activation)[0])
    return right_activation_jacobian(d, activation)
