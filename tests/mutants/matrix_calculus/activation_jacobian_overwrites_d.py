# About: Puts the slopes where d was.
# Loses: activation_jacobian.inputs
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    d[:] = s
    return np.diag(d[0])
