# About: No activation, no derivative.
# Loses: activation_jacobian.identity
# Mistake: zero
def activation_jacobian(d, activation):
    if activation == "identity":
        return np.zeros((d.shape[1], d.shape[1]))
    return right_activation_jacobian(d, activation)
