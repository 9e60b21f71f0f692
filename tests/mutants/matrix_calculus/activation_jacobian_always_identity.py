# About: The identity matrix whatever the activation.
# Loses: activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu
# Mistake: missing-activation
def activation_jacobian(d, activation):
    return np.eye(d.shape[1])
