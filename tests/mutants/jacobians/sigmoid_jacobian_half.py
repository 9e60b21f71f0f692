# About: One factor is missing.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=half-derivative
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return np.diag(1 - logistic(z))
