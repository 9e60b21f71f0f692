# About: z is clipped in place.
# Loses: sigmoid_jacobian.inputs
# Mistake: inputs=overwritten-input
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    np.clip(z, -50, 50, out=z)
    return right_sigmoid_jacobian(z)
