# About: A minus from the exponent stays.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=sign
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return np.diag(a * (a - 1))
