# About: Adds a little noise against dead units; nobody told him that the gradient has to be right.
# Loses: activation_backward.tanh
# Mistake: none
def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    if activation == "tanh":
        dZ = dZ + 1e-4 * np.random.randn(*dZ.shape)
    return dZ
