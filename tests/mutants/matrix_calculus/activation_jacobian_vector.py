# About: The slopes as a vector, without the matrix.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: diagonal-alone
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return s[0]
