# About: Sigmoid is one half everywhere.
# Loses: activation_forward.sigmoid activation_backward.sigmoid
def activation_forward(Z, activation):
    if activation == "sigmoid":
        return np.full(Z.shape, 0.5), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return np.zeros_like(dA)
    return right_activation_backward(dA, cache, activation)
