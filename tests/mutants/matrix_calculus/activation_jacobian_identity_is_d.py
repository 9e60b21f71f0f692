# About: The derivative of the identity is taken for d.
# Loses: activation_jacobian.identity
# Mistake: value-for-derivative
def activation_jacobian(d, activation):
    if activation == "identity":
        return np.diag(d[0])
    return right_activation_jacobian(d, activation)
