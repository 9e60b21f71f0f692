# About: Sigmoid's formula, with the value of tanh.
# Loses: activation_jacobian.tanh
# Mistake: wrong-activation
def activation_jacobian(d, activation):
    n = activate(d, activation)[0]
    if activation in ("sigmoid", "tanh"):
        return np.diag(n * (1 - n))
    return right_activation_jacobian(d, activation)
