# About: The sigmoid is applied once more before the slope is taken.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=derivative-of-output
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(logistic(z))
    return np.diag(a * (1 - a))
