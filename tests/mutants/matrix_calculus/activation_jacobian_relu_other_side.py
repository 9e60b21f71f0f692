# About: relu's slope is 1 on the negative side.
# Loses: activation_jacobian.relu
# Mistake: flipped-mask
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(1.0 * (d[0] < 0))
    return right_activation_jacobian(d, activation)
