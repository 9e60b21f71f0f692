# About: Taken for softmax.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=wrong-activation
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return right_softmax_jacobian(z)
