# About: The mask left as True and False.
# Loses: activation_jacobian.relu
# Mistake: not-an-array
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(d[0] > 0)
    return right_activation_jacobian(d, activation)
