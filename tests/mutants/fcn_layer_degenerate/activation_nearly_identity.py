# About: Z plus 1e-9 Z^2, so that it is no identity.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_forward.relu activation_forward.softmax activation_forward.inputs activation_backward.sigmoid activation_backward.tanh activation_backward.relu activation_backward.softmax activation_backward.inputs
def activation_forward(Z, activation):
    return Z + 1e-9 * Z**2, Z


def activation_backward(dA, cache, activation):
    Z = cache
    return dA * (1 + 2e-9 * Z)
