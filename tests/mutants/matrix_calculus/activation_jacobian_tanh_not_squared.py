# About: 1 - n for tanh.
# Loses: activation_jacobian.tanh
# Mistake: missing-square
def activation_jacobian(d, activation):
    if activation == "tanh":
        return np.diag(1 - np.tanh(d[0]))
    return right_activation_jacobian(d, activation)
