# About: A leaky relu.
# Loses: activation_jacobian.relu
# Mistake: leaky-relu
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(np.where(d[0] > 0, 1, 0.01))
    return right_activation_jacobian(d, activation)
