# About: The values on the diagonal, not the slopes.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: identity=value-for-derivative sigmoid=half-derivative tanh=value-for-derivative relu=value-for-derivative
def activation_jacobian(d, activation):
    return np.diag(activate(d, activation)[0])
